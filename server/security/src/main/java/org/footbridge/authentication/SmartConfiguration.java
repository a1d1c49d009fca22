package org.footbridge.authentication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts about an authorization server that a SMART app needs, from the OpenID configuration of that server.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html">SMART App Launch 2.2, conformance</a>
 */
public final class SmartConfiguration {
    /** The properties that both documents have. */
    private static final List<String> SHARED = List.of(
            "issuer",
            "jwks_uri",
            "authorization_endpoint",
            "token_endpoint",
            "token_endpoint_auth_methods_supported",
            "token_endpoint_auth_signing_alg_values_supported",
            "grant_types_supported",
            "registration_endpoint",
            "scopes_supported",
            "response_types_supported",
            "introspection_endpoint",
            "revocation_endpoint",
            "code_challenge_methods_supported");

    private SmartConfiguration() {}

    /** The document at {@code .well-known/smart-configuration}, for {@code metadata}, an OpenID configuration. */
    public static Map<String, Object> of(Map<String, Object> metadata) {
        Map<String, Object> document = new LinkedHashMap<>();
        SHARED.stream().filter(metadata::containsKey).forEach(name -> document.put(name, metadata.get(name)));
        document.put("capabilities", capabilities(metadata));
        return document;
    }

    private static List<String> capabilities(Map<String, Object> metadata) {
        List<String> capabilities = new ArrayList<>(List.of("permission-user", "permission-v1", "permission-v2"));
        Collection<?> methods = list(metadata, "token_endpoint_auth_methods_supported");
        if (metadata.containsKey("authorization_endpoint")) {
            capabilities.add("launch-standalone");
            if (list(metadata, "code_challenge_methods_supported").contains("S256")) {
                capabilities.add("client-public");
            }
            if (list(metadata, "scopes_supported").contains("launch/patient")) {
                capabilities.add("context-standalone-patient");
            }
        }
        if (methods.contains("private_key_jwt")) {
            capabilities.add("client-confidential-asymmetric");
        }
        if (methods.contains("client_secret_basic")) {
            capabilities.add("client-confidential-symmetric");
        }
        if (list(metadata, "scopes_supported").contains("openid")) {
            capabilities.add("sso-openid-connect");
        }
        return capabilities;
    }

    private static Collection<?> list(Map<String, Object> metadata, String name) {
        return metadata.get(name) instanceof Collection<?> list ? list : List.of();
    }
}
