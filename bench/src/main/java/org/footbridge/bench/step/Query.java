package org.footbridge.bench.step;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Outcome.Measure;
import org.footbridge.bench.step.Step.Worker;

/** Parts that several searches have in common. */
final class Query {

    static final int PAGE = 20;
    static final String COUNT = "&_count=" + PAGE;
    /** Everything happens at whole minutes, so that half a minute beside them is neither before nor after by chance. */
    static final long HALF_A_MINUTE = 30;

    private static final int SECONDS_PER_MINUTE = 60;

    private Query() {}

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A time in the first half of all times, at which nothing happened: as good as never the same twice. */
    static Instant sometime(Worker worker) {
        int minute = worker.any(DataSet.MINUTES / 2);
        return DataSet.FIRST_DAY.plusSeconds((long) SECONDS_PER_MINUTE * minute + HALF_A_MINUTE);
    }

    /** The outcomes of a measure. */
    static String outcomes(Measure measure) {
        return "/Observation?code=" + encoded(DataSet.MEASURE_SYSTEM + "|" + measure.code());
    }
}
