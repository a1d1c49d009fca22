package org.footbridge.authorizationserver;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The claims of the authorization server's tokens beside the usual ones: role, organisations, the user's resource and the patient. */
final class TokenContent implements OAuth2TokenCustomizer<JwtEncodingContext> {
    private static final String PATIENT = "patient";

    private final String fhirBase;

    TokenContent(String fhirBase) {
        this.fhirBase = fhirBase;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        String name =
                context.getPrincipal() == null ? "" : context.getPrincipal().getName();
        Optional<DemoAccount> account = DemoAccount.named(name);
        JwtClaimsSet.Builder claims = context.getClaims();
        if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
            if (context.getAuthorizedScopes().contains("fhirUser")) {
                account.flatMap(DemoAccount::fhirUser)
                        .ifPresent(user -> claims.claim("fhirUser", fhirBase + "/" + user));
            }
        } else if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            claims.audience(list(List.of(fhirBase)));
            claims.claim("client_id", context.getRegisteredClient().getClientId());
            claims.claim("scope", String.join(" ", context.getAuthorizedScopes()));
            account.ifPresent(known -> describe(known, claims, context.getAuthorizedScopes()));
        }
    }

    private static void describe(DemoAccount account, JwtClaimsSet.Builder claims, Set<String> scopes) {
        account.role().ifPresent(role -> claims.claim("roles", list(List.of(role))));
        account.fhirUser().ifPresent(user -> claims.claim("fhirUser", user));
        if (!account.organisations().isEmpty()) {
            claims.claim("organisations", list(account.organisations()));
        }
        boolean launched =
                scopes.contains("launch/patient") || scopes.stream().anyMatch(scope -> scope.startsWith("patient/"));
        if (launched) {
            account.patient().ifPresent(patient -> claims.claim(PATIENT, patient));
        }
    }

    /** In the only class of lists that Spring reads back from the database. */
    private static List<String> list(List<String> values) {
        return new ArrayList<>(values);
    }

    /** Tells an app the patient in its launch context, beside the token. */
    static void tellPatient(OAuth2AccessTokenAuthenticationContext context) {
        OAuth2AccessTokenAuthenticationToken answer = context.getAuthentication();
        Map<String, Object> parameters = new HashMap<>(answer.getAdditionalParameters());
        try {
            Object patient = SignedJWT.parse(answer.getAccessToken().getTokenValue())
                    .getJWTClaimsSet()
                    .getClaim(PATIENT);
            if (patient != null) {
                parameters.put(PATIENT, patient);
            }
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
        context.getAccessTokenResponse().additionalParameters(parameters);
    }
}
