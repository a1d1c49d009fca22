package org.footbridge.bench.data;

import java.time.Instant;

/**
 * An Observation: one score.
 *
 * @param referral number of the person's referral it belongs to
 */
public record Outcome(Measure measure, int score, String timepoint, Instant taken, int referral) {

    /** A score and the range it can lie in, both ends included. */
    public record Measure(String code, int least, int greatest) {}
}
