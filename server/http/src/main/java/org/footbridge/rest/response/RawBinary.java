package org.footbridge.rest.response;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.footbridge.rest.http.MediaTypes;
import org.footbridge.rest.http.ResponseForm;
import org.footbridge.web.MediaType;
import org.hl7.fhir.r4.model.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The content of a Binary as it is, without the resource around it.
 *
 * @see <a href="https://hl7.org/fhir/R4/binary.html#rest">R4 Binary over REST</a>
 */
public record RawBinary(String contentType, byte[] data) {
    public static final String SECURITY_CONTEXT = "X-Security-Context";
    private static final String BYTES = "application/octet-stream";

    /** The content that a read of a Binary answers with; empty if the client asks for the resource. Either has the header of its context. */
    static Optional<RawBinary> of(
            byte[] json, RequestDetails request, HttpServletResponse response, FhirContext context) {
        Binary binary = (Binary) context.newJsonParser().parseResource(new String(json, StandardCharsets.UTF_8));
        if (binary.getSecurityContext().hasReference()) {
            response.setHeader(SECURITY_CONTEXT, binary.getSecurityContext().getReference());
        }
        String type = binary.hasContentType() ? binary.getContentType() : BYTES;
        if (request.getParameters().containsKey("_format") || wantsResource(ResponseForm.accept(request), type)) {
            return Optional.empty();
        }
        // so that no browser shows what somebody has uploaded as a page of this server
        response.setHeader("Content-Disposition", "attachment");
        response.setHeader("X-Content-Type-Options", "nosniff");
        return Optional.of(new RawBinary(type, binary.hasData() ? binary.getData() : new byte[0]));
    }

    /**
     * Whether the resource is liked better than the content's own type. A general type such as {@code application/json} means content of
     * that type.
     */
    private static boolean wantsResource(@Nullable String accept, String contentType) {
        String own = MediaType.parse(contentType).name();
        boolean otherRelease = false;
        for (MediaType range : MediaType.accepted(accept == null ? "*/*" : accept)) {
            if (MediaTypes.ofFhir(range.name()).isPresent()) {
                if (MediaTypes.isOfR4(range)) {
                    return true;
                }
                otherRelease = true;
            } else if (range.name().equals(own)
                    || range.name().equals("*/*")
                    || range.name().equals(own.replaceFirst("/.*", "/*"))) {
                return false;
            }
        }
        if (otherRelease) {
            throw ResponseForm.notAcceptable("Accept '" + accept + "'");
        }
        return false;
    }
}
