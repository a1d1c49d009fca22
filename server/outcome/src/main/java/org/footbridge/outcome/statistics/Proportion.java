package org.footbridge.outcome.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** A proportion of people, with Wilson's confidence interval, which holds its level also near 0 and 1 and for few people. */
public record Proportion(long successes, long count) {
    /** @throws IllegalArgumentException if there is nobody */
    public Proportion {
        if (count < 1 || successes < 0 || successes > count) {
            throw new IllegalArgumentException(successes + " of " + count);
        }
    }

    public double value() {
        return (double) successes / count;
    }

    /** Wilson's score interval. */
    public Interval interval() {
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(1 - (1 - Interval.LEVEL) / 2);
        double share = value();
        double scale = 1 + z * z / count;
        double middle = (share + z * z / (2 * count)) / scale;
        double half = z * Math.sqrt(share * (1 - share) / count + z * z / (4.0 * count * count)) / scale;
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
