package org.footbridge;

import java.io.IOException;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.WriteRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares what validation needs of R4 and our profiles, which is in no database, while the rest of the server is made: a
 * start waits for PostgreSQL and for one thread mostly.
 */
final class ValidatorPreload {
    private static final Logger log = LoggerFactory.getLogger(ValidatorPreload.class);

    private final ResourceValidator validator;
    private final Thread thread = new Thread(this::prepare, "validator-head-start");

    ValidatorPreload(ResourceValidator validator) {
        this.validator = validator;
    }

    void begin(WriteRules.Mode mode) {
        if (mode != WriteRules.Mode.OFF) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Returns when all is prepared, at once if nothing is to be. */
    void await() throws InterruptedException {
        thread.join();
    }

    private void prepare() {
        long start = System.nanoTime();
        try {
            validator.prepare(
                    Examples.first().stream().map(Examples.Example::text).toList());
            log.debug("Profiles prepared in {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | RuntimeException failure) {
            log.debug("The profiles cannot be prepared", failure); // whoever writes first does what is left
        }
    }
}
