package org.footbridge;

import org.springframework.context.SmartLifecycle;

/** Starts threads of the background once the server answers, and stops them before it: jobs are run by its servlet. */
final class BackgroundLifecycle implements SmartLifecycle {
    private final Runnable start;
    private final Runnable stop;
    private boolean running;

    BackgroundLifecycle(Runnable start, Runnable stop) {
        this.start = start;
        this.stop = stop;
    }

    @Override
    public void start() {
        running = true;
        start.run();
    }

    @Override
    public void stop() {
        running = false;
        stop.run();
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
