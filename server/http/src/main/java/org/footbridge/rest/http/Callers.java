package org.footbridge.rest.http;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.ServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.footbridge.access.Caller;
import org.footbridge.transaction.Origin;

/** The callers of requests, as {@link AuthenticationFilter} found them out; without authentication, every client is anonymous. */
public final class Callers {
    public static final String ATTRIBUTE = Caller.class.getName();

    private Callers() {}

    public static Caller of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : Caller.ANONYMOUS;
    }

    public static Caller of(RequestDetails request) {
        return of(((ServletRequestDetails) request).getServletRequest());
    }

    public static void set(ServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** The caller, and the URL under which the caller reached the server. */
    public static Origin origin(RequestDetails request) {
        return new Origin(RequestBase.of(request), of(request), provenance(request));
    }

    /** Headers are bytes; JSON is UTF-8. */
    private static Optional<String> provenance(RequestDetails request) {
        return Optional.ofNullable(request.getHeader("X-Provenance"))
                .map(header -> new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    /** {@code query} as a query of the caller, to whom its cursors belong. */
    public static String owned(String query, RequestDetails request) {
        Caller caller = of(request);
        return caller.isAuthenticated() ? query + " " + caller.party() : query;
    }
}
