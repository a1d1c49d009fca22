package org.footbridge;

import java.io.IOException;
import java.util.List;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.WriteRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/**
 * Reports the address of the server, then has the servlet warm up some writes, and after that HAPI's validator, which reads all
 * definitions for seconds. Reads need none of it, and valid writes seldom more than a {@link ValidatorPreload} has prepared.
 */
final class Readiness implements ApplicationListener<ApplicationReadyEvent> {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    /** Of the types and terminologies that most writes are of: units alone take a second to read. */
    private static final List<String> SAMPLES = List.of("""
            {"resourceType": "ServiceRequest", "status": "draft", "intent": "order",
             "code": {"coding": [{"system": "http://snomed.info/sct", "code": "871731000000106"}]},
             "subject": {"reference": "Patient/1"}}
            """, """
            {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/1"},
             "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category",
               "code": "survey"}]}],
             "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
             "valueQuantity": {"value": 1, "unit": "score", "system": "http://unitsofmeasure.org", "code": "{score}"}}
            """, """
            {"resourceType": "Patient", "gender": "unknown", "name": [{"use": "usual", "family": "A"}],
             "identifier": [{"use": "usual", "value": "1"}], "telecom": [{"system": "phone", "value": "1"}],
             "address": [{"use": "home", "city": "B"}]}
            """);

    private final ResourceValidator validator;
    private final WriteRules.Mode mode;
    private final ValidatorPreload headStart;
    private final WarmUp rehearsal;
    private volatile boolean validatorReady;

    Readiness(ResourceValidator validator, WriteRules.Mode mode, ValidatorPreload headStart, WarmUp rehearsal) {
        this.validator = validator;
        this.headStart = headStart;
        this.mode = mode;
        this.rehearsal = rehearsal;
    }

    /** Whether no write needs to wait for definitions, valid or not; never if none is validated. */
    boolean isValidatorReady() {
        return validatorReady;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        int port = web.getWebServer().getPort();
        log.info(
                "Footbridge answers at http://localhost:{}{} after {} ms",
                port,
                ServerConfiguration.PATH,
                event.getTimeTaken() == null ? "?" : event.getTimeTaken().toMillis());
        Thread thread = new Thread(() -> warmUp(port), "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void warmUp(int port) {
        try {
            OpenJars.open();
        } catch (IOException unreadable) {
            log.warn("A jar of the class path cannot be opened: {}", unreadable.getMessage());
        }
        if (mode != WriteRules.Mode.OFF) {
            warmUpValidation(port);
        }
    }

    private void warmUpValidation(int port) {
        long start = System.nanoTime();
        try {
            headStart.await();
            rehearsal.run(port);
            validator.warmUp(SAMPLES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException failure) {
            // such as of a database that was stopped meanwhile; whoever validates first does what is left
            log.warn("The validator is not warmed up: {}", failure.getMessage());
            return;
        }
        validatorReady = true;
        log.info("Validator ready after another {} ms", (System.nanoTime() - start) / 1_000_000);
        HeapTrimmer.giveBack();
    }
}
