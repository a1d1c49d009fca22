package org.footbridge.access.policy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.footbridge.access.Interaction;
import org.footbridge.access.policy.Role.Holder;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a policy file in YAML, strictly: an unknown or repeated name, and a value of another kind, is refused with its line. */
public final class PolicyReader {
    private static final Set<String> ROLE = Set.of(
            "title", "purpose", "held-by", "labels", "consent", "break-glass", "client-ids", "operates", "rules");
    private static final Set<String> RULE = Set.of("types", "may", "where", "compartment", "unchanged", "masked");
    private static final String ALL = "all";

    /** Resource types of R4. */
    private final Set<String> types;

    /** @param types that rules may name */
    public PolicyReader(Set<String> types) {
        this.types = Set.copyOf(types);
    }

    /**
     * The policy that {@code text} states.
     *
     * @throws PolicyException if it has a mistake
     */
    public Policy read(String text) {
        YamlMap file = new YamlMap(parse(text), "the policy", Set.of("labels", "roles"));
        Set<String> labels = file.texts("labels");
        List<Role> roles = new ArrayList<>();
        for (YamlMap.Entry entry : file.entries("roles")) {
            roles.add(role(entry.name(), new YamlMap(entry.value(), "role " + entry.name(), ROLE), labels));
        }
        return new Policy(labels, roles);
    }

    private static Node parse(String text) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new PolicyException(1, "the policy is empty");
            }
            return root;
        } catch (MarkedYAMLException malformed) {
            int line = Optional.ofNullable(malformed.getProblemMark())
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            throw new PolicyException(line, "this is not YAML: " + malformed.getProblem());
        } catch (YAMLException malformed) {
            throw new PolicyException(1, "this is not YAML: " + malformed.getMessage());
        }
    }

    private Role role(String name, YamlMap role, Set<String> known) {
        Set<String> labels = role.texts("labels");
        labels.stream().filter(label -> !known.contains(label)).findFirst().ifPresent(label -> {
            throw role.wrong("labels", "'" + label + "' is not among the labels of the policy");
        });
        return new Role(
                name,
                role.text("title"),
                role.text("purpose"),
                role.choice("held-by", holders(), Holder.USERS),
                labels,
                role.choice("consent", Map.of("obeyed", true, "exempt", false), true),
                role.choice("break-glass", Map.of("allowed", true, "refused", false), false),
                role.choice("client-ids", Map.of("allowed", true, "refused", false), false),
                role.choice("operates", Map.of("true", true, "false", false), false),
                role.list("rules").stream()
                        .map(rule -> rule(new YamlMap(rule, "a rule of " + name, RULE)))
                        .toList());
    }

    private static Map<String, Holder> holders() {
        return Map.of(
                "users", Holder.USERS,
                "patients", Holder.PATIENTS,
                "clients", Holder.CLIENTS,
                "everyone", Holder.EVERYONE);
    }

    private Rule rule(YamlMap rule) {
        List<SearchTemplate> where = rule.list("where").stream()
                .map(node -> rule.parsed(node, SearchTemplate::parse))
                .toList();
        Set<String> about = types(rule);
        if (about.isEmpty() && !where.isEmpty()) {
            throw rule.wrong("where", "a rule for all types can have a compartment only");
        } else if (about.isEmpty() && rule.find("masked").isPresent()) {
            throw rule.wrong("masked", "a rule for all types cannot mask elements of one");
        }
        return new Rule(
                rule.line(),
                about,
                interactions(rule),
                where,
                rule.find("compartment").map(node -> rule.parsed(node, PolicyReader::placeholder)),
                rule.texts("unchanged"),
                rule.texts("masked"));
    }

    private static Placeholder placeholder(String text) {
        return SearchTemplate.requirePlaceholder(text.replaceAll("^\\$\\{|}$", ""));
    }

    private Set<String> types(YamlMap rule) {
        Set<String> named = new LinkedHashSet<>(rule.required("types"));
        if (named.equals(Set.of(ALL))) {
            return Set.of();
        }
        named.stream().filter(type -> !types.contains(type)).findFirst().ifPresent(type -> {
            throw rule.wrong("types", "'" + type + "' is not a resource type of R4, nor 'all'");
        });
        return named;
    }

    private static Set<Interaction> interactions(YamlMap rule) {
        Set<Interaction> all = EnumSet.noneOf(Interaction.class);
        Function<String, Set<Interaction>> named = word -> switch (word) {
            case "read" -> EnumSet.of(Interaction.READ, Interaction.SEARCH);
            case "create", "update", "delete", "aggregate" ->
                EnumSet.of(Interaction.valueOf(word.toUpperCase(Locale.ROOT)));
            case ALL -> EnumSet.allOf(Interaction.class);
            default -> throw rule.wrong("may", "'" + word + "' must be read, create, update, delete, aggregate or all");
        };
        rule.required("may").forEach(word -> all.addAll(named.apply(word)));
        return all;
    }
}
