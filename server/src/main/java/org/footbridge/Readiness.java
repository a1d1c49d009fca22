package org.footbridge;

import java.util.List;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.WriteRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Says where the server answers, and only then warms up the validator: its definitions take seconds to load, and reads
 * need none of them.
 */
final class Readiness implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final String SAMPLE = """
            {"resourceType": "ServiceRequest", "status": "draft", "intent": "order",
             "code": {"coding": [{"system": "http://snomed.info/sct", "code": "871731000000106"}]},
             "subject": {"reference": "Patient/1"}}
            """;

    private final ResourceValidator validator;
    private final WriteRules.Mode mode;

    Readiness(ResourceValidator validator, WriteRules.Mode mode) {
        this.validator = validator;
        this.mode = mode;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            log.info(
                    "Footbridge answers at http://localhost:{}{} after {} ms",
                    web.getWebServer().getPort(),
                    ServerConfiguration.PATH,
                    event.getTimeTaken() == null ? "?" : event.getTimeTaken().toMillis());
        }
        if (mode != WriteRules.Mode.OFF) {
            Thread thread = new Thread(this::warmUp, "validator-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void warmUp() {
        long start = System.nanoTime();
        validator.validate(SAMPLE, List.of());
        log.info("Validator ready after another {} ms", (System.nanoTime() - start) / 1_000_000);
        IdleMemory.giveBack();
    }
}
