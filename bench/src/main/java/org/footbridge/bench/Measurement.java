package org.footbridge.bench;

import java.util.List;
import org.footbridge.bench.probe.Latencies;
import org.footbridge.bench.probe.Usage;

/**
 * What came of a step in one or more rounds.
 *
 * @param errors wrong answers, which are in no other figure
 * @param complaints about the first wrong answers
 * @param usage of the whole time, wrong answers included
 */
record Measurement(Latencies latencies, int errors, List<String> complaints, double seconds, Usage usage) {

    int requests() {
        return latencies.count();
    }

    /** Whether there was not one right answer. */
    boolean failed() {
        return requests() == 0;
    }

    double requestsPerSecond() {
        return seconds == 0 ? 0 : requests() / seconds;
    }

    /** Per request, wrong answers counted among them: they too were work. */
    double each(double sum) {
        int all = requests() + errors;
        return all == 0 ? 0 : sum / all;
    }

    Measurement plus(Measurement other) {
        Latencies both = new Latencies();
        both.addAll(latencies);
        both.addAll(other.latencies);
        return new Measurement(
                both,
                errors + other.errors,
                complaints.isEmpty() ? other.complaints : complaints,
                seconds + other.seconds,
                usage.plus(other.usage));
    }
}
