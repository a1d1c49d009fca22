package org.footbridge.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.footbridge.json.ResourceJson;
import org.footbridge.json.ResourceJsonReader;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads the body of a create or update, once: into the JSON that will be stored and the model that rules and indexes
 * look at. HAPI finds the model in the request and does not parse again.
 */
@Interceptor
public final class IncomingBody {
    private static final String JSON_KEY = ResourceJson.class.getName();

    private final FhirContext context;
    private final ResourceJsonReader json;
    private final XmlBody xml;

    public IncomingBody(FhirContext context) {
        this.context = context;
        this.json = new ResourceJsonReader(new ModelShapes(context));
        this.xml = new XmlBody(context);
    }

    /** The content of the request's body, as it will be stored. */
    static ResourceJson json(RequestDetails request) {
        if (request.getUserData().get(JSON_KEY) instanceof ResourceJson content) {
            return content;
        }
        throw new IllegalStateException("The body of this request was not read");
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void read(RequestDetails request) {
        RequestRules.beforeHandling(request);
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == RestOperationTypeEnum.CREATE || operation == RestOperationTypeEnum.UPDATE) {
            Preconditions.requireReadable(request);
            String type = request.getResourceName();
            ResourceJson content = content(request, type);
            if (operation == RestOperationTypeEnum.UPDATE) {
                requireSameId(request, content.id());
            }
            request.getUserData().put(JSON_KEY, content);
            request.setResource(model(type, content));
        } else if (operation == RestOperationTypeEnum.EXTENDED_OPERATION_SERVER
                || operation == RestOperationTypeEnum.EXTENDED_OPERATION_TYPE
                || operation == RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE) {
            readForOperation(request);
        }
    }

    /** An operation's body is Parameters, or the resource that is its only parameter. */
    private void readForOperation(RequestDetails request) {
        byte[] body = request.loadRequestContents();
        if (request.getRequestType() != RequestTypeEnum.POST || body.length == 0) {
            return;
        }
        MediaTypes form = MediaTypes.ofBody(request.getHeader("Content-Type"))
                .orElseThrow(() -> new Problem(
                        ProblemKind.UNSUPPORTED_MEDIA,
                        "The body of an operation is application/fhir+json or application/fhir+xml."));
        if (form == MediaTypes.XML) {
            request.setResource(fromXml("resource", text(request, body)));
            return;
        }
        byte[] utf8 = utf8(request, body);
        String type = json.type(utf8);
        if (!context.getResourceTypes().contains(type)) {
            throw new Problem(ProblemKind.MALFORMED, "The body has no resourceType that R4 knows.", "resourceType");
        }
        request.setResource(model(type, json.read(type, utf8)));
    }

    private ResourceJson content(RequestDetails request, String type) {
        String contentType = request.getHeader("Content-Type");
        MediaTypes form = MediaTypes.ofBody(contentType).orElse(null);
        boolean raw = form == null && type.equals("Binary") && contentType != null;
        if (form == null && !raw) {
            throw new Problem(
                    ProblemKind.UNSUPPORTED_MEDIA,
                    (contentType == null
                                    ? "The body has no Content-Type"
                                    : "Content-Type '" + contentType + "' is not FHIR's")
                            + "; send application/fhir+json or application/fhir+xml.");
        }
        byte[] body = request.loadRequestContents();
        if (body.length == 0) {
            throw new Problem(ProblemKind.MALFORMED, "The request has no body; send a " + type + " as JSON or XML.");
        } else if (raw) {
            return ofModel(type, new Binary().setContentType(contentType).setData(body));
        }
        return form == MediaTypes.XML
                ? ofModel(type, fromXml(type, text(request, body)))
                : json.read(type, utf8(request, body));
    }

    private IBaseResource fromXml(String type, String text) {
        try {
            return xml.read(text);
        } catch (DataFormatException e) {
            throw unreadable(type, e);
        }
    }

    private ResourceJson ofModel(String type, IBaseResource model) {
        if (!model.fhirType().equals(type)) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The body is of type '" + model.fhirType() + "', but the URL is for " + type + ".",
                    "resourceType");
        }
        return json.read(
                type, context.newJsonParser().encodeResourceToString(model).getBytes(StandardCharsets.UTF_8));
    }

    /** From the text that will be stored, so that rules and indexes see what readers will. */
    private Resource model(String type, ResourceJson content) {
        try {
            Resource resource = (Resource) context.newJsonParser()
                    .parseResource(
                            context.getResourceDefinition(type).getImplementingClass(),
                            new ByteArrayInputStream(content.text()));
            content.id().ifPresent(resource::setId);
            return resource;
        } catch (DataFormatException e) {
            throw unreadable(type, e);
        }
    }

    /**
     * HAPI lets a Content-Location header or an If-Match of strange form change the id of an update; here the URL alone
     * says which resource is meant.
     */
    private static void requireSameId(RequestDetails request, Optional<String> found) {
        String id = ResourceIds.ofUpdate(request);
        if (found.isEmpty()) {
            throw new Problem(ProblemKind.INVALID, "An update must have the id '" + id + "' in its body too.", "id");
        } else if (!id.equals(found.get())) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The body has the id '" + found.get() + "', but the URL is for '" + id + "'.",
                    "id");
        }
    }

    private static byte[] utf8(RequestDetails request, byte[] body) {
        return charset(request).equals(StandardCharsets.UTF_8)
                ? body
                : text(request, body).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(RequestDetails request, byte[] body) {
        Charset charset = charset(request);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // a byte order mark is not part of it
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemKind.MALFORMED, "The body is not " + charset.name() + " text.");
        }
    }

    private static Charset charset(RequestDetails request) {
        try {
            Charset charset = request.getCharset();
            return charset == null ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemKind.UNSUPPORTED_MEDIA, "The charset of the Content-Type is unknown; send UTF-8.");
        }
    }

    /** HAPI's messages quote what they could not read, so only those of its own words go out. */
    private static Problem unreadable(String type, DataFormatException e) {
        String message = String.valueOf(e.getMessage()).replaceAll("HAPI-\\d+: ", "");
        boolean own = message.startsWith("Unknown") && message.length() < 100;
        return new Problem(
                ProblemKind.MALFORMED,
                "The body is not a FHIR R4 " + type + ": "
                        + (own ? message : "a value or the narrative in it cannot be" + " read") + ".");
    }
}
