package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.footbridge.guide.site.guide.Link;

/** View model of the codes of a code system in hierarchical order. */
final class Concepts {
    private static final String ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

    private final List<Property> properties;
    private final boolean ordinals;
    private final List<Row> rows = new ArrayList<>();

    Concepts(JsonNode system) {
        this.properties = stream(system.path("property"))
                .map(property -> new Property(
                        property.path("code").asText(),
                        property.path("type").asText(),
                        property.path("description").asText()))
                .toList();
        this.ordinals = stream(system.path("concept"))
                        .anyMatch(concept -> !ordinal(concept).isEmpty())
                && properties.stream().noneMatch(property -> property.code().equals("ordinal"));
        system.path("concept").forEach(concept -> add(concept, 0));
    }

    /** A property that the code system declares. */
    record Property(String code, String type, String description) {}

    /** One code; {@code depth} is its depth in the hierarchy, at most 5. */
    record Row(
            int depth,
            String code,
            String display,
            String definition,
            List<String> values,
            List<String> designations) {}

    List<Property> properties() {
        return properties;
    }

    /** The columns in addition to code and definition. */
    List<String> columns() {
        List<String> columns =
                new ArrayList<>(properties.stream().map(Property::code).toList());
        if (ordinals) {
            columns.add(0, "score");
        }
        return columns;
    }

    List<Row> rows() {
        return rows;
    }

    boolean hasDesignations() {
        return rows.stream().anyMatch(row -> !row.designations().isEmpty());
    }

    /** Returns the display of a code, if this system has it. */
    String display(String code) {
        return rows.stream()
                .filter(row -> row.code().equals(code))
                .map(Row::display)
                .findFirst()
                .orElse("");
    }

    /** A link to the row of a code, on the page at {@code path}. */
    static Link link(String code, String path) {
        return new Link(code, path.isEmpty() ? "" : path + "#" + code);
    }

    private void add(JsonNode concept, int depth) {
        List<String> values = new ArrayList<>();
        if (ordinals) {
            values.add(ordinal(concept));
        }
        properties.forEach(property -> values.add(value(concept, property.code())));
        rows.add(new Row(
                Math.min(depth, 5),
                concept.path("code").asText(),
                concept.path("display").asText(),
                concept.path("definition").asText(),
                values,
                stream(concept.path("designation")).map(Concepts::designation).toList()));
        concept.path("concept").forEach(child -> add(child, depth + 1));
    }

    private static String value(JsonNode concept, String code) {
        return String.join(
                ", ",
                stream(concept.path("property"))
                        .filter(property -> property.path("code").asText().equals(code))
                        .map(Concepts::text)
                        .toList());
    }

    private static String text(JsonNode property) {
        for (var entry : property.properties()) {
            if (entry.getKey().startsWith("value")) {
                JsonNode value = entry.getValue();
                if (value.isBoolean()) {
                    return value.asBoolean() ? "yes" : "no";
                }
                return value.isValueNode() ? value.asText() : value.path("code").asText(value.toString());
            }
        }
        return "";
    }

    private static String ordinal(JsonNode concept) {
        return stream(concept.path("extension"))
                .filter(extension -> extension.path("url").asText().equals(ORDINAL))
                .map(extension -> extension.path("valueDecimal").asText())
                .findFirst()
                .orElse("");
    }

    private static String designation(JsonNode designation) {
        String language = designation.path("language").asText();
        return (language.isEmpty() ? "" : language + ": ")
                + designation.path("value").asText();
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
