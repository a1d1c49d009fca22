package org.footbridge.rest.http;

import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.footbridge.web.Preference;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Prefer} headers of a request.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#ops">R4 Prefer</a>
 */
public final class Preferences {
    private static final String HEADER = "Prefer";

    /** The preferences that HAPI reads as we do. */
    private static final Set<String> PLAIN =
            Set.of("return=minimal", "return=representation", "return=OperationOutcome");

    private Preferences() {}

    /** The content that the client prefers in the response to a write; null if it states no preference. */
    @Nullable
    public static PreferReturnEnum of(RequestDetails request) {
        return read(request)
                .value("return")
                .map(value -> switch (value) {
                    case "minimal" -> PreferReturnEnum.MINIMAL;
                    case "representation" -> PreferReturnEnum.REPRESENTATION;
                    case "operationoutcome" -> PreferReturnEnum.OPERATION_OUTCOME;
                    default -> null; // RFC 7240, 2: what is not known is ignored
                })
                .orElse(null);
    }

    /** Whether unknown search parameters are to be ignored. */
    public static boolean isLenient(RequestDetails request) {
        return read(request).states("handling", "lenient");
    }

    private static Preference read(RequestDetails request) {
        return request.getHeader(HEADER) == null ? Preference.NONE : Preference.parse(request.getHeaders(HEADER));
    }

    /** Passes the preference to HAPI, which parses this header differently. */
    public static void settle(RequestDetails request) {
        String given = request.getHeader(HEADER);
        if (given != null && !PLAIN.contains(given)) {
            PreferReturnEnum wanted = of(request);
            List<String> stated =
                    new ArrayList<>(wanted == null ? List.of() : List.of("return=" + wanted.getHeaderValue()));
            read(request).values().forEach((name, value) -> {
                if (!name.equals("return")) {
                    stated.add(value.isEmpty() ? name : name + "=" + value);
                }
            });
            request.setHeaders(HEADER, List.of(String.join(", ", stated)));
        }
    }
}
