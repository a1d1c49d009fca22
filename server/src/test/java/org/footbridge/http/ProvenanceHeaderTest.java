package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Provenance in the header of a change is stored with the change, or neither is. */
class ProvenanceHeaderTest {
    private static final JWK KEY = TestIssuer.rsa("provenance");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);

    @RegisterExtension
    static final RunningServer server = RunningServer.with(ISSUER.settings());

    private static final String SYSTEM = token("system/*.cruds", UnaryOperator.identity());
    private static final String CLINICIAN = clinician("user/*.cruds");

    private static String clinician(String scope) {
        return token(
                scope,
                claims -> claims.claim("roles", "referring-clinician").claim("organisations", "Organization/practice"));
    }

    private static String token(String scope, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return TestIssuer.signed(KEY, claims.apply(ISSUER.claims(scope)).build());
    }

    private static String by(String agent) {
        return Expect.json("{'resourceType':'Provenance','recorded':'2026-03-02T10:00:00Z',"
                + "'agent':[{'who':{'reference':'" + agent + "'}}]}");
    }

    private static Answer send(String token, String method, String path, String body, String provenance) {
        return server.send(
                method, path, Expect.json(body), "Authorization", "Bearer " + token, "X-Provenance", provenance);
    }

    private static String patient(String family) {
        return "{'resourceType':'Patient','managingOrganization':{'reference':'Organization/practice'},"
                + "'name':[{'family':'" + family + "'}]}";
    }

    private static List<JsonNode> about(String path) {
        Answer found = server.get("Provenance?target=" + path, "Authorization", "Bearer " + SYSTEM);
        return Expect.entries(found);
    }

    @Test
    void isStoredWithTheVersionsOfItsChanges() {
        Answer created = send(SYSTEM, "POST", "Patient", patient("One"), by("Organization/practice"));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String path = "Patient/" + created.id();
        assertThat(about(path)).singleElement().satisfies(entry -> {
            assertThat(entry.at("/resource/target/0/reference").asText()).isEqualTo(path + "/_history/1");
            assertThat(entry.at("/resource/agent/0/who/reference").asText()).isEqualTo("Organization/practice");
        });
        String patch = "[{'op':'add','path':'/gender','value':'female'}]";
        Answer patched = server.send(
                "PATCH",
                path,
                Expect.json(patch),
                "Authorization",
                "Bearer " + SYSTEM,
                "Content-Type",
                "application/json-patch+json",
                "X-Provenance",
                by("Organization/practice"));
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(about(path)).hasSize(2);
        Expect.refused(
                send(SYSTEM, "DELETE", path, "", by("Organization/practice")),
                400,
                "not-supported",
                "not for deletions alone");
    }

    @Test
    void ofATransactionHasAllItsVersionsAsTargets() {
        String bundle = "{'resourceType':'Bundle','type':'transaction','entry':["
                + "{'request':{'method':'POST','url':'Patient'},'resource':" + patient("Two")
                + "},{'request':{'method':'PUT','url':'Organization/put'},'resource':{'resourceType':'Organization','id':'put','name':'n'}}]}";
        String referring = by("Organization/put");
        Answer answer =
                send(SYSTEM, "POST", "", bundle.replace("Organization/practice", "Organization/put"), referring);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(about("Organization/put"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.at("/resource/target")).hasSize(2));
        // nothing changes, so there is nothing to tell the provenance of
        Answer same = send(
                SYSTEM, "PUT", "Organization/put", "{'resourceType':'Organization','id':'put','name':'n'}", referring);
        assertThat(same.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(about("Organization/put")).hasSize(1);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '>',
            value = {
                "{'resourceType':'Prov > 400 > is not JSON",
                "{'resourceType':'Patient'} > 400 > is not a Provenance",
                "[] > 400 > is not a Provenance",
                "{'resourceType':'Provenance','target':[{'reference':'Patient/1'}]} > 400 > has a target",
                "{'resourceType':'Provenance','id':'p'} > 400 > has an id",
                "{'resourceType':'Provenance','recorded':'2026-03-02T10:00:00Z'} > 422 > agent",
                "{'resourceType':'Provenance','recorded':'yesterday','agent':[{'who':{'display':'A'}}]} > 400 >"
                        + " recorded"
            })
    void thatIsNotValidIsRefusedWithItsChange(String header, int status, String reason) {
        String before = Expect.newest(server);
        Answer refused = send(SYSTEM, "POST", "Patient", patient("Three"), Expect.json(header));
        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(reason, "Provenance");
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @Test
    void isOfItsAuthorOnly() {
        String before = Expect.newest(server);
        Answer ofAnother = send(CLINICIAN, "POST", "Patient", patient("Four"), by("Organization/other"));
        assertThat(ofAnother.status()).as(ofAnother.body()).isEqualTo(403);
        Answer unscoped =
                send(clinician("user/Patient.cruds"), "POST", "Patient", patient("Four"), by("Organization/practice"));
        assertThat(unscoped.header("WWW-Authenticate")).contains("scope=\"user/Provenance.c\"");
        assertThat(Expect.newest(server)).isEqualTo(before);
        Answer own = send(CLINICIAN, "POST", "Patient", patient("Four"), by("Organization/practice"));
        assertThat(own.status()).as(own.body()).isEqualTo(201);
        assertThat(about("Patient/" + own.id())).hasSize(1);
    }
}
