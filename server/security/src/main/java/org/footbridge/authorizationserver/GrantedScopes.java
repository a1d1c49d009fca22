package org.footbridge.authorizationserver;

import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.footbridge.access.SmartScope;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;

/** The scopes that a client may be granted: those that it was registered with, and narrower ones. */
final class GrantedScopes {
    private final String fhirBase;

    /** @param fhirBase what an app may name as the audience of its tokens */
    GrantedScopes(String fhirBase) {
        this.fhirBase = fhirBase;
    }

    /** Checks the scopes, the audience and the redirect URI of a request for an authorization code. */
    Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> ofCodes() {
        return OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.andThen(context -> {
            OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
            if (!covers(context.getRegisteredClient().getScopes(), request.getScopes())) {
                throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "The client may not have one of these scopes.", request);
            }
            Object audience = request.getAdditionalParameters().get("aud");
            if (audience != null && !audience.toString().replaceAll("/$", "").equals(fhirBase)) {
                throw refused(
                        OAuth2ErrorCodes.INVALID_REQUEST, "The aud is not the base URL of this FHIR server.", request);
            }
        });
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            String code, String reason, OAuth2AuthorizationCodeRequestAuthenticationToken request) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(code, reason, null), request);
    }

    /** Checks the scopes of a request for a token by a client itself. */
    static Consumer<OAuth2ClientCredentialsAuthenticationContext> ofClients() {
        return context -> {
            OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
            if (!covers(context.getRegisteredClient().getScopes(), request.getScopes())) {
                throw new OAuth2AuthenticationException(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_SCOPE, "The client may not have one of these scopes.", null));
            }
        };
    }

    /** Whether each of {@code wanted} is one of {@code allowed}, or narrower than one. */
    static boolean covers(Set<String> allowed, Collection<String> wanted) {
        return wanted.stream()
                .allMatch(scope -> allowed.contains(scope)
                        || SmartScope.parse(scope)
                                .filter(parsed -> allowed.stream()
                                        .flatMap(one -> SmartScope.parse(one).stream())
                                        .anyMatch(one -> covers(one, parsed)))
                                .isPresent());
    }

    private static boolean covers(SmartScope allowed, SmartScope wanted) {
        return allowed.context() == wanted.context()
                && allowed.covers(wanted.type())
                && allowed.allows(wanted.permissions())
                && (allowed.query().isEmpty() || allowed.query().equals(wanted.query()));
    }
}
