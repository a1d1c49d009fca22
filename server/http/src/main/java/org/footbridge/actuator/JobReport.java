package org.footbridge.actuator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.jobs.Jobs;
import org.footbridge.store.job.Job;

/** The latest jobs of all servers on the database, without parameters and results, which may contain personal data. */
public final class JobReport {
    private static final int LATEST = 100;

    private final Jobs jobs;

    public JobReport(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Returns the latest jobs, the most recent first. */
    List<Map<String, Object>> latest() {
        return jobs.latest(LATEST).stream().map(JobReport::describe).toList();
    }

    private static Map<String, Object> describe(Job job) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", job.id().toString());
        described.put("kind", job.kind());
        described.put("owner", job.owner());
        described.put("state", job.state().code());
        described.put("message", job.progress().message());
        described.put("done", job.progress().done());
        described.put("total", job.progress().total());
        described.put("attempts", job.attempts());
        described.put("created", text(job.times().created()));
        job.times().started().ifPresent(started -> described.put("started", text(started)));
        described.put("updated", text(job.times().updated()));
        job.times().finished().ifPresent(finished -> described.put("finished", text(finished)));
        return described;
    }

    private static String text(Instant time) {
        return time.toString();
    }
}
