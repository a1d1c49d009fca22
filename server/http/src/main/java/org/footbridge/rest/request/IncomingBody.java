package org.footbridge.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.footbridge.json.Links;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.MediaTypes;
import org.footbridge.rest.http.Preconditions;
import org.footbridge.rest.http.RequestBase;
import org.footbridge.transaction.LocalLinks;
import org.footbridge.transaction.ResourceIds;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.xml.XmlFormat;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads the body of a create or update, once: into the JSON that will be stored and the model that rules and indexes
 * look at. HAPI finds the model in the request and does not parse again.
 */
@Interceptor
public final class IncomingBody {
    private static final String JSON_KEY = ResourceJson.class.getName();
    private static final String BUNDLE_KEY = Bundle.class.getName();
    private static final String RESOURCE_KEY = IBaseResource.class.getName();

    private final FhirContext context;
    private final ContentReader reader;
    private final XmlFormat xml;

    public IncomingBody(FhirContext context, ContentReader reader) {
        this.context = context;
        this.reader = reader;
        this.xml = new XmlFormat(reader.shapes());
    }

    /** The content of the request's body, as it will be stored. */
    public static ResourceJson json(RequestDetails request) {
        if (request.getUserData().get(JSON_KEY) instanceof ResourceJson content) {
            return content;
        }
        throw new IllegalStateException("The body of this request was not read");
    }

    /** The Bundle in the request's body, as UTF-8 JSON. */
    public static byte[] bundle(RequestDetails request) {
        if (request.getUserData().get(BUNDLE_KEY) instanceof byte[] text) {
            return text;
        }
        throw new IllegalStateException("The body of this request was not read");
    }

    /** The resource in the body of an operation; empty if there is none. */
    public static Optional<IBaseResource> ofOperation(RequestDetails request) {
        return request.getUserData().get(RESOURCE_KEY) instanceof IBaseResource resource
                ? Optional.of(resource)
                : Optional.empty();
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
                // HAPI lets a Content-Location, or an If-Match of strange form, change the id; here the URL alone says
                // it
                UrlIds.id(request)
                        .ifPresentOrElse(id -> ResourceIds.requireSame(id, content), () -> UrlIds.condition(request));
            }
            request.getUserData().put(JSON_KEY, content);
            boolean needed = operation == RestOperationTypeEnum.UPDATE || request.getHeader("If-None-Exist") == null;
            Resource model = needed ? reader.content(content).model() : new Bundle();
            if (model instanceof Binary binary) {
                BinaryBody.requireSameContext(request, binary);
            }
            request.setResource(model);
        } else if (operation == RestOperationTypeEnum.TRANSACTION) {
            request.getUserData().put(BUNDLE_KEY, text(request, "Bundle"));
            request.setResource(new Bundle());
        } else if (operation == RestOperationTypeEnum.EXTENDED_OPERATION_SERVER
                || operation == RestOperationTypeEnum.EXTENDED_OPERATION_TYPE
                || operation == RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE) {
            readForOperation(request);
        }
    }

    /** An operation's body is Parameters, or the resource that is its only parameter. */
    private void readForOperation(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.POST) {
            return;
        }
        byte[] body = request.loadRequestContents();
        String contentType = request.getHeader("Content-Type");
        if (body.length == 0) {
            MediaTypes.ofBody(contentType).ifPresent(form -> request.setRequestContents(noParameters(form)));
            return;
        }
        if (PackageMediaTypes.OPERATION.equals(request.getOperation())
                && contentType != null
                && PackageMediaTypes.isArchive(contentType)) {
            keep(request, new Binary().setContentType(contentType).setData(body));
            return;
        }
        MediaTypes form = MediaTypes.ofBody(contentType)
                .orElseThrow(() -> new Problem(
                        ProblemKind.UNSUPPORTED_MEDIA,
                        "The body of an operation is application/fhir+json or application/fhir+xml."));
        byte[] utf8 = json(request, form, body);
        String type = reader.type(utf8);
        if (!context.getResourceTypes().contains(type)) {
            throw new Problem(ProblemKind.MALFORMED, "The body has no resourceType that R4 knows.", "resourceType");
        }
        keep(request, reader.content(reader.json(type, utf8, Links.NONE)).model());
    }

    /** The empty Parameters that HAPI parses for a request with a Content-Type and no body. */
    private byte[] noParameters(MediaTypes form) {
        IParser parser = form == MediaTypes.XML ? context.newXmlParser() : context.newJsonParser();
        return parser.encodeResourceToString(new Parameters()).getBytes(StandardCharsets.UTF_8);
    }

    /** HAPI forgets the resource where an operation reads its body itself. */
    private static void keep(RequestDetails request, IBaseResource resource) {
        request.setResource(resource);
        request.getUserData().put(RESOURCE_KEY, resource);
    }

    private ResourceJson content(RequestDetails request, String type) {
        return reader.json(type, text(request, type), new LocalLinks(RequestBase.of(request)));
    }

    /** The body as UTF-8 JSON. */
    private byte[] text(RequestDetails request, String type) {
        String contentType = request.getHeader("Content-Type");
        byte[] body = request.loadRequestContents();
        boolean binary = type.equals("Binary") && contentType != null;
        if (binary && BinaryBody.isContent(contentType, body)) {
            Binary content = BinaryBody.resource(request, contentType, body, context.getResourceTypes());
            return context.newJsonParser().encodeResourceToString(content).getBytes(StandardCharsets.UTF_8);
        }
        MediaTypes form = MediaTypes.ofBody(contentType)
                .orElseThrow(() -> new Problem(
                        ProblemKind.UNSUPPORTED_MEDIA,
                        (contentType == null
                                        ? "The body has no Content-Type"
                                        : "Content-Type '" + contentType + "' is not FHIR's")
                                + "; send application/fhir+json or application/fhir+xml."));
        if (body.length == 0) {
            throw new Problem(ProblemKind.MALFORMED, "The request has no body; send a " + type + " as JSON or XML.");
        }
        return json(request, form, body);
    }

    private byte[] json(RequestDetails request, MediaTypes form, byte[] body) {
        return form == MediaTypes.XML ? xml.toJson(text(request, body)) : utf8(request, body);
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
}
