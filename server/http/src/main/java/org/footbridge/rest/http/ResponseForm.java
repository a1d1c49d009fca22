package org.footbridge.rest.http;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.web.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The form that a client wants its answer in, by {@code _format} and {@code _pretty}, else by {@code Accept}.
 *
 * @param plain whether the client knows the general type {@code application/json} only
 * @see <a href="https://hl7.org/fhir/R4/http.html#mime-type">R4 content types</a>
 */
public record ResponseForm(MediaTypes form, boolean plain, boolean pretty) {
    private static final String KEY = ResponseForm.class.getName();
    private static final List<String> ANY = List.of("*/*", "application/*", "text/*");
    /** Clients send few different {@code Accept} headers, so that most are read once only. */
    private static final Cache<String, MediaTypeRange> ACCEPTED =
            Caffeine.newBuilder().maximumSize(100).build();

    private static final List<String> PLAIN = List.of("application/json", "text/json");

    /** A format, and whether it was asked for without naming FHIR. */
    private record MediaTypeRange(MediaTypes form, boolean plain) {}

    /**
     * Reads it once for each request.
     *
     * @throws Problem NOT_ACCEPTABLE if the client accepts no form of ours
     */
    public static ResponseForm of(RequestDetails request) {
        if (request.getUserData().get(KEY) instanceof ResponseForm known) {
            return known;
        }
        ResponseForm read = read(request);
        request.getUserData().put(KEY, read);
        return read;
    }

    private static ResponseForm read(RequestDetails request) {
        boolean pretty = pretty(request.getParameters().get("_pretty"));
        String[] formats = request.getParameters().get("_format");
        if (formats != null) {
            // an unescaped plus sign arrives as a space
            return Optional.of(formats)
                    .filter(given -> given.length == 1)
                    .map(given -> MediaType.parse(given[0].strip().replace(' ', '+')))
                    .flatMap(ResponseForm::of)
                    .map(range -> new ResponseForm(range.form(), false, pretty))
                    .orElseThrow(() -> notAcceptable("_format '" + String.join(",", formats) + "'"));
        }
        String accept = accept(request);
        if (accept == null) {
            return new ResponseForm(MediaTypes.JSON, false, pretty);
        }
        MediaTypeRange range = ACCEPTED.get(accept, ResponseForm::accepted);
        return new ResponseForm(range.form(), range.plain(), pretty);
    }

    private static MediaTypeRange accepted(String accept) {
        return MediaType.accepted(accept).stream()
                .flatMap(one -> of(one).stream())
                .findFirst()
                .orElseThrow(() -> notAcceptable("Accept '" + accept + "'"));
    }

    /** All {@code Accept} headers as one; null if the client sends none or an empty one. */
    @Nullable
    public static String accept(RequestDetails request) {
        String first = request.getHeader("Accept");
        if (first == null) {
            return null;
        }
        List<String> all = request.getHeaders("Accept");
        String joined = all.size() == 1 ? first : String.join(",", all);
        return joined.isBlank() ? null : joined;
    }

    private static boolean pretty(String @Nullable [] given) {
        return given != null
                && given.length > 0
                && given[0].toLowerCase(Locale.ROOT).equals("true");
    }

    private static Optional<MediaTypeRange> of(MediaType range) {
        if (!MediaTypes.isOfR4(range)) {
            return Optional.empty();
        }
        Optional<MediaTypes> form =
                ANY.contains(range.name()) ? Optional.of(MediaTypes.JSON) : MediaTypes.named(range.name());
        return form.map(found -> new MediaTypeRange(found, PLAIN.contains(range.name())));
    }

    public static Problem notAcceptable(String asked) {
        return new Problem(
                ProblemKind.NOT_ACCEPTABLE,
                asked + " names no form this server has; it has application/fhir+json and application/fhir+xml, of"
                        + " fhirVersion 4.0.");
    }

    public String contentType() {
        if (form == MediaTypes.XML) {
            return "application/fhir+xml;charset=UTF-8";
        }
        return plain ? "application/json;charset=UTF-8" : "application/fhir+json;charset=UTF-8";
    }

    /** Makes HAPI, which would read the headers in its own way, answer in this form. */
    public void settle(RequestDetails request) {
        request.removeParameter("_format");
        request.setHeaders(
                "Accept", List.of(form == MediaTypes.XML ? "application/fhir+xml" : "application/fhir+json"));
    }

    /** Answers a failure in the form that was asked for, in JSON if that is the very fault. */
    static void settleForFailure(RequestDetails request) {
        ResponseForm form;
        try {
            form = of(request);
        } catch (Problem unacceptable) {
            form = new ResponseForm(MediaTypes.JSON, false, false);
        }
        form.settle(request);
    }
}
