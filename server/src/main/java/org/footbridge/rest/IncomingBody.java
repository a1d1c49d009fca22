package org.footbridge.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    private final ResourceJsonReader reader = new ResourceJsonReader();

    public IncomingBody(FhirContext context) {
        this.context = context;
    }

    /** The content of the request's body, as it will be stored. */
    static ResourceJson json(RequestDetails request) {
        if (request.getUserData().get(JSON_KEY) instanceof ResourceJson json) {
            return json;
        }
        throw new IllegalStateException("The body of this request was not read");
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void read(RequestDetails request) {
        MediaTypes.requireAcceptable(request);
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation == RestOperationTypeEnum.CREATE || operation == RestOperationTypeEnum.UPDATE) {
            Preconditions.requireReadable(request);
            byte[] body = request.loadRequestContents();
            if (body.length == 0) {
                throw new Problem(
                        ProblemKind.MALFORMED,
                        "The request has no body; send a " + request.getResourceName() + " as JSON or XML.");
            }
            Resource resource = parse(request, body);
            requireSameId(request, resource);
            request.setResource(resource);
        }
    }

    private Resource parse(RequestDetails request, byte[] body) {
        String type = request.getResourceName();
        String contentType = request.getHeader("Content-Type");
        MediaTypes form = MediaTypes.ofBody(contentType).orElse(null);
        try {
            if (form == MediaTypes.JSON) {
                return fromJson(request, type, utf8(request, body));
            } else if (form == MediaTypes.XML) {
                return fromModel(request, type, fromXml(request, body));
            } else if (type.equals("Binary") && contentType != null) {
                return fromModel(
                        request, type, new Binary().setContentType(contentType).setData(body));
            }
        } catch (DataFormatException e) {
            throw new Problem(ProblemKind.MALFORMED, "The body is not a FHIR R4 " + type + ": " + sentence(e));
        }
        throw new Problem(
                ProblemKind.UNSUPPORTED_MEDIA,
                (contentType == null
                                ? "The body has no Content-Type"
                                : "Content-Type '" + contentType + "' is not FHIR's")
                        + "; send application/fhir+json or application/fhir+xml.");
    }

    private Resource fromJson(RequestDetails request, String type, byte[] utf8) {
        ResourceJson json = reader.read(utf8);
        requireType(type, json.type());
        request.getUserData().put(JSON_KEY, json);
        return (Resource) context.newJsonParser()
                .parseResource(
                        context.getResourceDefinition(type).getImplementingClass(), new ByteArrayInputStream(utf8));
    }

    private IBaseResource fromXml(RequestDetails request, byte[] body) {
        return context.newXmlParser()
                .parseResource(new InputStreamReader(new ByteArrayInputStream(body), charset(request)));
    }

    private Resource fromModel(RequestDetails request, String type, IBaseResource model) {
        requireType(type, model.fhirType());
        String text = context.newJsonParser().encodeResourceToString(model);
        request.getUserData().put(JSON_KEY, reader.read(text.getBytes(StandardCharsets.UTF_8)));
        return (Resource) model;
    }

    private static void requireType(String expected, String found) {
        if (!expected.equals(found)) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The body is of type '" + found + "', but the URL is for " + expected + ".",
                    "resourceType");
        }
    }

    /**
     * HAPI lets a Content-Location header or an If-Match of strange form change the id of an update; here the URL alone
     * says which resource is meant.
     */
    private static void requireSameId(RequestDetails request, Resource resource) {
        if (request.getRestOperationType() != RestOperationTypeEnum.UPDATE) {
            return;
        }
        String id = ResourceIds.ofUpdate(request);
        if (!resource.hasId()) {
            throw new Problem(ProblemKind.INVALID, "An update must have the id '" + id + "' in its body too.", "id");
        }
        if (!id.equals(resource.getIdElement().getIdPart())) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The body has the id '" + resource.getIdElement().getIdPart() + "', but the URL is for '" + id
                            + "'.",
                    "id");
        }
    }

    private static byte[] utf8(RequestDetails request, byte[] body) {
        Charset charset = charset(request);
        return charset.equals(StandardCharsets.UTF_8)
                ? body
                : new String(body, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static Charset charset(RequestDetails request) {
        try {
            Charset charset = request.getCharset();
            return charset == null ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemKind.UNSUPPORTED_MEDIA, "The charset of the Content-Type is unknown; send UTF-8.");
        }
    }

    /** HAPI's message without its number and without Java's class names. */
    private static String sentence(DataFormatException e) {
        String message = String.valueOf(e.getMessage()).replaceFirst("^HAPI-\\d+: ", "");
        int trace = message.indexOf(": com.");
        return (trace < 0 ? message : message.substring(0, trace))
                .lines()
                .findFirst()
                .orElse("it cannot be read.");
    }
}
