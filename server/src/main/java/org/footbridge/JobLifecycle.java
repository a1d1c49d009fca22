package org.footbridge;

import org.footbridge.jobs.JobRunner;
import org.springframework.context.SmartLifecycle;

/** Starts the runner of jobs once the server answers, and stops it before: jobs are run by the servlet. */
final class JobLifecycle implements SmartLifecycle {
    private final JobRunner runner;
    private boolean running;

    JobLifecycle(JobRunner runner) {
        this.runner = runner;
    }

    @Override
    public void start() {
        running = true;
        runner.start();
    }

    @Override
    public void stop() {
        running = false;
        runner.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server, and before it when all stops. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
