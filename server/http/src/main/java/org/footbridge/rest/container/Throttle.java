package org.footbridge.rest.container;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.footbridge.access.Caller;
import org.footbridge.address.Networks;
import org.footbridge.concurrency.RateLimit;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.audit.AuditGate;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.Failure;

/**
 * Answers requests beyond a rate limit with 429 and {@code Retry-After}. Of the refusals of one caller, one a minute is recorded in the audit
 * log, so that a flood does not fill it.
 */
public final class Throttle {
    /** An Internet provider gives each customer so many bytes of IPv6 addresses; the rest of an address is the customer's choice. */
    private static final int CUSTOMER_BYTES = 8;

    private final String setting;
    private final Optional<RateLimit> limit;
    private final FhirContext context;

    /**
     * @param setting the name of the setting of {@code limit}
     * @param limit empty if nothing is refused
     */
    public Throttle(String setting, Optional<RateLimit> limit, FhirContext context) {
        this.setting = setting;
        this.limit = limit;
        this.context = context;
    }

    /** The number of requests that were refused so far. */
    public long refused() {
        return limit.map(RateLimit::refused).orElse(0L);
    }

    /** Counts the request. If it is beyond the limit, it is answered, and the result is true. */
    boolean refuses(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (limit.isEmpty()) {
            return false;
        }
        Optional<RateLimit.Refusal> refusal = limit.get().count(key(request));
        if (refusal.isPresent()) {
            long seconds = Math.max(1, refusal.get().pause().plusMillis(999).toSeconds());
            if (!refusal.get().notice()) {
                request.setAttribute(AuditGate.RECORDED, true);
            }
            response.setHeader("Retry-After", Long.toString(seconds));
            response.setHeader("Cache-Control", "no-store");
            Failure.of(new Problem(ProblemKind.THROTTLED, sentence(limit.get(), seconds)))
                    .send(response, context);
        }
        return refusal.isPresent();
    }

    private String sentence(RateLimit exceeded, long seconds) {
        return "You have made more than " + exceeded.rate().count() + " requests in "
                + exceeded.rate().per().toSeconds() + " s (" + setting + "); try again in " + seconds + " s.";
    }

    /** A caller with a token is known by it, others by their address. */
    private static String key(HttpServletRequest request) {
        Caller caller = Callers.of(request);
        return caller.isAuthenticated() ? caller.party() : network(request.getRemoteAddr());
    }

    private static String network(String address) {
        return Networks.bytes(address)
                .filter(bytes -> bytes.length > CUSTOMER_BYTES)
                .map(bytes -> Arrays.toString(Arrays.copyOf(bytes, CUSTOMER_BYTES)))
                .orElse(address);
    }
}
