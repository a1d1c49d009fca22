package org.footbridge.packages;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.footbridge.store.jdbc.Outage;
import org.footbridge.validation.ResourceValidator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then whether another server of the database has changed a definition, and puts the change into effect. */
public final class DefinitionWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DefinitionWatch.class);
    private static final long LOOK_SECONDS = 2;

    private final ResourceValidator validator;
    private final Outage outage;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "definitions");
        thread.setDaemon(true);
        return thread;
    });

    public DefinitionWatch(ResourceValidator validator, Outage outage) {
        this.validator = validator;
        this.outage = outage;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    public void start() {
        executor.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        outage.attempt(
                validator::refresh,
                failure -> log.warn("Stored definitions could not be looked at; they will be again", failure));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
