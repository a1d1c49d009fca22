package org.footbridge.outcome.disclosure;

/**
 * The rules by which counts and figures are published.
 *
 * @param threshold the smallest count that is published, other than 0; 1 publishes all
 * @param base to whose multiples published counts are rounded; 1 leaves them as they are
 * @param figuresMin the fewest people about whom a mean, a ratio or a percentage is published
 */
public record DisclosureRules(int threshold, int base, int figuresMin) {
    /** Counts below 5 are suppressed, others rounded to multiples of 5; figures are about 10 people or more. */
    public static final DisclosureRules DEFAULT = new DisclosureRules(5, 5, 10);

    /** @throws IllegalArgumentException if the rules contradict each other */
    public DisclosureRules {
        if (threshold < 1 || base < 1 || figuresMin < threshold) {
            throw new IllegalArgumentException("threshold " + threshold + ", base " + base + ", figures from "
                    + figuresMin + ": the first two must be 1 or more, the last not below the first");
        } else if (base > 2 * threshold - 1) {
            throw new IllegalArgumentException("base " + base + " would round the threshold " + threshold + " to 0");
        }
    }

    /** Whether {@code count} is about so few people that it is not published. */
    public boolean isSmall(long count) {
        return 0 < count && count < threshold;
    }

    /** {@code count} as it is published: the nearest multiple of the base, upwards from the middle. */
    public long rounded(long count) {
        return (count + base / 2) / base * base;
    }
}
