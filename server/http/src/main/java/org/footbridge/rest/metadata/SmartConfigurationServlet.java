package org.footbridge.rest.metadata;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.authentication.SmartConfiguration;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Failure;
import org.footbridge.rest.http.ProblemInterceptor;

/**
 * Tells SMART apps where the authorization server is and what it supports.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#using-well-known">SMART App Launch 2.2, well-known</a>
 */
public final class SmartConfigurationServlet extends HttpServlet {
    /** Below the base URL. */
    public static final String PATH = "/.well-known/smart-configuration";

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Supplier<Optional<Map<String, Object>>> issuer;
    private final transient FhirContext context;
    private final transient ObjectMapper mapper = new ObjectMapper();

    /** @param issuer its OpenID configuration; empty if that is not known */
    public SmartConfigurationServlet(Supplier<Optional<Map<String, Object>>> issuer, FhirContext context) {
        this.issuer = issuer;
        this.context = context;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Map<String, Object>> metadata = issuer.get();
        if (metadata.isEmpty()) {
            response.setHeader("Retry-After", ProblemInterceptor.RETRY_SECONDS);
            Failure.of(new Problem(
                            ProblemKind.BUSY,
                            "The configuration of the authorization server cannot be fetched; try again."))
                    .send(response, context);
            return;
        }
        byte[] body = mapper.writeValueAsBytes(SmartConfiguration.of(metadata.get()));
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
