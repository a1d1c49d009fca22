package org.footbridge.rest.container;

import ca.uhn.fhir.context.FhirContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.footbridge.address.AllowedHosts;
import org.footbridge.address.Authority;
import org.footbridge.address.ForwardedRequest;
import org.footbridge.address.Networks;
import org.footbridge.address.ServerBase;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Failure;
import org.footbridge.rest.http.RequestBase;

/**
 * Refuses requests of clients and for hosts that the server does not answer, and writes by foreign web pages, whatever their path; of all others
 * it finds out under which URL the client reached the server, and from which address, where trusted proxies report them.
 */
public final class HostValve extends ValveBase {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private static final Networks THIS_MACHINE = new Networks(List.of("127.0.0.0/8", "::1"));

    private final FhirContext context;
    private final Networks clients;
    private final AllowedHosts hosts;
    private final Networks proxies;
    private final Optional<ServerBase> fixed;
    private final String path;

    /** By {@code Host} headers, of which clients send few different ones. */
    private final Cache<String, Authority> allowed =
            Caffeine.newBuilder().maximumSize(100).build();

    /**
     * @param clients that are answered besides those of this machine
     * @param origins of the web pages of other hosts that may write
     * @param fixed the base URL that the operator named; empty if it is what the client asked for
     * @param path of the FHIR servlet, such as {@code /fhir}
     */
    public HostValve(
            FhirContext context,
            Networks clients,
            Set<String> origins,
            Networks proxies,
            Optional<ServerBase> fixed,
            String path) {
        super(true);
        this.context = context;
        this.clients = clients;
        this.hosts = new AllowedHosts(fixed.flatMap(ServerBase::authority), origins);
        this.proxies = proxies;
        this.fixed = fixed;
        this.path = path;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!response.isErrorReportRequired()) { // or Tomcat has refused it already
            try {
                request.setAttribute(RequestBase.ATTRIBUTE, base(request));
                request.setAttribute(BodyLimitFilter.LEAVE_THE_REST, (Runnable)
                        () -> request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null));
            } catch (Problem refusal) {
                Failure.of(refusal).send(response.getResponse(), context);
                return;
            }
        }
        getNext().invoke(request, response);
    }

    private ServerBase base(Request request) {
        requireKnown(request.getRemoteAddr());
        String header = Optional.ofNullable(request.getHeader("Host")).orElse("");
        Authority host =
                header.isEmpty() || isAddress(header, request) ? local(request) : allowed.get(header, hosts::require);
        ForwardedRequest forwarded = ForwardedRequest.of(
                name -> Collections.list(request.getHeaders(name)), request.getRemoteAddr(), proxies);
        forwarded.client().ifPresent(request::setRemoteAddr);
        Authority asked = forwarded.authority().orElse(host);
        String origin = request.getHeader("Origin");
        if (origin != null && !READS.contains(request.getMethod())) {
            hosts.requireOrigin(origin, asked);
        }
        return fixed.orElseGet(
                () -> ServerBase.of(forwarded.scheme().orElse(request.getScheme()), asked, forwarded.prefix() + path));
    }

    private void requireKnown(String client) {
        if (!clients.isEmpty() && !THIS_MACHINE.contains(client) && !clients.contains(client)) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "This server does not answer clients from '" + client + "' (footbridge.security.clients).");
        }
    }

    /**
     * Whether {@code header} is the address that the client connected to, as probes of a cluster have it. No web page of another host
     * is under that address.
     */
    private boolean isAddress(String header, Request request) {
        return !clients.isEmpty()
                && Authority.parse(header)
                        .filter(asked -> asked.host().equals(local(request).host()))
                        .isPresent();
    }

    /** HTTP/1.0 needs no {@code Host}: the client reached the server under the address that it connected to. */
    private static Authority local(Request request) {
        String address = request.getLocalAddr();
        String host = address.contains(":") ? "[" + address + "]" : address;
        return new Authority(host, OptionalInt.of(request.getLocalPort()));
    }
}
