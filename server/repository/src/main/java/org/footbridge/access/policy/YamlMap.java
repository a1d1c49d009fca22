package org.footbridge.access.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A map of YAML that is read strictly; what is wrong is refused with its line. */
final class YamlMap {
    private final Node node;
    private final String title;
    private final Map<String, Node> values;

    /** A name and its value. */
    record Entry(String name, Node value) {}

    /**
     * @param title of the map for messages
     * @param names that it may have
     * @throws PolicyException if it is no map, or has another or a repeated name
     */
    YamlMap(Node node, String title, Set<String> names) {
        this.node = node;
        this.title = title;
        this.values = new LinkedHashMap<>();
        for (Entry entry : entries(node, title)) {
            if (!names.contains(entry.name())) {
                throw wrong(
                        entry.value(),
                        "'" + entry.name() + "' is not known in " + title + "; it may have "
                                + String.join(", ", new TreeSet<>(names)));
            }
            values.put(entry.name(), entry.value());
        }
    }

    private static List<Entry> entries(Node node, String title) {
        if (!(node instanceof MappingNode map)) {
            throw wrong(node, title + " must be a map of names and values");
        }
        Set<String> names = new LinkedHashSet<>();
        List<Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : map.getValue()) {
            String name = scalar(tuple.getKeyNode(), title);
            if (!names.add(name)) {
                throw wrong(tuple.getKeyNode(), "'" + name + "' is there twice in " + title);
            }
            entries.add(new Entry(name, tuple.getValueNode()));
        }
        return entries;
    }

    private static String scalar(Node node, String name) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw wrong(node, name + " must be a text");
    }

    private static PolicyException wrong(Node node, String reason) {
        return new PolicyException(node.getStartMark().getLine() + 1, reason);
    }

    /** The refusal of the value of {@code name}, or of the map if it has none. */
    PolicyException wrong(String name, String reason) {
        return wrong(values.getOrDefault(name, node), reason);
    }

    /** The line where the map begins. */
    int line() {
        return node.getStartMark().getLine() + 1;
    }

    Optional<Node> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The names and values of a map that is the value of {@code name}. */
    List<Entry> entries(String name) {
        return entries(find(name).orElseThrow(() -> wrong(name, title + " has no " + name)), name);
    }

    /** A text that must be there. */
    String text(String name) {
        return scalar(find(name).orElseThrow(() -> wrong(name, title + " has no " + name)), name);
    }

    /** One of {@code choices}; {@code usual} if there is none. */
    <T> T choice(String name, Map<String, T> choices, T usual) {
        if (find(name).isEmpty()) {
            return usual;
        }
        return Optional.ofNullable(choices.get(text(name)))
                .orElseThrow(() -> wrong(
                        name,
                        name + " is '" + text(name) + "'; it must be "
                                + String.join(" or ", new TreeSet<>(choices.keySet()))));
    }

    /** The items of a list, or a single value; none if there is nothing. */
    List<Node> list(String name) {
        return find(name)
                .map(value -> value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value))
                .orElse(List.of());
    }

    /** The texts of a list, or a single text. */
    Set<String> texts(String name) {
        Set<String> texts = new LinkedHashSet<>();
        list(name).forEach(item -> texts.add(scalar(item, name)));
        return texts;
    }

    /** The same, at least one. */
    Set<String> required(String name) {
        Set<String> texts = texts(name);
        if (texts.isEmpty()) {
            throw wrong(name, title + " has no " + name);
        }
        return texts;
    }

    /** The text of {@code item} as {@code parser} reads it; its IllegalArgumentException becomes the reason. */
    <T> T parsed(Node item, Function<String, T> parser) {
        try {
            return parser.apply(scalar(item, title));
        } catch (IllegalArgumentException malformed) {
            throw wrong(item, String.valueOf(malformed.getMessage()));
        }
    }
}
