package org.footbridge;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.SmartScope;
import org.footbridge.authentication.SecureUrls;
import org.footbridge.authorizationserver.SmartClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An application that the authorization server for trials knows: an app for users, or a system.
 *
 * @param redirectUris of an app
 * @param secret of an app that can keep one
 * @param jwksUri of the keys of a system
 * @param scopes the most that its tokens may have
 */
public record AppSettings(
        @Nullable String clientId,
        @DefaultValue List<String> redirectUris,
        @Nullable String secret,
        @Nullable String jwksUri,
        @DefaultValue List<String> scopes) {
    private static final int SECRET_MIN = 16;

    /** @throws SettingException if the application that {@code prefix} names cannot be used */
    void requireValid(String prefix) {
        if (clientId == null || !clientId.matches("[A-Za-z0-9._~-]{1,100}")) {
            throw new SettingException(prefix + "client-id must be 1 to 100 letters, digits and characters of '._~-'.");
        } else if (redirectUris.isEmpty() == (jwksUri == null)) {
            throw new SettingException(
                    prefix + "redirect-uris or jwks-uri must be set: the first for an app with users, the"
                            + " second for a system.");
        } else if (jwksUri != null && !isSecure(jwksUri)) {
            throw new SettingException(
                    prefix + "jwks-uri is '" + jwksUri + "'; it must be an https URL, or an http URL of this machine.");
        } else if (secret != null && secret.length() < SECRET_MIN) {
            throw new SettingException(prefix + "secret must have at least " + SECRET_MIN + " characters.");
        }
        String wanted = jwksUri == null ? "user/Patient.rs" : "system/Patient.rs";
        boolean malformed =
                scopes.stream().anyMatch(scope -> SmartScope.parse(scope).isEmpty());
        if (scopes.isEmpty() || malformed) {
            throw new SettingException(prefix + "scopes must be SMART scopes for resources such as " + wanted + ".");
        }
    }

    private static boolean isSecure(String url) {
        try {
            return SecureUrls.isSecure(URI.create(url));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    SmartClient client() {
        return new SmartClient(
                String.valueOf(clientId),
                Set.copyOf(redirectUris),
                Optional.ofNullable(secret),
                Optional.ofNullable(jwksUri),
                Set.copyOf(scopes));
    }
}
