package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.value.TimeRange;

/**
 * The parameters of an operation on a referral as JSON: values of {@code value[x]}, or resources.
 *
 * @param values by name, in the order in which they were given
 */
public record StepInput(Map<String, List<JsonNode>> values) {
    public StepInput {
        values = Map.copyOf(values);
    }

    private Optional<JsonNode> one(String name) {
        List<JsonNode> given = all(name);
        if (given.size() > 1) {
            throw new Problem(ProblemKind.INVALID, "Parameter '" + name + "' must be given once.");
        }
        return given.stream().findFirst();
    }

    /** All values of a parameter that may repeat. */
    List<JsonNode> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    private static JsonNode require(boolean valid, String name, String form, JsonNode value) {
        if (!valid) {
            throw new Problem(ProblemKind.VALUE, "Parameter '" + name + "' must be " + form + ".");
        }
        return value;
    }

    /** A primitive value as text. */
    public Optional<String> text(String name) {
        return one(name)
                .map(value -> require(
                        value.isValueNode() && !value.asText().isBlank(), name, "a value that is not empty", value))
                .map(value -> value.asText().strip());
    }

    /** A Reference: literal, by identifier, or at least by name. */
    public Optional<JsonNode> reference(String name) {
        return one(name).map(value -> reference(name, value));
    }

    /** {@code value} as a Reference. A text is taken as a literal one, such as {@code Organization/1}. */
    static JsonNode reference(String name, JsonNode value) {
        if (value.isTextual() && !value.asText().isBlank()) {
            return ExactJson.MAPPER.createObjectNode().put("reference", value.asText());
        }
        boolean names = value.has("reference") || value.has("identifier") || value.has("display");
        return require(
                value.isObject() && names, name, "a Reference with a reference, an identifier or a display", value);
    }

    /** A CodeableConcept; a text is taken as its text. */
    Optional<JsonNode> concept(String name) {
        return one(name).map(value -> {
            if (value.isTextual() && !value.asText().isBlank()) {
                return ExactJson.MAPPER.createObjectNode().put("text", value.asText());
            }
            boolean says = value.path("coding").size() > 0 || value.has("text");
            return require(value.isObject() && says, name, "a CodeableConcept with a coding or a text", value);
        });
    }

    /**
     * A resource of {@code type}, as a copy that may be changed.
     *
     * @throws Problem INVALID if it is missing
     */
    public ObjectNode resource(String name, String type) {
        JsonNode value = one(name)
                .orElseThrow(
                        () -> new Problem(ProblemKind.INVALID, "Parameter '" + name + "' is missing: a " + type + "."));
        require(value.path("resourceType").asText().equals(type), name, "a " + type + " resource", value);
        return value.deepCopy();
    }

    /** A date, or a date with time. */
    Optional<String> date(String name) {
        return text(name)
                .map(value -> require(
                                TimeRange.parse(value, ZoneOffset.UTC).isPresent(),
                                name,
                                "a date such as 2026-03-02 or 2026-03-02T14:30:00Z",
                                ExactJson.MAPPER.getNodeFactory().textNode(value))
                        .asText());
    }

    /** A whole number of 1 or more. */
    Optional<Integer> count(String name) {
        return text(name).map(value -> {
            if (!value.matches("[1-9]\\d{0,5}")) {
                throw new Problem(ProblemKind.VALUE, "Parameter '" + name + "' must be a whole number of 1 or more.");
            }
            return Integer.valueOf(value);
        });
    }

    /** The reason of a step: {@code reason-code}, with {@code reason} as its text. Empty if neither is given. */
    Optional<JsonNode> reason() {
        Optional<JsonNode> code = concept("reason-code");
        Optional<String> text = text("reason");
        if (code.isEmpty() && text.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode reason = code.map(JsonNode::<ObjectNode>deepCopy).orElseGet(ExactJson.MAPPER::createObjectNode);
        text.ifPresent(words -> reason.put("text", words));
        if (!reason.has("text")) {
            String display = reason.at("/coding/0/display").asText();
            reason.put("text", display.isEmpty() ? reason.at("/coding/0/code").asText() : display);
        }
        return Optional.of(reason);
    }
}
