package org.footbridge.rest;

import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to see of what it wrote.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#ops">R4 Prefer</a>
 */
final class Preferences {
    private Preferences() {}

    /** Null if it does not say. */
    @Nullable
    static PreferReturnEnum of(RequestDetails request) {
        String prefer = request.getHeader("Prefer");
        return prefer == null
                ? null
                : RestfulServerUtils.parsePreferHeader(prefer).getReturn();
    }
}
