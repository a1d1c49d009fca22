package org.footbridge.rest.http;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.google.common.net.UrlEscapers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.web.Presentation;

/** The parameters of a request that knows only a few, each at most once. */
public final class QueryValues {
    private final Map<String, String> values = new TreeMap<>();

    /**
     * @throws Problem NOT_SUPPORTED if there is one besides {@code known} and those of presentation
     */
    public QueryValues(RequestDetails request, Set<String> known) {
        request.getParameters().forEach((name, given) -> {
            if (Presentation.has(name)) {
                values.put(name, String.join(",", given));
            } else if (!known.contains(name)) {
                throw new Problem(
                        ProblemKind.NOT_SUPPORTED,
                        "Unknown parameter '" + name + "'; this request takes "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            } else if (given.length != 1 || given[0].isEmpty()) {
                throw new Problem(ProblemKind.VALUE, "Parameter '" + name + "' must be given once, with a value.");
            } else {
                values.put(name, given[0]);
            }
        });
    }

    public Optional<String> one(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** All of them by name, in a map of the caller's own. */
    public Map<String, String> all() {
        return new TreeMap<>(values);
    }

    public static String escaped(String value) {
        return UrlEscapers.urlFormParameterEscaper().escape(value);
    }
}
