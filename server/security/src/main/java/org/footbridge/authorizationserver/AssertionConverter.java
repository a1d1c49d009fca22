package org.footbridge.authorizationserver;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads the assertion of a system that sends no {@code client_id} beside it, as SMART has it: the {@code sub} of the assertion, which is
 * verified later, names the client. Spring's converter reads the others.
 */
final class AssertionConverter implements AuthenticationConverter {
    private static final ClientAuthenticationMethod METHOD =
            new ClientAuthenticationMethod("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");

    @Override
    @Nullable
    public Authentication convert(HttpServletRequest request) {
        String assertion = request.getParameter("client_assertion");
        if (assertion == null
                || request.getParameter("client_id") != null
                || !METHOD.getValue().equals(request.getParameter("client_assertion_type"))) {
            return null;
        }
        try {
            String client = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
            if (client != null) {
                return new OAuth2ClientAuthenticationToken(client, METHOD, assertion, Map.of());
            }
        } catch (ParseException malformed) {
            // refused as one without a subject
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
}
