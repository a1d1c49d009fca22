package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** Decides whether a HealthcareService can be asked for a person: it is active, it has room, and the person has the age. Pure. */
final class ServiceRules {
    private ServiceRules() {}

    /**
     * Checks a service for a person.
     *
     * @param person the Patient; empty if the request is not about a stored one
     * @param performer FHIRPath of the reference to the service
     * @return whether the person goes on a waiting list
     * @throws org.footbridge.problem.Problem BUSINESS_RULE if the service cannot be asked
     */
    static boolean requireOpen(JsonNode service, Optional<JsonNode> person, LocalDate today, String performer) {
        if (service.path("active").isBoolean() && !service.path("active").asBoolean()) {
            throw BrokenRule.of(
                    "referral-service-inactive", "The service is not active. Choose another one.", performer);
        }
        String capacity = Extensions.find(Extensions.find(service, "capacity"), "status")
                .at("/valueCodeableConcept/coding/0/code")
                .asText();
        if (capacity.equals("no-capacity")) {
            throw BrokenRule.of(
                    "referral-service-full",
                    "The service has no capacity at present. Choose another one, or ask again later.",
                    performer);
        }
        JsonNode ages = Extensions.find(service, "age-range").path("valueRange");
        person.flatMap(patient -> age(patient.path("birthDate").asText(), today))
                .filter(age -> !isWithin(age, ages))
                .ifPresent(age -> {
                    throw BrokenRule.of(
                            "referral-age",
                            "The person is not of the age that the service is for (" + words(ages) + ").",
                            performer);
                });
        return capacity.equals("waitlist");
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
