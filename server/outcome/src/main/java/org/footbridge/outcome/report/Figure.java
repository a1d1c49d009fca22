package org.footbridge.outcome.report;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.footbridge.outcome.statistics.Interval;

/**
 * A figure as it is published.
 *
 * @param isCount whether it is a number of people, referrals or contacts
 * @param value empty unless it is given
 */
record Figure(String code, boolean isCount, OptionalDouble value, Optional<Interval> interval, State state) {
    /** The state of a figure. */
    enum State {
        GIVEN,
        /** It would say something about few people. */
        SUPPRESSED,
        /** There is no such figure, as there are too few data. */
        NOT_ESTIMABLE
    }

    static Figure count(String code, long count) {
        return new Figure(code, true, OptionalDouble.of((double) count), Optional.empty(), State.GIVEN);
    }

    static Figure suppressedCount(String code) {
        return new Figure(code, true, OptionalDouble.empty(), Optional.empty(), State.SUPPRESSED);
    }

    static Figure of(String code, OptionalDouble value, Optional<Interval> interval) {
        return new Figure(code, false, value, interval, value.isPresent() ? State.GIVEN : State.NOT_ESTIMABLE);
    }

    /** The same, not published. */
    Figure suppressed() {
        return new Figure(code, isCount, OptionalDouble.empty(), Optional.empty(), State.SUPPRESSED);
    }

    /** The same where there is nobody to compute it from. */
    Figure notEstimable() {
        return new Figure(code, isCount, OptionalDouble.empty(), Optional.empty(), State.NOT_ESTIMABLE);
    }

    /** The same, rounded to multiples of {@code step}. */
    Figure rounded(double step) {
        return new Figure(
                code,
                isCount,
                value.isPresent() ? OptionalDouble.of(round(value.getAsDouble(), step)) : value,
                interval.map(ends -> new Interval(round(ends.low(), step), round(ends.high(), step))),
                state);
    }

    private static double round(double value, double step) {
        return BigDecimal.valueOf(Math.round(value / step))
                .multiply(BigDecimal.valueOf(step))
                .doubleValue();
    }
}
