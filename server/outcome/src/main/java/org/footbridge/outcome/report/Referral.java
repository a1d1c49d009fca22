package org.footbridge.outcome.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A referral with what the report needs of its person, Tasks, contacts and measurements.
 *
 * @param reference of the ServiceRequest
 * @param person the reference of the Patient; empty if there is none
 * @param waitDays days from the referral to the first contact, if there was one
 * @param attended the number of contacts that took place
 * @param missed the number of contacts to which the person did not come
 */
public record Referral(
        String reference,
        String person,
        Map<Dimension, Set<String>> strata,
        Stage stage,
        OptionalLong waitDays,
        int attended,
        int missed,
        List<Measurement> measurements) {
    public Referral {
        strata = Map.copyOf(strata);
        measurements = List.copyOf(measurements);
    }

    /** The strata of one dimension, at least one. */
    Set<String> strata(Dimension dimension) {
        Set<String> found = strata.getOrDefault(dimension, Set.of());
        return found.isEmpty() ? Set.of(Dimension.UNKNOWN) : found;
    }
}
