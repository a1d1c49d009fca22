package org.footbridge.rest.container;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.access.AccessControl;
import org.footbridge.access.Caller;
import org.footbridge.authentication.InvalidTokenException;
import org.footbridge.authentication.TokenVerifier;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.Failure;
import org.footbridge.rest.http.ProblemInterceptor;
import org.footbridge.rest.http.RequestIds;

/**
 * Authenticates each request by its bearer token, before anything else looks at it. A request without a valid token is refused with 401,
 * unless its path is public.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750, bearer tokens</a>
 */
public final class AuthenticationFilter extends HttpFilter {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String CHALLENGE = "WWW-Authenticate";
    private static final String BEARER = "Bearer realm=\"Footbridge\"";
    /** The header with the reason for reading what security labels and consents hide. */
    private static final String BREAK_GLASS = "X-Break-Glass";

    private static final int REASON_MIN = 10;
    private static final int REASON_MAX = 500;

    private static final Pattern AUTHORIZATION =
            Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

    private final transient TokenVerifier tokens;
    private final transient AccessControl access;
    private final transient BreakGlassNotice notice;
    private final transient PublicPaths open;
    private final transient Set<String> ofOperators;
    private final transient Throttle signIns;
    private final transient FhirContext context;

    /**
     * @param notice of break-glass access
     * @param open the requests that need no token
     * @param ofOperators paths of servlets that are for operators of the server
     * @param signIns counts the requests without a valid token
     */
    public AuthenticationFilter(
            TokenVerifier tokens,
            AccessControl access,
            BreakGlassNotice notice,
            PublicPaths open,
            Set<String> ofOperators,
            Throttle signIns,
            FhirContext context) {
        this.tokens = tokens;
        this.access = access;
        this.notice = notice;
        this.open = open;
        this.ofOperators = Set.copyOf(ofOperators);
        this.signIns = signIns;
        this.context = context;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!open.contains(request)) {
            try {
                Caller caller = identified(request);
                Callers.set(request, caller); // a refusal is recorded as that of the caller
                caller = reasoned(caller, request);
                if (ofOperators.contains(request.getServletPath())) {
                    access.requireOperator(caller);
                }
                Callers.set(request, caller);
            } catch (InvalidTokenException refused) {
                refuse(
                        refused.sentence(),
                        BEARER + ", error=\"invalid_token\", error_description=\"" + refused.sentence() + "\"",
                        request,
                        response);
                return;
            } catch (Problem refused) {
                refuse(refused, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Caller identified(HttpServletRequest request) throws InvalidTokenException {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) {
            throw new Problem(
                    ProblemKind.UNAUTHENTICATED,
                    "This server answers requests with an access token only: send it as Authorization: Bearer <token>."
                            + " /metadata says which authorization server issues tokens.");
        }
        String header = headers.get(0);
        // before a pattern looks at each character of it
        var authorization = AUTHORIZATION.matcher(header.length() > TokenVerifier.LENGTH_MAX + 10 ? "" : header);
        if (headers.size() > 1 || !authorization.matches()) {
            throw new Problem(
                    ProblemKind.UNAUTHENTICATED,
                    "Authorization must be one header: Bearer and a token of at most " + TokenVerifier.LENGTH_MAX
                            + " characters.");
        }
        return tokens.verify(authorization.group(1)).in(RequestIds.of(request));
    }

    private Caller reasoned(Caller caller, HttpServletRequest request) {
        return breakGlass(request)
                .map(reason -> {
                    Caller breaking = access.breakingGlass(caller, reason);
                    notice.give(breaking);
                    return breaking;
                })
                .orElse(caller);
    }

    private static Optional<String> breakGlass(HttpServletRequest request) {
        String reason = request.getHeader(BREAK_GLASS);
        if (reason != null && (reason.strip().length() < REASON_MIN || reason.length() > REASON_MAX)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    BREAK_GLASS + " must be the reason for the access, of " + REASON_MIN + " to " + REASON_MAX
                            + " characters.");
        }
        return Optional.ofNullable(reason);
    }

    private void refuse(Problem refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (refused.kind() == ProblemKind.UNAUTHENTICATED) {
            refuse(refused.message(), BEARER, request, response);
        } else {
            if (refused.kind() == ProblemKind.BUSY) {
                response.setHeader("Retry-After", ProblemInterceptor.RETRY_SECONDS);
            }
            Failure.of(refused).send(response, context);
        }
    }

    private void refuse(String reason, String challenge, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (signIns.refuses(request, response)) {
            return;
        }
        response.setHeader(CHALLENGE, challenge);
        response.setHeader("Cache-Control", "no-store");
        Failure.of(new Problem(ProblemKind.UNAUTHENTICATED, reason)).send(response, context);
    }
}
