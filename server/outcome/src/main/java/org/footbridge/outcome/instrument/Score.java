package org.footbridge.outcome.instrument;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A score of an instrument, or a count.
 *
 * @param measure its code in the code system of measures
 * @param of the items whose points are added up; empty if the server cannot reckon it
 * @param min lowest possible value; empty if there is no bound
 * @param max highest possible value; empty if there is no bound
 * @param whole whether only whole numbers are possible
 * @param change the smallest change that counts; empty if none is published
 * @param codes the same score in other code systems, by their URLs
 * @param licensed whether only the score may be kept, and no answer
 */
public record Score(
        String measure,
        String title,
        List<String> of,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        boolean whole,
        Direction better,
        Optional<SmallestChange> change,
        List<Band> bands,
        Map<String, String> codes,
        boolean licensed) {
    /**
     * The smallest change that counts.
     *
     * @param source who published it
     */
    public record SmallestChange(BigDecimal by, String source) {}

    public Score {
        of = List.copyOf(of);
        bands = List.copyOf(bands);
        codes = Map.copyOf(codes);
    }

    /** Whether {@code value} lies within the range. */
    public boolean isInRange(BigDecimal value) {
        return min.filter(low -> value.compareTo(low) < 0).isEmpty()
                && max.filter(high -> value.compareTo(high) > 0).isEmpty();
    }

    /** Whether {@code value} is whole, if it has to be. */
    public boolean isWholeEnough(BigDecimal value) {
        return !whole || value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    /** The range in words: {@code from 0 to 27}. */
    public String range() {
        if (min.isPresent() && max.isPresent()) {
            return "from " + min.get().toPlainString() + " to " + max.get().toPlainString();
        }
        return min.map(low -> low.toPlainString() + " or more")
                .or(() -> max.map(high -> high.toPlainString() + " or less"))
                .orElse("any number");
    }

    /** The band of a value; empty if it is in none. */
    public Optional<Band> band(BigDecimal value) {
        return bands.stream()
                .filter(band -> value.compareTo(BigDecimal.valueOf(band.from())) >= 0
                        && value.compareTo(BigDecimal.valueOf(band.to())) <= 0)
                .findFirst();
    }
}
