package org.footbridge.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import org.footbridge.access.Caller;
import org.footbridge.transaction.Origin;

/** The callers of requests. As there is no sign-in, every client is anonymous. */
final class Callers {
    private Callers() {}

    static Caller of(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : Caller.ANONYMOUS;
    }

    static Caller of(RequestDetails request) {
        return of(((ServletRequestDetails) request).getServletRequest());
    }

    /** The caller, and the URL under which the caller reached the server. */
    static Origin origin(RequestDetails request) {
        return new Origin(RequestBase.of(request), of(request));
    }
}
