package org.footbridge.outcome.statistics;

/** A confidence interval, both ends included. */
public record Interval(double low, double high) {
    /** The level of all intervals of the reports. */
    public static final double LEVEL = 0.95;

    /** Whether {@code value} lies in it. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
