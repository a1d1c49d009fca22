package org.footbridge.rest.http;

import java.util.Map;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.web.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The two forms in which resources travel.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#mime-type">R4 content types</a>
 */
public enum MediaTypes {
    JSON,
    XML;

    private static final Map<String, MediaTypes> OF_FHIR = Map.of(
            "application/fhir+json", JSON,
            "application/json+fhir", JSON,
            "application/fhir+xml", XML,
            "application/xml+fhir", XML);
    private static final Map<String, MediaTypes> GENERAL = Map.of(
            "json", JSON,
            "application/json", JSON,
            "text/json", JSON,
            "xml", XML,
            "text/xml", XML,
            "application/xml", XML);

    /** The form that a name in lower case stands for; empty if it is none of FHIR's. */
    public static Optional<MediaTypes> named(String name) {
        return ofFhir(name).or(() -> Optional.ofNullable(GENERAL.get(name)));
    }

    /** The form of a media type that is FHIR's own, which nothing but resources are sent under. */
    public static Optional<MediaTypes> ofFhir(String name) {
        return Optional.ofNullable(OF_FHIR.get(name));
    }

    /**
     * The form of a request body; empty if {@code contentType} is none of FHIR's.
     *
     * @throws Problem UNSUPPORTED_MEDIA if it is of another release of FHIR
     */
    public static Optional<MediaTypes> ofBody(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        MediaType type = MediaType.parse(contentType);
        Optional<MediaTypes> form = named(type.name());
        if (form.isPresent() && !isOfR4(type)) {
            throw new Problem(
                    ProblemKind.UNSUPPORTED_MEDIA,
                    "Content-Type '" + contentType
                            + "' is of another release of FHIR; this server has fhirVersion 4.0.");
        }
        return form;
    }

    /**
     * Whether a media type speaks of R4, or of no release at all.
     *
     * @see <a href="https://hl7.org/fhir/R4/http.html#version-parameter">R4 fhirVersion</a>
     */
    public static boolean isOfR4(MediaType type) {
        return type.parameter("fhirversion").orElse("4.0").equals("4.0");
    }
}
