package org.footbridge.rest.request;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.MediaTypes;
import org.footbridge.rest.response.RawBinary;
import org.footbridge.transaction.ResourceIds;
import org.footbridge.web.MediaType;
import org.hl7.fhir.r4.model.Binary;

/**
 * The body of a create or update of a Binary: its content as it is, unless it is a Binary resource itself.
 *
 * @see <a href="https://hl7.org/fhir/R4/binary.html#rest">R4 Binary over REST</a>
 */
final class BinaryBody {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int HEAD_BYTES = 2_048;
    private static final Pattern XML_ROOT =
            Pattern.compile("\\uFEFF?\\s*(<\\?xml.*?\\?>)?(\\s|<!--.*?-->)*<(\\w+:)?Binary[\\s/>].*", Pattern.DOTALL);
    private static final Pattern ABSOLUTE = Pattern.compile("https?://[^\\s/]+/\\S+|urn:(uuid|oid):\\S+");

    private BinaryBody() {}

    /** Whether {@code body} is content: under FHIR's own media types nothing is, under general ones whatever is no Binary resource. */
    static boolean isContent(String contentType, byte[] body) {
        String name = MediaType.parse(contentType).name();
        Optional<MediaTypes> form = MediaTypes.named(name);
        if (form.isEmpty() || MediaTypes.ofFhir(name).isPresent()) {
            return form.isEmpty();
        }
        return !(form.get() == MediaTypes.JSON ? isJsonResource(body) : isXmlResource(body));
    }

    private static boolean isJsonResource(byte[] body) {
        try (JsonParser in = JSON.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean type = in.currentName().equals("resourceType");
                if (in.nextToken() == JsonToken.VALUE_STRING && type) {
                    return in.getText().equals("Binary");
                }
                in.skipChildren();
            }
            return false;
        } catch (IOException noJson) {
            return false;
        }
    }

    private static boolean isXmlResource(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, HEAD_BYTES), StandardCharsets.UTF_8);
        return head.contains("http://hl7.org/fhir\"") && XML_ROOT.matcher(head).matches();
    }

    /** The resource that holds {@code content}, with the id of the URL and the context of the header. */
    static Binary resource(RequestDetails request, String contentType, byte[] content, Set<String> types) {
        Binary binary = new Binary().setContentType(contentType.strip().replaceAll("\\s+", " "));
        if (content.length > 0) {
            binary.setData(content);
        }
        if (request.getRequestType() == RequestTypeEnum.PUT) {
            UrlIds.id(request).ifPresent(binary::setId);
        }
        String context = request.getHeader(RawBinary.SECURITY_CONTEXT);
        if (context != null) {
            binary.getSecurityContext().setReference(requireReference(context.strip(), types));
        }
        return binary;
    }

    private static String requireReference(String context, Set<String> types) {
        String[] parts = context.split("/", -1);
        boolean versioned = parts.length == 4 && parts[2].equals("_history") && ResourceIds.isValid(parts[3]);
        boolean relative =
                (parts.length == 2 || versioned) && types.contains(parts[0]) && ResourceIds.isValid(parts[1]);
        if (!relative && !ABSOLUTE.matcher(context).matches()) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "X-Security-Context must be a reference to a resource, such as Patient/123, not '"
                            + RequestRules.shortened(context) + "'.",
                    "Binary.securityContext.reference");
        }
        return context;
    }

    /**
     * Refuses a header that would be dropped: a Binary resource names its context itself.
     *
     * @throws Problem INVALID if the header says something else
     */
    static void requireSameContext(RequestDetails request, Binary resource) {
        String context = request.getHeader(RawBinary.SECURITY_CONTEXT);
        if (context != null
                && !context.strip().equals(resource.getSecurityContext().getReference())) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "X-Security-Context goes with content as it is; a Binary resource has it in securityContext.",
                    "Binary.securityContext");
        }
    }
}
