package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Leaves free text out of resources that a person does not want to share with the GP practice: what remains is codes, dates and scores. */
final class Withholding {
    private static final String NOT_SHARED = "Not shared";

    /** The types that name people and services, which a report cannot do without. */
    static final Set<String> DIRECTORY =
            Set.of("Patient", "Practitioner", "PractitionerRole", "Organization", "HealthcareService", "Location");

    private static final Set<String> NOTES = Set.of("note", "patientInstruction");
    private static final Set<String> STRINGS = Set.of("valueString", "valueMarkdown", "description", "comment", "text");

    private Withholding() {}

    /** A copy of {@code resource} without its free text, and with the tag of resources that are not whole. */
    static ObjectNode withoutFreeText(JsonNode resource) {
        ObjectNode copy = resource.deepCopy();
        reduce(copy);
        copy.withObject("/meta")
                .withArray("/tag")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
                .put("code", "SUBSETTED");
        return copy;
    }

    private static void reduce(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(NOTES);
            if (object.path("text").isObject() || (object.has("coding") && object.has("text"))) {
                object.remove("text");
            }
            List<String> names = StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                    .toList();
            names.stream()
                    .filter(name -> STRINGS.contains(name) && object.path(name).isTextual())
                    .forEach(name -> object.put(name, NOT_SHARED));
        }
        node.forEach(Withholding::reduce);
    }
}
