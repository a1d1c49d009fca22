package org.footbridge.terminology.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptHierarchy;
import org.footbridge.store.concept.Designation;

/**
 * Converts the concepts of a CodeSystem resource to concepts of the tables, according to the properties that the resource
 * declares.
 */
final class CodeSystemConcepts {
    private static final String PROPERTIES = "http://hl7.org/fhir/concept-properties#";

    private final Set<String> parent;
    private final Set<String> child;
    private final Set<String> inactive;
    private final Set<String> status;

    /** @param head the CodeSystem without its concepts */
    CodeSystemConcepts(JsonNode head) {
        parent = named(head, "parent");
        child = named(head, "child");
        inactive = named(head, "inactive");
        status = named(head, "status");
    }

    /** The codes under which a code system has the property {@code name} of R4. */
    private static Set<String> named(JsonNode head, String name) {
        Set<String> codes = new HashSet<>(Set.of(name));
        head.path("property").forEach(property -> {
            if (property.path("uri").asText().equals(PROPERTIES + name)) {
                codes.add(property.path("code").asText());
            }
        });
        return codes;
    }

    /** Passes the parents and children of {@code concept} to {@code to}. */
    void link(JsonNode concept, Optional<String> nestedIn, ConceptHierarchy to) {
        String code = concept.path("code").asText();
        nestedIn.ifPresent(above -> to.add(code, above));
        concept.path("property").forEach(property -> {
            String name = property.path("code").asText();
            if (parent.contains(name)) {
                to.add(code, value(property));
            } else if (child.contains(name)) {
                to.add(value(property), code);
            }
        });
    }

    Concept concept(JsonNode concept) {
        Map<String, List<String>> properties = new LinkedHashMap<>();
        boolean active = true;
        for (JsonNode property : concept.path("property")) {
            String name = property.path("code").asText();
            active &= !isRetired(name, value(property));
            if (!parent.contains(name) && !child.contains(name)) {
                properties.computeIfAbsent(name, one -> new ArrayList<>(1)).add(value(property));
            }
        }
        return new Concept(
                concept.path("code").asText(),
                concept.path("display").asText(""),
                active,
                Optional.of(concept.path("definition").asText("")).filter(text -> !text.isEmpty()),
                List.of(),
                properties,
                designations(concept));
    }

    private boolean isRetired(String property, String value) {
        return (inactive.contains(property) && value.equals("true"))
                || (status.contains(property) && (value.equals("retired") || value.equals("inactive")));
    }

    /** Returns the value as text; of a Coding, its code. */
    private static String value(JsonNode property) {
        for (Map.Entry<String, JsonNode> member : property.properties()) {
            if (member.getKey().startsWith("value")) {
                JsonNode value = member.getValue();
                return value.isObject() ? value.path("code").asText() : value.asText();
            }
        }
        return "";
    }

    private static List<Designation> designations(JsonNode concept) {
        List<Designation> designations = new ArrayList<>();
        concept.path("designation")
                .forEach(one -> designations.add(new Designation(
                        one.path("language").asText(""),
                        one.path("use").path("system").asText(""),
                        one.path("use").path("code").asText(""),
                        one.path("value").asText(""))));
        return designations;
    }
}
