package org.footbridge.referral.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.referral.Extensions;

/** Decides whether a HealthcareService can be asked for a person: it is active and open, and the person has the age. Pure. */
final class ServiceRules {
    private static final String PLACE = "Task.focus";

    private ServiceRules() {}

    /**
     * Checks a service for a person.
     *
     * @param person the Patient; empty if the request is not about a stored one
     * @throws org.footbridge.problem.Problem BUSINESS_RULE if the service cannot be asked
     */
    static void requireOpen(JsonNode service, Optional<JsonNode> person, LocalDate today) {
        if (service.path("active").isBoolean() && !service.path("active").asBoolean()) {
            throw Problem.ofRule("referral-service-inactive", "The service is not active. Choose another one.", PLACE);
        }
        if (Capacity.of(service).isClosed()) {
            throw Problem.ofRule(
                    Places.FULL,
                    "The service has no capacity at present. Choose another one, or ask again later.",
                    PLACE);
        }
        for (JsonNode pause : service.path("notAvailable")) {
            JsonNode during = pause.path("during");
            if (!during.isEmpty() && isWithin(today.toString(), during)) {
                throw Problem.ofRule(
                        "referral-service-closed",
                        "The service is closed at present (HealthcareService.notAvailable). Choose another one, or ask"
                                + " again later.",
                        PLACE);
            }
        }
        JsonNode ages = Extensions.find(service, "age-range").path("valueRange");
        person.flatMap(patient -> age(patient.path("birthDate").asText(), today))
                .filter(age -> !isWithin(age, ages))
                .ifPresent(age -> {
                    throw Problem.ofRule(
                            "referral-age",
                            "The person is not of the age that the service is for (" + words(ages) + ").",
                            PLACE);
                });
    }

    /** Whether {@code day} is in a Period, whose dates may be years or months as well. */
    private static boolean isWithin(String day, JsonNode period) {
        String start = period.path("start").asText();
        String end = period.path("end").asText();
        return (start.isEmpty() || shortened(day, start).compareTo(start) >= 0)
                && (end.isEmpty() || shortened(day, end).compareTo(end) <= 0);
    }

    private static String shortened(String day, String other) {
        return day.substring(0, Math.min(day.length(), other.length()));
    }

    /** The age in full years. Of a date without month or day, the oldest age that it allows. */
    private static Optional<Integer> age(String birthDate, LocalDate today) {
        if (!birthDate.matches("\\d{4}(-\\d\\d(-\\d\\d)?)?")) {
            return Optional.empty();
        }
        String day = birthDate.length() == 4
                ? birthDate + "-01-01"
                : birthDate.length() == 7 ? birthDate + "-01" : birthDate;
        return Optional.of(Period.between(LocalDate.parse(day), today).getYears());
    }

    private static boolean isWithin(int age, JsonNode ages) {
        JsonNode low = ages.at("/low/value");
        JsonNode high = ages.at("/high/value");
        return (low.isMissingNode() || age >= low.asDouble()) && (high.isMissingNode() || age < high.asDouble() + 1);
    }

    private static String words(JsonNode ages) {
        JsonNode low = ages.at("/low/value");
        JsonNode high = ages.at("/high/value");
        String from = low.isMissingNode() ? "" : "from " + low.asText();
        String to = high.isMissingNode() ? "" : (from.isEmpty() ? "up to " : " to ") + high.asText();
        return from + to + " years";
    }
}
