package org.footbridge.rest.http;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerAddressStrategy;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.footbridge.address.ServerBase;

/** The URL under which the client of a request reached the server. */
public final class RequestBase implements IServerAddressStrategy {
    public static final String ATTRIBUTE = ServerBase.class.getName();

    private final ServerBase usual;

    /** @param usual the base of requests that no client sent */
    public RequestBase(ServerBase usual) {
        this.usual = usual;
    }

    @Override
    public String determineServerBase(ServletContext servlet, HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof ServerBase base ? base.url() : usual.url();
    }

    public static ServerBase of(RequestDetails request) {
        return new ServerBase(request.getFhirServerBase());
    }
}
