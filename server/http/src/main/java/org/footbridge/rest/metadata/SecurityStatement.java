package org.footbridge.rest.metadata;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestSecurityComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;

/**
 * What the CapabilityStatement says about security.
 *
 * @param cors whether web pages of other hosts may use the server
 * @param issuer the OpenID configuration of the issuer whose tokens are accepted; empty if every client may do everything
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#declaring-support-for-oauth2-endpoints">SMART App Launch
 *     2.2, OAuth 2 endpoints in the CapabilityStatement</a>
 */
public record SecurityStatement(boolean cors, Optional<Supplier<Optional<Map<String, Object>>>> issuer) {
    private static final String OAUTH = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
    private static final String SERVICES = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    /** The endpoints of the authorization server; none if they are not known. */
    public Map<String, Object> endpoints() {
        return issuer.flatMap(Supplier::get).orElse(Map.of());
    }

    public void describe(CapabilityStatementRestSecurityComponent security) {
        security.setCors(cors);
        if (issuer.isEmpty()) {
            security.setDescription(
                    "SECURITY IS OFF: everybody who reaches the server may read and change everything. A header"
                            + " Authorization is not looked at.");
            return;
        }
        security.addService()
                .setText("OAuth2 with SMART on FHIR")
                .addCoding()
                .setSystem(SERVICES)
                .setCode("SMART-on-FHIR");
        security.setDescription("Every request but for this statement needs an access token: Authorization: Bearer."
                + " .well-known/smart-configuration says where to get one.");
        Extension uris = new Extension(OAUTH);
        add(uris, "authorize", "authorization_endpoint");
        add(uris, "token", "token_endpoint");
        add(uris, "introspect", "introspection_endpoint");
        add(uris, "revoke", "revocation_endpoint");
        if (uris.hasExtension()) {
            security.addExtension(uris);
        }
    }

    private void add(Extension uris, String name, String property) {
        if (endpoints().get(property) instanceof String url) {
            uris.addExtension(new Extension(name, new UriType(url)));
        }
    }
}
