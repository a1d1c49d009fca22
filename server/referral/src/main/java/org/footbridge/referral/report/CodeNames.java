package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The names of codes in words, and the properties of those that our code systems define. */
public final class CodeNames {
    private final Map<String, JsonNode> concepts;
    private final boolean texts;

    private CodeNames(Map<String, JsonNode> concepts, boolean texts) {
        this.concepts = concepts;
        this.texts = texts;
    }

    /** @param codeSystems CodeSystem resources as JSON */
    public static CodeNames of(List<JsonNode> codeSystems) {
        Map<String, JsonNode> concepts = new HashMap<>();
        codeSystems.forEach(system -> add(concepts, system.path("url").asText(), system.path("concept")));
        return new CodeNames(concepts, true);
    }

    private static void add(Map<String, JsonNode> concepts, String system, JsonNode children) {
        for (JsonNode concept : children) {
            concepts.put(system + "|" + concept.path("code").asText(), concept);
            add(concepts, system, concept.path("concept"));
        }
    }

    /** The same without the texts of CodeableConcepts, which are free text. */
    CodeNames withoutTexts() {
        return new CodeNames(concepts, false);
    }

    /** A CodeableConcept in words: its text, a display, the name of a code that we define, or the code. Empty if it says nothing. */
    String of(JsonNode concept) {
        return Stream.of(
                        Stream.of(texts ? concept.path("text").asText() : ""),
                        codings(concept).map(coding -> coding.path("display").asText()),
                        codings(concept)
                                .map(coding -> concept(coding).path("display").asText()),
                        codings(concept)
                                .map(coding -> coding.path("code").asText().replace('-', ' ')))
                .flatMap(names -> names)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The names of several CodeableConcepts. */
    List<String> ofAll(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(this::of)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A property of the first coding that we define and that has it. */
    Optional<String> property(JsonNode concept, String name) {
        return codings(concept)
                .flatMap(coding ->
                        StreamSupport.stream(concept(coding).path("property").spliterator(), false))
                .filter(property -> property.path("code").asText().equals(name))
                .flatMap(property -> property.properties().stream()
                        .filter(member -> member.getKey().startsWith("value"))
                        .map(member -> member.getValue().asText()))
                .findFirst();
    }

    private JsonNode concept(JsonNode coding) {
        return concepts.getOrDefault(
                coding.path("system").asText() + "|" + coding.path("code").asText(), MissingNode.getInstance());
    }

    private static Stream<JsonNode> codings(JsonNode concept) {
        return StreamSupport.stream(concept.path("coding").spliterator(), false);
    }
}
