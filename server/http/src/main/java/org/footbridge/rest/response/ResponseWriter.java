package org.footbridge.rest.response;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.json.PrettyJson;
import org.footbridge.json.Shapes;
import org.footbridge.rest.http.ElementDefinitions;
import org.footbridge.rest.http.HttpDate;
import org.footbridge.rest.http.MediaTypes;
import org.footbridge.rest.http.Preconditions;
import org.footbridge.rest.http.ResponseForm;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.xml.XmlFormat;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * Writes responses. Stored bytes are sent as they are, because parsing and encoding them again would cost several times the
 * whole read.
 */
@Interceptor
public final class ResponseWriter {
    private static final List<String> SUBSETS = List.of("_summary", "_elements", "_elements:exclude");

    /** They carry other resources or words about a request, and are never cut. */
    private static final Set<String> ENVELOPES = Set.of("Bundle", "OperationOutcome", "Parameters");

    private final FhirContext context;
    private final ElementDefinitions definitions;
    private final XmlFormat xml;

    public ResponseWriter(FhirContext context, Shapes shapes) {
        this.xml = new XmlFormat(shapes);
        this.definitions = new ElementDefinitions(context);
        this.context = context;
    }

    /** False if the answer is written; true if HAPI is to encode the response's resource. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public boolean write(ServletRequestDetails request, ResponseDetails details, HttpServletResponse response) {
        ResponseContent answer = ResponseContent.of(request).orElse(null);
        if (answer instanceof ResponseContent.NotModified unchanged) {
            headers(request, response, unchanged.version());
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return false;
        } else if (answer instanceof ResponseContent.Version stored) {
            return version(request, details, response, stored.version());
        } else if (answer instanceof ResponseContent.Entries entries) {
            return page(request, details, response, entries.page());
        } else if (answer instanceof ResponseContent.Text text) {
            return text(request, details, response, text.json());
        } else if (answer instanceof ResponseContent.Document document) {
            response.setContentType(document.contentType());
            return send(details.getResponseCode(), response, document.data());
        } else if (answer instanceof ResponseContent.Statement statement) {
            return statement(request, details, response, statement);
        } else if (answer instanceof ResponseContent.Accepted) {
            details.setResponseCode(HttpServletResponse.SC_ACCEPTED);
        }
        return model(request, details, response);
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
            return wanted != null && wanted.fhirType().equals("OperationOutcome") && model(request, details, response);
        } else if (wanted.fhirType().equals("OperationOutcome")) {
            return model(request, details, response);
        }
        // what a write has stored is answered with as any resource is
        Optional<RawBinary> raw = version.type().equals("Binary") && isRead(request)
                ? RawBinary.of(version.body(), request, response, context)
                : Optional.empty();
        if (raw.isPresent()) {
            response.setContentType(raw.get().contentType());
            return send(details.getResponseCode(), response, raw.get().data());
        }
        byte[] json = Subset.part(request, definitions).apply(version).body();
        return text(request, details, response, json);
    }

    private boolean page(
            ServletRequestDetails request, ResponseDetails details, HttpServletResponse response, Page page) {
        String remarks = page.remarks()
                .map(outcome -> context.newJsonParser().encodeResourceToString(outcome))
                .orElse("");
        byte[] json = PageWriter.write(page, Subset.part(request, definitions), remarks);
        return text(request, details, response, json);
    }

    private boolean statement(
            ServletRequestDetails request,
            ResponseDetails details,
            HttpServletResponse response,
            ResponseContent.Statement statement) {
        response.setHeader("ETag", statement.etag());
        if (Preconditions.notModified(request, statement.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return false;
        }
        return text(request, details, response, Subset.part(request, definitions, statement));
    }

    private boolean text(
            ServletRequestDetails request, ResponseDetails details, HttpServletResponse response, byte[] json) {
        ResponseForm form = ResponseForm.of(request);
        response.setContentType(form.contentType());
        if (form.form() == MediaTypes.XML) {
            return send(details.getResponseCode(), response, xml.toXml(json, form.pretty()));
        }
        return send(details.getResponseCode(), response, form.pretty() ? PrettyJson.of(json) : json);
    }

    /** Writes a resource of which only HAPI has the content: a statement of capabilities, the result of an operation. It is told the form that we found. */
    private boolean model(ServletRequestDetails request, ResponseDetails details, HttpServletResponse response) {
        Optional<Subset> subset = Subset.of(request, definitions);
        IBaseResource wanted = details.getResponseResource();
        boolean cut = subset.isPresent() && wanted != null && !ENVELOPES.contains(wanted.fhirType());
        if (wanted != null && (cut || ResponseForm.of(request).form() == MediaTypes.XML)) {
            byte[] whole =
                    context.newJsonParser().encodeResourceToString(wanted).getBytes(StandardCharsets.UTF_8);
            return text(request, details, response, cut ? subset.get().of(wanted.fhirType(), whole) : whole);
        }
        SUBSETS.forEach(request::removeParameter);
        ResponseForm.of(request).settle(request);
        return true;
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

    private static boolean isRead(RequestDetails request) {
        return request.getRequestType() == RequestTypeEnum.GET || request.getRequestType() == RequestTypeEnum.HEAD;
    }

    private static void headers(RequestDetails request, HttpServletResponse response, StoredVersion version) {
        response.setHeader("ETag", version.etag());
        response.setHeader("Last-Modified", HttpDate.of(version.updated()));
        String url = request.getFhirServerBase() + "/" + version.path();
        RestOperationTypeEnum operation = request.getRestOperationType();
        boolean write = operation == RestOperationTypeEnum.CREATE || operation == RestOperationTypeEnum.UPDATE;
        response.setHeader(write ? "Location" : "Content-Location", url);
    }
}
