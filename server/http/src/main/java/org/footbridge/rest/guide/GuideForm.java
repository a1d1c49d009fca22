package org.footbridge.rest.guide;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The two forms in which the guide is sent: pages for people, JSON for machines. Who does not say gets the page. */
enum GuideForm {
    HTML,
    JSON;

    private static final Map<String, GuideForm> NAMES = Map.of(
            "text/html", HTML,
            "application/xhtml+xml", HTML,
            "text/*", HTML,
            "*/*", HTML,
            "html", HTML,
            "application/fhir+json", JSON,
            "application/json", JSON,
            "json", JSON,
            "application/*", JSON);

    /**
     * What {@code _format} says, else the form that {@code Accept} likes best.
     *
     * @throws Problem NOT_ACCEPTABLE if it is none of these
     */
    static GuideForm of(HttpServletRequest request) {
        return wanted(request)
                .orElseThrow(() -> new Problem(
                        ProblemKind.NOT_ACCEPTABLE,
                        "The guide is there as text/html and application/fhir+json; neither is what was asked for."));
    }

    /** For a refusal, which has to be sent in some form. */
    static GuideForm ofRefusal(HttpServletRequest request) {
        try {
            return wanted(request).orElse(JSON);
        } catch (RuntimeException unreadable) {
            return HTML;
        }
    }

    private static Optional<GuideForm> wanted(HttpServletRequest request) {
        String format = request.getParameter("_format");
        if (format != null) {
            // an unescaped plus sign arrives as a space
            return Optional.ofNullable(NAMES.get(format.toLowerCase(Locale.ROOT).replace(' ', '+')));
        }
        String accept = request.getHeader("Accept");
        if (accept == null || accept.isBlank()) {
            return Optional.of(HTML);
        }
        Optional<GuideForm> best = Optional.empty();
        double weightBest = 0;
        for (String range : accept.split(",", 50)) {
            String[] parts = range.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", 10);
            GuideForm form = NAMES.get(parts[0]);
            if (form != null && weight(parts) > weightBest) {
                best = Optional.of(form);
                weightBest = weight(parts);
            }
        }
        return best;
    }

    private static double weight(String[] parts) {
        for (String part : parts) {
            if (part.matches("q=[01](\\.\\d{0,3})?")) {
                return Double.parseDouble(part.substring(2));
            }
        }
        return 1;
    }

    /** For URLs that exist as a page only. */
    void requireHtml() {
        if (this != HTML) {
            throw new Problem(
                    ProblemKind.NOT_ACCEPTABLE,
                    "The front page is there as text/html only; JSON is there of each artefact, as in"
                            + " /ig/StructureDefinition/SPReferral.json.");
        }
    }
}
