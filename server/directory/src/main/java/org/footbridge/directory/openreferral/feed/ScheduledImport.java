package org.footbridge.directory.openreferral.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.footbridge.jobs.JobHandler;
import org.footbridge.jobs.JobProgress;
import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;
import org.footbridge.transaction.Origin;

/** Imports all feeds that the operator allows, again and again. */
public final class ScheduledImport implements JobHandler {
    /** The name of the kind of jobs. */
    public static final String KIND = "import-feeds";

    private static final int DONE = 200;

    private final FeedImport feeds;

    public ScheduledImport(FeedImport feeds) {
        this.feeds = feeds;
    }

    @Override
    public JobResult run(JobInput input, JobProgress progress) {
        List<String> outcomes = feeds.importAll(Origin.SYSTEM, progress::report);
        String text = String.join(" ", outcomes);
        progress.report(text, 0, 0);
        return new JobResult(DONE, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }
}
