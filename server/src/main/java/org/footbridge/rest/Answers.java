package org.footbridge.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.footbridge.store.StoredVersion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Writes what providers decided. Where the client asks for what is stored, the stored bytes go out as they are; parsing
 * and encoding them again would cost several times the whole read.
 */
@Interceptor
public final class Answers {
    private final FhirContext context;
    private final PageModel model;

    public Answers(FhirContext context) {
        this.context = context;
        this.model = new PageModel(context);
    }

    /** False if the answer is written; true if HAPI is to encode the response's resource. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean write(ServletRequestDetails request, ResponseDetails details, HttpServletResponse response) {
        Answer answer = Answer.of(request).orElse(null);
        if (answer instanceof Answer.NotModified unchanged) {
            headers(request, response, unchanged.version());
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return false;
        } else if (answer instanceof Answer.Version stored) {
            return version(request, details, response, stored.version());
        } else if (answer instanceof Answer.Entries entries) {
            return page(request, details, response, entries.page());
        } else if (answer instanceof Answer.Text text) {
            return text(request, details, response, text.json());
        } else if (answer instanceof Answer.Accepted) {
            details.setResponseCode(HttpServletResponse.SC_ACCEPTED);
        }
        return true;
    }

    private boolean version(
            ServletRequestDetails request,
            ResponseDetails details,
            HttpServletResponse response,
            StoredVersion version) {
        headers(request, response, version);
        IBaseResource wanted = details.getResponseResource();
        if (wanted == null || version.deleted()) {
            response.setStatus(details.getResponseCode());
            return wanted != null && wanted.fhirType().equals("OperationOutcome");
        } else if (wanted.fhirType().equals("OperationOutcome")) {
            return true;
        } else if (asStored(request) && !version.type().equals("Binary")) {
            response.setContentType(contentType(request));
            return send(details.getResponseCode(), response, version.body());
        }
        return encode(request, details, response, model.resource(version));
    }

    /** True if HAPI is to encode. It would answer {@code _summary=text} with the bare narrative. */
    private boolean encode(
            ServletRequestDetails request, ResponseDetails details, HttpServletResponse response, Resource resource) {
        String[] summary = request.getParameters().get("_summary");
        if (summary == null || !summary[0].equals("text")) {
            details.setResponseResource(resource);
            return true;
        }
        boolean xml =
                RestfulServerUtils.determineResponseEncodingWithDefault(request).getEncoding() == EncodingEnum.XML;
        IParser parser = xml ? context.newXmlParser() : context.newJsonParser();
        parser.setPrettyPrint(RestfulServerUtils.prettyPrintResponse(request.getServer(), request));
        Set<String> elements = new HashSet<>(Set.of("*.text", "*.id", "*.meta", "*.(mandatory)"));
        if (resource instanceof Bundle) {
            elements.add("Bundle.*");
        }
        parser.setEncodeElements(elements);
        byte[] body = parser.encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        response.setContentType(xml ? "application/fhir+xml;charset=UTF-8" : contentType(request));
        return send(details.getResponseCode(), response, body);
    }

    private boolean page(
            ServletRequestDetails request, ResponseDetails details, HttpServletResponse response, Page page) {
        if (asStored(request)) {
            String remarks = page.remarks()
                    .map(outcome -> context.newJsonParser().encodeResourceToString(outcome))
                    .orElse("");
            response.setContentType(contentType(request));
            return send(details.getResponseCode(), response, PageWriter.write(page, remarks));
        }
        return encode(request, details, response, model.bundle(page));
    }

    private boolean text(
            ServletRequestDetails request, ResponseDetails details, HttpServletResponse response, byte[] json) {
        if (asStored(request)) {
            response.setContentType(contentType(request));
            return send(details.getResponseCode(), response, json);
        }
        IBaseResource resource = context.newJsonParser().parseResource(new String(json, StandardCharsets.UTF_8));
        return encode(request, details, response, (Resource) resource);
    }

    private static boolean send(int status, HttpServletResponse response, byte[] body) {
        response.setStatus(status);
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the client is gone
        }
        return false;
    }

    private static String contentType(RequestDetails request) {
        String accept = request.getHeader("Accept");
        boolean plain = accept != null && accept.contains("application/json") && !accept.contains("fhir+json");
        return plain ? "application/json;charset=UTF-8" : "application/fhir+json;charset=UTF-8";
    }

    private static void headers(RequestDetails request, HttpServletResponse response, StoredVersion version) {
        response.setHeader("ETag", version.etag());
        response.setHeader("Last-Modified", HttpDate.of(version.updated()));
        String url = request.getFhirServerBase() + "/" + version.path();
        RestOperationTypeEnum operation = request.getRestOperationType();
        boolean write = operation == RestOperationTypeEnum.CREATE || operation == RestOperationTypeEnum.UPDATE;
        response.setHeader(write ? "Location" : "Content-Location", url);
    }

    /** Whether the client wants compact JSON with every element. */
    private static boolean asStored(RequestDetails request) {
        if (wants(request, "_summary") || wants(request, "_elements") || wants(request, "_elements:exclude")) {
            return false;
        }
        var encoding = RestfulServerUtils.determineResponseEncodingWithDefault(request);
        return encoding.getEncoding() == EncodingEnum.JSON
                && !RestfulServerUtils.prettyPrintResponse(request.getServer(), request);
    }

    private static boolean wants(RequestDetails request, String parameter) {
        @Nullable String[] values = request.getParameters().get(parameter);
        // a count has no resources that could be shortened
        return values != null && !(values.length == 1 && ("false".equals(values[0]) || "count".equals(values[0])));
    }
}
