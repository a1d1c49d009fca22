package org.footbridge.guide.site.structure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;

/** The constraints (invariants) of a profile. */
final class Constraints {
    private static final String R4 = "http://hl7.org/fhir/StructureDefinition/";

    private Constraints() {}

    /** One constraint: its key, severity, element, description, expression and source. */
    record Row(String key, String severity, Link element, String human, String expression, Link source) {
        public boolean isWarning() {
            return severity.equals("warning");
        }
    }

    /**
     * Returns the constraints of {@code definition} and of its base definitions in the guide; those of R4 only on the page
     * of the type itself.
     */
    static List<Row> of(JsonNode definition, Guide guide) {
        String url = definition.path("url").asText();
        Map<String, Row> rows = new LinkedHashMap<>();
        for (Element element : new Elements(definition).all()) {
            element.own().path("constraint").forEach(rule -> add(rows, rule, element, Link.to("")));
            for (JsonNode rule : element.whole().path("constraint")) {
                String source = rule.path("source").asText();
                if (!source.isEmpty() && !source.startsWith(R4)) {
                    add(rows, rule, element, source.equals(url) ? Link.to("") : guide.link(source));
                }
            }
        }
        return List.copyOf(rows.values());
    }

    private static void add(Map<String, Row> rows, JsonNode rule, Element element, Link source) {
        String key = rule.path("key").asText();
        rows.putIfAbsent(
                key,
                new Row(
                        key,
                        rule.path("severity").asText(),
                        new Link(element.id(), "#s-" + element.id()),
                        rule.path("human").asText(),
                        rule.path("expression").asText(),
                        source));
    }

    /** Whether it holds for every element or every resource, and so says nothing of one. */
    static boolean isOfEverything(JsonNode constraint) {
        return constraint.path("key").asText().matches("(ele|ext|dom)-\\d+");
    }
}
