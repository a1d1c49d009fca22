package org.footbridge.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Makes resources that are wrong in some way, or at least unusual, of good ones. Of one seed it makes the same ones. */
public final class Mutator {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;
    private final List<JsonNode> originals = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<String> texts = new ArrayList<>(OddValues.TEXTS);

    /** A name and value somewhere in an original, with the name of what it is a member of. */
    private record Member(String owner, String name, JsonNode value) {}

    public Mutator(long seed, List<String> originals) {
        this.random = new Random(seed);
        for (String original : originals) {
            JsonNode tree = tree(original);
            this.originals.add(tree);
            collect(tree, tree.path("resourceType").asText());
        }
        OddValues.MEMBERS.forEach(member -> members.add(new Member("", member.getKey(), tree(member.getValue()))));
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void collect(JsonNode node, String owner) {
        node.properties().forEach(entry -> {
            members.add(new Member(owner, entry.getKey(), entry.getValue()));
            collect(entry.getValue(), entry.getKey());
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, owner));
        } else if (node.isTextual() && node.textValue().length() < 200) {
            texts.add(node.textValue());
        }
    }

    /** The next mutant, of one of the originals, with one to three changes. */
    public String next() {
        JsonNode mutant = pick(originals).deepCopy();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            List<JsonNode> places = new ArrayList<>();
            addContainers(mutant, places);
            change(pick(places), places);
        }
        return mutant.toString();
    }

    private static void addContainers(JsonNode node, List<JsonNode> places) {
        if (node.isContainerNode() && !node.isEmpty()) {
            places.add(node);
            node.forEach(child -> addContainers(child, places));
        }
    }

    private void change(JsonNode place, List<JsonNode> places) {
        if (place instanceof ArrayNode array) {
            changeItems(array);
        } else if (place instanceof ObjectNode object) {
            changeMembers(object, places);
        }
    }

    private void changeItems(ArrayNode array) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(6)) {
            case 0 -> array.remove(at);
            case 1 -> array.add(array.get(at).deepCopy());
            case 2 -> array.insert(0, array.remove(array.size() - 1));
            case 3 -> array.set(at, other(array.get(at)));
            case 4 -> array.add(pick(members).value().deepCopy());
            default -> array.insert(at, other(array.get(at)));
        }
    }

    private void changeMembers(ObjectNode object, List<JsonNode> places) {
        String name = name(object);
        JsonNode value = object.get(name);
        switch (random.nextInt(12)) {
            case 0 -> object.remove(name);
            case 1, 2, 3 -> object.set(name, other(value));
            case 4 -> object.set(name, retyped(value));
            case 5 -> rename(object, name);
            case 6 -> move(object, name, pick(places));
            case 7 -> sameName(object, name);
            case 8, 9 -> {
                Member member = fitting(object);
                object.set(member.name(), member.value().deepCopy());
            }
            case 10 ->
                object.set(
                        "_" + name,
                        pick(OddValues.BESIDE.stream().map(Mutator::tree).toList()));
            default -> object.set(pick(OddValues.NAMES), pick(members).value().deepCopy());
        }
    }

    private String name(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return pick(names);
    }

    private void rename(ObjectNode object, String name) {
        JsonNode value = object.remove(name);
        object.set(
                name.startsWith("value")
                        ? pick(OddValues.CHOICES)
                        : pick(members).name(),
                value);
    }

    private static void move(ObjectNode object, String name, JsonNode target) {
        if (target instanceof ObjectNode other) {
            JsonNode value = object.get(name).deepCopy();
            object.remove(name);
            other.set(name, value);
        }
    }

    /** Mostly what objects like this one have elsewhere: those that have a member of the same name. */
    private Member fitting(ObjectNode object) {
        String name = object.has("resourceType") ? object.path("resourceType").asText() : "";
        for (int attempt = 0; attempt < 50 && random.nextInt(8) > 0; attempt++) {
            Member candidate = pick(members);
            boolean fits = name.isEmpty()
                    ? members.stream()
                            .anyMatch(other -> other.owner().equals(candidate.owner()) && object.has(other.name()))
                    : candidate.owner().equals(name) || candidate.owner().isEmpty();
            if (fits) {
                return candidate;
            }
        }
        return pick(members);
    }

    /** Takes what an original has under the same name, perhaps elsewhere. */
    private void sameName(ObjectNode object, String name) {
        List<Member> same =
                members.stream().filter(member -> member.name().equals(name)).toList();
        if (!same.isEmpty()) {
            object.set(name, pick(same).value().deepCopy());
        }
    }

    /** Another value of the same kind. */
    private JsonNode other(JsonNode value) {
        if (value.isTextual()) {
            return NODES.textNode(random.nextInt(3) == 0 ? corrupted(value.textValue()) : pick(texts));
        } else if (value.isNumber()) {
            return tree(pick(OddValues.NUMBERS));
        } else if (value.isBoolean()) {
            return NODES.booleanNode(!value.booleanValue());
        }
        return value.deepCopy();
    }

    private JsonNode retyped(JsonNode value) {
        return switch (random.nextInt(7)) {
            case 0 -> NODES.arrayNode().add(value.deepCopy());
            case 1 -> value.isArray() && !value.isEmpty() ? value.get(0).deepCopy() : NODES.nullNode();
            case 2 -> NODES.numberNode(random.nextInt(5) - 1);
            case 3 -> NODES.booleanNode(true);
            case 4 -> NODES.textNode(value.isValueNode() ? value.asText() : "x");
            case 5 -> NODES.objectNode();
            default -> NODES.arrayNode();
        };
    }

    private String corrupted(String text) {
        if (text.isEmpty()) {
            return " ";
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + pick(OddValues.CHARACTERS) + text.substring(at);
            case 2 -> text.substring(0, at);
            case 3 -> text + pick(OddValues.CHARACTERS);
            default -> Character.isLowerCase(text.charAt(0)) ? text.toUpperCase(Locale.ROOT) : text + text;
        };
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
