package org.footbridge;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;
import java.util.Optional;
import org.footbridge.Examples.Example;
import org.footbridge.access.Caller;
import org.footbridge.rest.container.SyntheticRequest;
import org.footbridge.store.resource.WriteStore;
import org.footbridge.validation.CompiledValidation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warm-up: the servlet creates some examples of the profiles in transactions that are rolled back, so that the first real write
 * finds classes loaded, expressions compiled, codes looked up and statements prepared. Nothing is stored or counted.
 */
final class WarmUp {
    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
    private static final int KNOCK_MS_MAX = 30_000;
    private static final int ROUNDS = 3;

    private final FhirServlet servlet;
    private final WriteStore writes;
    private final CompiledValidation validation;

    WarmUp(FhirServlet servlet, WriteStore writes, CompiledValidation validation) {
        this.servlet = servlet;
        this.writes = writes;
        this.validation = validation;
    }

    /** Of a server that answers at {@code port}. A failure only means that the first requests take longer. */
    void run(int port) {
        try {
            // the Task of a referral cannot be created without its ServiceRequest
            List<Example> examples = Examples.all().stream()
                    .filter(example -> !example.type().equals("Task"))
                    .toList();
            for (int round = 0; round < ROUNDS; round++) {
                examples.forEach(example -> validation.uncounted(() -> writes.undone(() -> create(example))));
            }
            knock(port, "/metadata", Optional.empty());
        } catch (IOException | RuntimeException failure) {
            log.debug("The examples cannot be rehearsed", failure);
        }
    }

    /** Reads {@code path} once through the connector, which the examples do not come by. */
    static void knock(int port, String path, Optional<String> token) throws IOException {
        URLConnection connection = URI.create("http://localhost:" + port + ServerConfiguration.PATH + path)
                .toURL()
                .openConnection(Proxy.NO_PROXY);
        connection.setReadTimeout(KNOCK_MS_MAX);
        connection.setRequestProperty("Connection", "close");
        token.ifPresent(text -> connection.setRequestProperty("Authorization", "Bearer " + text));
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }

    private void create(Example example) {
        int status = new SyntheticRequest("POST", ServerConfiguration.PATH, "/" + example.type())
                .by(Caller.SYSTEM)
                .header("Content-Type", "application/fhir+json")
                .body(example.json())
                .to(servlet)
                .status();
        if (status != 201) {
            throw new IllegalStateException("An example of " + example.type() + " is answered with " + status);
        }
    }
}
