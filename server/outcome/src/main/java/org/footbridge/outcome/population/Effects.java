package org.footbridge.outcome.population;

/**
 * The true effects of social prescribing in a synthetic population.
 *
 * @param gpRatio the rate of GP consultations after, divided by that before
 * @param aeRatio the rate of A&amp;E attendances after, divided by that before
 * @param lonelinessChange the mean change of the UCLA three-item total, before it is kept within its range
 */
public record Effects(double gpRatio, double aeRatio, double lonelinessChange) {
    /** Those that the framework of 2019 quotes: 28 % fewer consultations and 24 % fewer attendances. */
    public static final Effects QUOTED = new Effects(0.72, 0.76, -1);

    /** Nothing changes but by chance. */
    public static final Effects NONE = new Effects(1, 1, 0);

    public Effects {
        if (!(gpRatio > 0 && aeRatio > 0)) {
            throw new IllegalArgumentException("ratios must be more than 0: " + gpRatio + ", " + aeRatio);
        }
    }
}
