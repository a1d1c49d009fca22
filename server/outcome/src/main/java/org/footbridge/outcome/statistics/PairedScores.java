package org.footbridge.outcome.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/** The scores of people at two times, pair by pair: means, the mean difference with its confidence interval, and an effect size. */
public final class PairedScores {
    private final Moments baseline = new Moments();
    private final Moments followUp = new Moments();
    private final Moments difference = new Moments();

    /** Adds the scores of one person. */
    public void add(double before, double after) {
        baseline.add(before);
        followUp.add(after);
        difference.add(after - before);
    }

    /** The number of pairs. */
    public long count() {
        return difference.count();
    }

    public double meanBaseline() {
        return baseline.mean();
    }

    public double meanFollowUp() {
        return followUp.mean();
    }

    /** Follow-up less baseline. */
    public double meanDifference() {
        return difference.mean();
    }

    /** The standard deviation of the differences. */
    public double deviation() {
        return difference.deviation();
    }

    /**
     * The confidence interval of the mean difference: mean ± t · SD / √n, with the quantile of Student's t for n - 1 degrees of
     * freedom; empty if there are fewer than two pairs, or all differences are alike.
     */
    public Optional<Interval> interval() {
        if (count() < 2 || deviation() == 0) {
            return Optional.empty();
        }
        double quantile = TDistribution.of(count() - 1.0).inverseCumulativeProbability(1 - (1 - Interval.LEVEL) / 2);
        double half = quantile * deviation() / Math.sqrt((double) count());
        return Optional.of(new Interval(meanDifference() - half, meanDifference() + half));
    }

    /**
     * The effect size d<sub>av</sub>: the mean difference divided by the mean of the standard deviations of baseline and follow-up. It is
     * in units of the scores of people, and unlike d<sub>z</sub> does not grow because the two scores of a person resemble each other.
     */
    public OptionalDouble effectSize() {
        double average = (baseline.deviation() + followUp.deviation()) / 2;
        return count() < 2 || average == 0 ? OptionalDouble.empty() : OptionalDouble.of(meanDifference() / average);
    }

    /** The effect size d<sub>z</sub>: the mean difference divided by the standard deviation of the differences. */
    public OptionalDouble standardisedDifference() {
        return deviation() == 0 ? OptionalDouble.empty() : OptionalDouble.of(meanDifference() / deviation());
    }
}
