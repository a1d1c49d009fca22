package org.footbridge.outcome.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Counts of events of people before and after, pair by pair: rates, and the ratio of the rates with a confidence interval. The
 * variance is that of persons: counts of one person resemble each other and vary more than Poisson counts, and both are in it without
 * a model of either. It is the sandwich estimator of a Poisson regression with a cluster for each person, and the same as the
 * linearised variance of a ratio.
 */
public final class PairedCounts {
    /** After, years after, before, years before. */
    private static final int COLUMNS = 4;

    private long count;
    private final double[] sums = new double[COLUMNS];
    private final double[][] products = new double[COLUMNS][COLUMNS];

    /**
     * Adds the counts of one person.
     *
     * @param yearsBefore the length of the period in which {@code before} was counted, more than 0
     * @param yearsAfter the length of the period in which {@code after} was counted, more than 0
     */
    public void add(double before, double yearsBefore, double after, double yearsAfter) {
        double[] row = {after, yearsAfter, before, yearsBefore};
        count++;
        for (int i = 0; i < COLUMNS; i++) {
            sums[i] += row[i];
            for (int j = 0; j < COLUMNS; j++) {
                products[i][j] += row[i] * row[j];
            }
        }
    }

    /** The number of people. */
    public long count() {
        return count;
    }

    /** Events of a person in a year before. */
    public double rateBefore() {
        return sums[2] / sums[3];
    }

    /** Events of a person in a year after. */
    public double rateAfter() {
        return sums[0] / sums[1];
    }

    /** The rate after divided by the rate before; empty if there was no event before. */
    public OptionalDouble ratio() {
        return sums[2] == 0 ? OptionalDouble.empty() : OptionalDouble.of(rateAfter() / rateBefore());
    }

    /**
     * The confidence interval of the ratio, symmetric on the logarithmic scale, with the quantile of Student's t for n - 1 degrees of
     * freedom; empty if there was no event before, or none after, or there are fewer than two people.
     */
    public Optional<Interval> interval() {
        if (count < 2 || sums[0] == 0 || sums[2] == 0) {
            return Optional.empty();
        }
        double error = standardError();
        if (error == 0) {
            return Optional.empty();
        }
        double middle = Math.log(rateAfter() / rateBefore());
        double half = error * TDistribution.of(count - 1.0).inverseCumulativeProbability(1 - (1 - Interval.LEVEL) / 2);
        return Optional.of(new Interval(Math.exp(middle - half), Math.exp(middle + half)));
    }

    /**
     * The standard error of the logarithm of the ratio. The influence of a person on that is after/Σafter - years/Σyears for the time
     * after, less the same for the time before; the variance is the sum of its squares, times n/(n - 1).
     */
    double standardError() {
        double[] weights = {1 / sums[0], -1 / sums[1], -1 / sums[2], 1 / sums[3]};
        double squares = 0;
        for (int i = 0; i < COLUMNS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                squares += weights[i] * weights[j] * products[i][j];
            }
        }
        return Math.sqrt(Math.max(0, squares) * count / (count - 1.0));
    }
}
