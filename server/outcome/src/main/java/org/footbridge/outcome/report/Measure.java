package org.footbridge.outcome.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A measure as far as the report needs it.
 *
 * @param code of the code system {@code sp-outcome-measure}
 * @param family measures of one family are forms of one instrument, which cannot be compared with each other
 * @param change the smallest change that counts, if the owner of the measure has published one
 * @param bands in the order of the scores; none if there are none
 */
public record Measure(
        String code,
        String title,
        String family,
        Direction direction,
        boolean isCount,
        OptionalDouble min,
        OptionalDouble max,
        OptionalDouble change,
        List<Band> bands) {
    /** The direction of a score that is better. */
    public enum Direction {
        HIGHER,
        LOWER
    }

    /** A band of scores up to {@code upTo}, which belongs to it, from that of the band before. */
    public record Band(String code, double upTo) {}

    public Measure {
        bands = List.copyOf(bands);
    }

    /** {@code change} of a score as an improvement: positive if it is better. */
    double improvement(double difference) {
        return direction == Direction.HIGHER ? difference : -difference;
    }

    /** Whether {@code value} is within the bounds of the measure. */
    boolean allows(double value) {
        return (min.isEmpty() || value >= min.getAsDouble()) && (max.isEmpty() || value <= max.getAsDouble());
    }

    /** The band in which {@code value} lies, by its number; empty if there are no bands. */
    Optional<Integer> band(double value) {
        for (int i = 0; i < bands.size(); i++) {
            if (value <= bands.get(i).upTo()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
