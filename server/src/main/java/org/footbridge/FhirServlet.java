package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.SearchNarrowingInterceptor;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentInterceptor;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.access.AccessControl;
import org.footbridge.address.ServerBase;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.ProblemInterceptor;
import org.footbridge.rest.http.RequestBase;
import org.footbridge.rest.http.RequestIds;
import org.footbridge.rest.metadata.Capabilities;
import org.footbridge.rest.metadata.CapabilitySettings;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.rest.provider.ResourceProvider;
import org.footbridge.rest.provider.SystemProvider;
import org.footbridge.rest.request.IncomingBody;
import org.footbridge.rest.request.RequestRules;
import org.footbridge.rest.request.UnknownRequest;
import org.footbridge.rest.request.UrlIds;
import org.footbridge.rest.response.ResponseWriter;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.web.UrlPath;

/** HAPI's server with the providers and interceptors of Footbridge, in order. */
final class FhirServlet extends RestfulServer {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The objects that the servlet is composed of. */
    record Parts(
            Interactions interactions,
            ContentReader reader,
            SearchParameterRegistry parameters,
            CapabilitySettings capabilities,
            KnownDefinitions definitions,
            OperationRegistry operations,
            AccessControl access,
            TerminologyWiring terminology) {}

    private final transient Parts parts;
    private final transient RequestRules rules;

    private final transient ServerBase usual;

    /** @param usual the base URL of requests that no client sent */
    FhirServlet(FhirContext context, Parts parts, ServerBase usual) {
        super(context);
        this.parts = parts;
        this.rules = new RequestRules(context, parts.operations(), parts.access());
        this.usual = usual;
    }

    /** HAPI draws secure random letters for it, which costs a read a twentieth of its time; it is only a name in logs. */
    @Override
    protected String getOrCreateRequestId(HttpServletRequest request) {
        return RequestIds.of(request);
    }

    /** Nobody needs to know what the server is made of. */
    @Override
    public void addHeadersToResponse(HttpServletResponse response) {}

    @Override
    protected void initialize() {
        setServerName("Footbridge");
        String version = getClass().getPackage().getImplementationVersion();
        setServerVersion(version == null ? "development" : version);
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setDefaultPrettyPrint(false);
        setIgnoreServerParsedRequestParameters(false); // those of DecodedRequest are read more strictly
        setServerAddressStrategy(new RequestBase(usual));
        registerInterceptor(new ProblemInterceptor());
        registerInterceptor(new IncomingBody(getFhirContext(), parts.reader()));
        registerInterceptor(new ResponseWriter(getFhirContext(), parts.reader().shapes()));
        setServerConformanceProvider(new Capabilities(
                this,
                parts.parameters(),
                parts.operations(),
                parts.capabilities(),
                parts.definitions()::profiles,
                parts.terminology().statement()::json));
        registerProviders(providers());
    }

    /**
     * Refuses interceptors of HAPI that decide about access: they are shown placeholders in place of resources, and would let
     * everything pass. An access policy decides.
     */
    @Override
    public void registerInterceptor(Object interceptor) {
        if (interceptor instanceof AuthorizationInterceptor
                || interceptor instanceof ConsentInterceptor
                || interceptor instanceof SearchNarrowingInterceptor) {
            throw new IllegalArgumentException(interceptor.getClass().getSimpleName()
                    + " has no effect on this server, as it does not see resources; give it an AccessPolicy");
        }
        super.registerInterceptor(interceptor);
    }

    /** Empty segments are ignored everywhere; HAPI expects none at the beginning. */
    @Override
    protected String getRequestPath(String full, String context, String servlet) {
        String path = super.getRequestPath(full, context, servlet);
        int start = 0;
        while (path.startsWith("//", start)) {
            start++;
        }
        return path.substring(start);
    }

    @Override
    public void populateRequestDetailsFromRequestPath(RequestDetails request, String path) {
        List<String> segments = UrlPath.names(path, "The URL");
        UnknownRequest.requireKnown(parts.operations(), request, segments);
        try {
            super.populateRequestDetailsFromRequestPath(request, path);
        } catch (IllegalArgumentException decodedTwice) {
            throw new Problem(
                    ProblemKind.VALUE, "The URL has an id or a name with '%' in it; they have none.", decodedTwice);
        }
        UrlIds.settle(request, segments);
    }

    @Override
    protected void throwUnknownFhirOperationException(RequestDetails request, String path, RequestTypeEnum method) {
        throw UnknownRequest.problem(parts.operations(), request, path);
    }

    /** HAPI calls this once it knows what the URL names; a hook in its place costs every request some microseconds. */
    @Override
    protected void validateRequest(ServletRequestDetails request) {
        rules.beforeSelection(request);
        super.validateRequest(request);
    }

    private List<Object> providers() {
        List<Object> providers = new ArrayList<>();
        for (String type : getFhirContext().getResourceTypes().stream().sorted().toList()) {
            providers.add(new ResourceProvider(
                    type, getFhirContext().getResourceDefinition(type).getImplementingClass(), parts.interactions()));
        }
        providers.add(new SystemProvider(parts.interactions()));
        providers.addAll(parts.operations().bindings());
        return providers;
    }
}
