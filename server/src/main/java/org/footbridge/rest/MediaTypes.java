package org.footbridge.rest;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * The two forms in which resources travel.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#mime-type">R4 content types</a>
 */
enum MediaTypes {
    JSON,
    XML;

    private static final Map<String, MediaTypes> NAMES = Map.ofEntries(
            Map.entry("json", JSON),
            Map.entry("application/json", JSON),
            Map.entry("text/json", JSON),
            Map.entry("application/fhir+json", JSON),
            Map.entry("application/json+fhir", JSON),
            Map.entry("xml", XML),
            Map.entry("text/xml", XML),
            Map.entry("application/xml", XML),
            Map.entry("application/fhir+xml", XML),
            Map.entry("application/xml+fhir", XML));

    /** The form of a request body; empty if {@code contentType} is none of FHIR's. */
    static Optional<MediaTypes> ofBody(@Nullable String contentType) {
        return contentType == null ? Optional.empty() : Optional.ofNullable(NAMES.get(bare(contentType)));
    }

    /**
     * Refuses a request that accepts no form this server has, which HAPI would answer with JSON all the same.
     *
     * @throws Problem NOT_ACCEPTABLE
     */
    static void requireAcceptable(RequestDetails request) {
        String[] formats = request.getParameters().get("_format");
        if (formats != null) {
            // an unescaped plus sign arrives as a space
            if (formats.length != 1 || !NAMES.containsKey(bare(formats[0]).replace(' ', '+'))) {
                throw notAcceptable("_format '" + String.join(",", formats) + "'");
            }
            return;
        }
        String accept = request.getHeader("Accept");
        if (accept == null || accept.isBlank()) {
            return;
        }
        for (String range : accept.split(",", -1)) {
            String name = bare(range);
            if (name.equals("*/*")
                    || name.equals("application/*")
                    || name.equals("text/*")
                    || NAMES.containsKey(name)) {
                return;
            }
        }
        throw notAcceptable("Accept '" + accept + "'");
    }

    /**
     * Makes a failure be answered in JSON unless another form of ours was asked for: HAPI would take the form of the request, which may be
     * the very fault.
     */
    static void settleForm(RequestDetails request) {
        EncodingEnum asked =
                RestfulServerUtils.determineResponseEncodingWithDefault(request).getEncoding();
        boolean said =
                request.getHeader("Accept") != null || request.getParameters().containsKey("_format");
        if (!said || (asked != EncodingEnum.JSON && asked != EncodingEnum.XML)) {
            request.removeParameter("_format");
            request.setHeaders("Accept", List.of("application/fhir+json"));
        }
    }

    private static Problem notAcceptable(String asked) {
        return new Problem(
                ProblemKind.NOT_ACCEPTABLE,
                asked + " names no form this server has; it has application/fhir+json and application/fhir+xml.");
    }

    private static String bare(String mediaType) {
        int parameters = mediaType.indexOf(';');
        return (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
