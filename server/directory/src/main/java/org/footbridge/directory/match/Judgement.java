package org.footbridge.directory.match;

/**
 * What a criterion says of a service.
 *
 * @param out whether the service is left out
 * @param value how well it fits, from 0 to 1
 */
record Judgement(Fit fit, boolean out, double value) {
    static final Judgement YES = new Judgement(Fit.YES, false, 1);

    /** What the directory does not say counts half. */
    static final Judgement UNKNOWN = new Judgement(Fit.UNKNOWN, false, 0.5);

    /** It does not fit, and is left out. */
    static final Judgement OUT = new Judgement(Fit.NO, true, 0);

    /** It does not fit, but that only lowers its rank. */
    static final Judgement NO = new Judgement(Fit.NO, false, 0);

    static Judgement yes(double value) {
        return new Judgement(Fit.YES, false, value);
    }
}
