package org.footbridge.outcome.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Reads the strata of a referral: the codes of ours for what it is about, and properties of the person. */
final class StrataReader {
    private static final String ETHNICITY =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory";
    private static final int[] AGES = {18, 25, 35, 45, 55, 65, 75, 85};

    Map<Dimension, Set<String>> read(ReferralResources resources, Optional<LocalDate> authored) {
        JsonNode request = resources.request();
        JsonNode engagement = extension(request, "/StructureDefinition/ahp-engagement");
        Map<Dimension, Set<String>> strata = new EnumMap<>(Dimension.class);
        strata.put(
                Dimension.ENGAGEMENT_MODE,
                codes(extension(engagement, "mode").path("valueCodeableConcept"), "ahp-engagement-mode"));
        strata.put(
                Dimension.PROFESSION,
                codes(extension(engagement, "profession").path("valueCodeableConcept"), "ahp-profession"));
        strata.put(Dimension.NEED, all(request.path("reasonCode"), "sp-need"));
        Set<String> activities = new TreeSet<>();
        Set<String> services = new TreeSet<>();
        for (JsonNode service : resources.services()) {
            services.add("HealthcareService/" + service.path("id").asText());
            activities.addAll(all(service.path("type"), "sp-activity"));
        }
        strata.put(Dimension.SERVICE, services);
        strata.put(Dimension.ACTIVITY, activities);
        resources.person().ifPresent(person -> {
            strata.put(Dimension.AGE_BAND, ageBand(person, authored));
            strata.put(Dimension.SEX, text(person.path("gender")));
            strata.put(Dimension.ETHNICITY, text(ethnicity(person)));
        });
        return strata;
    }

    private static JsonNode extension(JsonNode element, String url) {
        return StreamSupport.stream(element.path("extension").spliterator(), false)
                .filter(one -> one.path("url").asText().endsWith(url))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static JsonNode ethnicity(JsonNode person) {
        return extension(person, ETHNICITY)
                .path("valueCodeableConcept")
                .path("coding")
                .path(0)
                .path("code");
    }

    private static Set<String> text(JsonNode node) {
        return node.asText().isEmpty() ? Set.of() : Set.of(node.asText());
    }

    private static Set<String> all(JsonNode concepts, String system) {
        Set<String> codes = new TreeSet<>();
        concepts.forEach(concept -> codes.addAll(codes(concept, system)));
        return codes;
    }

    /** The codes of one of our systems; another coding may stand beside. */
    private static Set<String> codes(JsonNode concept, String system) {
        Set<String> codes = new TreeSet<>();
        for (JsonNode coding : concept.path("coding")) {
            if (coding.path("system").asText().endsWith("/CodeSystem/" + system)) {
                codes.add(coding.path("code").asText());
            }
        }
        return codes;
    }

    /** The age on the day of the referral. */
    private static Set<String> ageBand(JsonNode person, Optional<LocalDate> authored) {
        Optional<LocalDate> born = ReferralReader.date(person.path("birthDate"));
        if (born.isEmpty() || authored.isEmpty()) {
            return Set.of();
        }
        int age = born.get().until(authored.get()).getYears();
        int from = 0;
        for (int to : AGES) {
            if (age < to) {
                return Set.of("%02d-%02d".formatted(from, to - 1));
            }
            from = to;
        }
        return Set.of(from + "+");
    }
}
