package org.footbridge.rest.referral;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.MediaTypes;
import org.footbridge.rest.http.ResponseForm;
import org.footbridge.web.MediaType;
import org.jspecify.annotations.Nullable;

/** The forms of a report, and which one a client wants: by the parameter {@code format}, else {@code _format}, else {@code Accept}. */
enum ReportForm {
    FHIR("fhir", "application/fhir+json"),
    HTML("html", "text/html"),
    PDF("pdf", "application/pdf");

    private final String code;
    private final String mediaType;

    ReportForm(String code, String mediaType) {
        this.code = code;
        this.mediaType = mediaType;
    }

    /** The file name extension of this form. */
    String suffix() {
        return "." + code;
    }

    /**
     * @param format the parameter of the operation
     * @throws Problem VALUE if it is unknown; NOT_ACCEPTABLE if {@code _format} or {@code Accept} name no form
     */
    static ReportForm of(Optional<String> format, RequestDetails request) {
        if (format.isPresent()) {
            return Arrays.stream(values())
                    .filter(form -> form.code.equals(format.get()))
                    .findFirst()
                    .orElseThrow(() -> new Problem(
                            ProblemKind.VALUE,
                            "Parameter 'format' must be fhir, html or pdf, not '" + format.get() + "'."));
        }
        String[] asked = request.getParameters().get("_format");
        if (asked != null && asked.length == 1) {
            return named(asked[0].strip().replace(' ', '+')).orElseGet(() -> ofFhir(request));
        }
        return accepted(ResponseForm.accept(request)).orElseGet(() -> ofFhir(request));
    }

    /** Whether the client wants JSON or XML is read where all responses are written. */
    private static ReportForm ofFhir(RequestDetails request) {
        ResponseForm.of(request);
        return FHIR;
    }

    private static Optional<ReportForm> accepted(@Nullable String accept) {
        List<MediaType> ranges = accept == null ? List.of() : MediaType.accepted(accept);
        return ranges.stream()
                .filter(range -> named(range.name()).isPresent()
                        || MediaTypes.named(range.name()).isPresent()
                        || range.name().endsWith("/*"))
                .findFirst()
                .flatMap(range -> named(range.name()));
    }

    /** HTML or PDF by its code or media type. */
    private static Optional<ReportForm> named(String name) {
        return Arrays.stream(values())
                .filter(form -> form != FHIR)
                .filter(form -> form.code.equals(name) || form.mediaType.equals(name))
                .findFirst();
    }
}
