package org.footbridge.authorizationserver;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * The authorization server as a servlet filter. Spring's context for it is made with the first request, so that the start of a server
 * does not wait for it.
 */
public final class AuthorizationServer extends HttpFilter {
    /** The URL patterns of its endpoints and pages. */
    public static final List<String> PATTERNS =
            List.of("/oauth2/*", "/.well-known/*", "/userinfo", "/connect/*", "/login", "/logout", "/default-ui.css");

    @Serial
    private static final long serialVersionUID = 1L;

    /** For its pages, which have forms and styles of their own. Without a referrer, browsers would send them without their origin. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
            "Referrer-Policy",
            "same-origin");

    private final transient ServerIdentity identity;
    private final transient Function<RegisteredClientRepository, OAuth2AuthorizationService> authorizations;
    private final transient UsedAssertions used;

    @Nullable
    private transient AnnotationConfigApplicationContext context;

    /** @param authorizations where codes and tokens are kept */
    public AuthorizationServer(
            ServerIdentity identity,
            Function<RegisteredClientRepository, OAuth2AuthorizationService> authorizations,
            UsedAssertions used) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.used = used;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HEADERS.forEach(response::setHeader);
        context()
                .getBean("springSecurityFilterChain", Filter.class)
                .doFilter(request, new ErrorsAsJson(response), chain);
    }

    private synchronized AnnotationConfigApplicationContext context() {
        if (context == null) {
            AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
            made.registerBean(ServerIdentity.class, () -> identity);
            made.registerBean(UsedAssertions.class, () -> used);
            made.registerBean(
                    OAuth2AuthorizationService.class,
                    () -> authorizations.apply(made.getBean(RegisteredClientRepository.class)));
            made.register(EndpointConfiguration.class);
            made.refresh();
            context = made;
        }
        return context;
    }

    @Override
    public synchronized void destroy() {
        if (context != null) {
            context.close();
        }
    }

    /** Its capabilities, as in an OpenID configuration. */
    public static Map<String, Object> metadata(String issuer) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer);
        metadata.put("jwks_uri", issuer + "/oauth2/jwks");
        metadata.put("authorization_endpoint", issuer + "/oauth2/authorize");
        metadata.put("token_endpoint", issuer + "/oauth2/token");
        metadata.put("introspection_endpoint", issuer + "/oauth2/introspect");
        metadata.put("revocation_endpoint", issuer + "/oauth2/revoke");
        metadata.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "private_key_jwt"));
        metadata.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS384", "ES384"));
        metadata.put("grant_types_supported", List.of("authorization_code", "client_credentials", "refresh_token"));
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put(
                "scopes_supported",
                List.of(
                        "openid",
                        "fhirUser",
                        "launch/patient",
                        "offline_access",
                        "patient/*.cruds",
                        "user/*.cruds",
                        "system/*.cruds"));
        return metadata;
    }
}
