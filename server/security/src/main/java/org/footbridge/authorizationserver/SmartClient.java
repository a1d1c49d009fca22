package org.footbridge.authorizationserver;

import java.util.Optional;
import java.util.Set;

/**
 * An application that the operator registered: an app for users, which signs in with PKCE, or a system, which signs its requests for tokens.
 *
 * @param redirectUris of an app
 * @param secret of an app that can keep one; it gets refresh tokens
 * @param keys the URL of the key set (JWKS) of a system; empty for an app
 * @param scopes the most that its tokens may have
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html">SMART App Launch 2.2, Backend Services</a>
 */
public record SmartClient(
        String id, Set<String> redirectUris, Optional<String> secret, Optional<String> keys, Set<String> scopes) {
    public SmartClient {
        redirectUris = Set.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
    }

    boolean isSystem() {
        return keys.isPresent();
    }
}
