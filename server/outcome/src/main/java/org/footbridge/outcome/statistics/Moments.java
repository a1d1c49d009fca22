package org.footbridge.outcome.statistics;

/** Mean and variance of numbers that come one by one, by Welford's method, which loses no digits where the variance is small. */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double before = value - mean;
        mean += before / count;
        squares += before * (value - mean);
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    /** The standard deviation of the sample, with n - 1; 0 if there are fewer than two numbers. */
    double deviation() {
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }
}
