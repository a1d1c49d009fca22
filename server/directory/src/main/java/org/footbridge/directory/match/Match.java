package org.footbridge.directory.match;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * A service that fits, with its rank.
 *
 * @param id of the HealthcareService
 * @param score from 0 to 1
 */
public record Match(String id, BigDecimal score, List<Reason> reasons) {
    public Match {
        reasons = List.copyOf(reasons);
    }

    /**
     * The position of a service in the order of matches: the best first, and equals by id.
     *
     * @param score in ten-thousandths
     */
    public record Rank(int score, String id) implements Comparable<Rank> {
        /** Before all matches. */
        public static final Rank FIRST = new Rank(Integer.MAX_VALUE, "");

        private static final Comparator<Rank> ORDER =
                Comparator.comparingInt(Rank::score).reversed().thenComparing(Rank::id);

        @Override
        public int compareTo(Rank other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where it stands. */
    public Rank rank() {
        return new Rank(score.movePointRight(Matcher.DIGITS).intValueExact(), id);
    }
}
