package org.footbridge.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.probe.Latencies;
import org.footbridge.bench.step.Limited;
import org.footbridge.bench.step.Step.Worker;

/**
 * How long a request took, again and again over one connection.
 *
 * @param latencies of right answers
 * @param complaint about the first wrong one; after that nothing more is asked
 */
record Repetitions(Latencies latencies, Optional<String> complaint) {

    /** Plans are made, and code is compiled, once and not for each request. */
    private static final int UNMEASURED = 10;

    static Repetitions of(Target target, Limited step, int repetitions) {
        Latencies latencies = new Latencies();
        Worker worker = new Worker(0, 1, new SplittableRandom(1));
        try (Connection connection = new Connection(target.endpoint())) {
            for (int i = 0; i < UNMEASURED + repetitions; i++) {
                long start = System.nanoTime();
                step.action().perform(connection, worker);
                long duration = System.nanoTime() - start;
                if (i >= UNMEASURED) {
                    latencies.add(duration);
                }
            }
            return new Repetitions(latencies, Optional.empty());
        } catch (WrongAnswer | IOException e) {
            return new Repetitions(new Latencies(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    double medianMs() {
        return latencies.percentileMs(0.5);
    }

    double maxMs() {
        return latencies.percentileMs(1);
    }
}
