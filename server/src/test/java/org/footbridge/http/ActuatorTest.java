package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator sees of a running server, beside its log. */
class ActuatorTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=enforce");

    private static Answer get(String path, String... headers) {
        return server.get(URI.create(server.base()).resolve("/actuator" + path).toString(), headers);
    }

    private static double value(String path) {
        return get(path).json().path("measurements").path(0).path("value").asDouble(-1);
    }

    @Test
    void isHealthyAsLongAsTheDatabaseAnswers() {
        Answer health = get("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().path("status").asText()).isEqualTo("UP");
        assertThat(health.json().at("/components/db/status").asText()).isEqualTo("UP");
        assertThat(get("/health/liveness").json().path("status").asText()).isEqualTo("UP");
        assertThat(get("/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void countsWhatIsAcceptedAndWhatIsLeftToHapi() throws IOException {
        String valid = Files.readString(Path.of("..", "profiles", "src", "main", "fhir", "package", "example")
                .resolve("ServiceRequest-example-referral.json"));
        assertThat(server.post("ServiceRequest", valid).status()).isEqualTo(201);
        double compiled = value("/metrics/footbridge.validation.resources?tag=by:compiled");
        double hapi = value("/metrics/footbridge.validation.resources?tag=by:hapi");
        double paths = value("/metrics/footbridge.fhirpath?tag=by:compiled");
        assertThat(server.post("ServiceRequest", valid).status()).isEqualTo(201);
        String doubtful = Expect.json("{'resourceType':'Observation','status':'final','code':{'text':'c'},"
                + "'subject':{'reference':'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'}}");
        assertThat(server.post("Observation", doubtful).status()).isEqualTo(201);
        assertThat(value("/metrics/footbridge.validation.resources?tag=by:compiled"))
                .isEqualTo(compiled + 1);
        assertThat(value("/metrics/footbridge.validation.resources?tag=by:hapi"))
                .isEqualTo(hapi + 1);
        assertThat(
                        value(
                                "/metrics/footbridge.validation.left?tag=feature:reference%20that%20does%20not%20tell%20its%20type"))
                .isPositive();
        assertThat(value("/metrics/footbridge.validation.codes?tag=by:cache")).isPositive();
        assertThat(value("/metrics/footbridge.fhirpath?tag=by:compiled")).isGreaterThan(paths);
        String text = get("/prometheus").body();
        assertThat(text)
                .contains(
                        "footbridge_validation_resources_total{by=\"compiled\"}",
                        "footbridge_validation_left_total{feature=\"reference that does not tell its type\"}",
                        "hikaricp_connections_active ",
                        "jvm_memory_used_bytes");
        assertThat(get("/metrics").body()).contains("footbridge.fhirpath");
    }

    @Test
    void namesTheProfilesThatAreCompiledAndWhatOfThemIsNot() throws IOException {
        String claims = Expect.json(
                "{'resourceType':'Observation','meta':{'profile':"
                        + "['https://fhir.footbridge.example/StructureDefinition/SPOutcomeObservation']},'status':'final','code':{'text':'c'}}");
        assertThat(server.post("Observation", claims).status()).isEqualTo(422);
        JsonNode profiles = get("/profiles").json().path("profiles");
        assertThat(StreamSupport.stream(profiles.spliterator(), false)
                        .map(profile -> profile.path("url").asText()))
                .contains("http://hl7.org/fhir/StructureDefinition/Observation");
        assertThat(profiles.findValues("leftToHapi")).hasSize(profiles.size()).allMatch(JsonNode::isArray);
    }

    @Test
    void saysWhatItIsAndWhatThereIsToAskFor() {
        assertThat(get("/info").json().at("/fhir/version").asText()).isEqualTo("4.0.1");
        assertThat(get("").json().at("/_links/health/href").asText()).isEqualTo("/actuator/health");
        Answer unknown = get("/env");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("error").asText()).contains("'env'", "health, info");
        assertThat(get("/metrics/no.such.meter").status()).isEqualTo(404);
    }

    @Test
    void answersNoProxyAndChangesNothing() {
        assertThat(get("/health", "X-Forwarded-For", "203.0.113.7").status()).isEqualTo(403);
        assertThat(get("/metrics", "Via", "1.1 proxy").status()).isEqualTo(403);
        String url = URI.create(server.base()).resolve("/actuator/health").toString();
        assertThat(server.post(url, "{}").status()).isEqualTo(405);
    }
}
