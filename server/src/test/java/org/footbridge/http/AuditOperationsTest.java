package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.audit.Checkpoint;
import org.footbridge.audit.MerkleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operations of auditors, on a log that is sealed every 100 ms. */
class AuditOperationsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--footbridge.audit.mode=all",
            "--footbridge.audit.seal-interval=100ms",
            "--footbridge.validation.mode=off");

    private static JsonNode parameter(JsonNode parameters, String name) {
        for (JsonNode one : parameters.path("parameter")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        return parameters.path("none");
    }

    private static Checkpoint checkpoint(JsonNode parameters) {
        return Checkpoint.parse(
                        parameter(parameters, "checkpoint").path("valueString").asText())
                .orElseThrow();
    }

    private static List<byte[]> hashes(JsonNode parameters) {
        List<byte[]> hashes = new ArrayList<>();
        parameters.path("parameter").forEach(one -> {
            if (one.path("name").asText().equals("hash")) {
                hashes.add(
                        Base64.getDecoder().decode(one.path("valueBase64Binary").asText()));
            }
        });
        return hashes;
    }

    /** The proof of a record that is sealed soon. */
    private static JsonNode proof(String event) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        Answer answer = server.get("$audit-proof?event=" + event);
        while (answer.status() != 200) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(50);
            answer = server.get("$audit-proof?event=" + event);
        }
        return answer.json();
    }

    @Test
    void provesThatARecordIsInTheLogAndThatTheLogOnlyGrew() throws InterruptedException {
        String id = server.post("Patient", "{\"resourceType\":\"Patient\"}").id();
        String event = server.get("AuditEvent?patient=" + id)
                .json()
                .path("entry")
                .path(0)
                .path("resource")
                .path("id")
                .asText();
        JsonNode proof = proof(event);
        Checkpoint then = checkpoint(proof);
        byte[] leaf = Base64.getDecoder()
                .decode(parameter(proof, "leaf").path("valueBase64Binary").asText());
        long index = parameter(proof, "index").path("valueDecimal").asLong();
        assertThat(MerkleTree.includes(leaf, index, then.size(), hashes(proof), then.root()))
                .isTrue();
        proof(server.get("AuditEvent?_count=1&_sort=-date")
                .json()
                .path("entry")
                .path(0)
                .path("resource")
                .path("id")
                .asText());
        JsonNode later = server.get("$audit-proof?since-size=" + then.size()).json();
        Checkpoint now = checkpoint(later);
        assertThat(now.size()).isGreaterThan(then.size());
        assertThat(MerkleTree.extend(then.size(), then.root(), now.size(), now.root(), hashes(later)))
                .isTrue();
        assertThat(server.get("$audit-proof?since-size=99999999").status()).isEqualTo(404);
        assertThat(server.get("$audit-proof").status()).isEqualTo(400);
    }

    @Test
    void verifiesTheLog() throws InterruptedException {
        server.post("Patient", "{\"resourceType\":\"Patient\"}");
        String event = server.get("AuditEvent?_count=1")
                .json()
                .path("entry")
                .path(0)
                .path("resource")
                .path("id")
                .asText();
        proof(event);
        JsonNode whole = server.get("$verify-audit").json();
        assertThat(parameter(whole, "whole").path("valueBoolean").asBoolean())
                .as("%s", whole)
                .isTrue();
        assertThat(parameter(whole, "records").path("valueDecimal").asInt()).isPositive();
        String[] position = event.split("-", -1);
        server.sql("UPDATE audit_event SET people = people + 1 WHERE id = " + position[1]);
        JsonNode tampered = server.get("$verify-audit").json();
        server.sql("UPDATE audit_event SET people = people - 1 WHERE id = " + position[1]);
        assertThat(parameter(tampered, "whole").path("valueBoolean").asBoolean())
                .isFalse();
        assertThat(parameter(tampered, "finding").findValuesAsText("valueString"))
                .contains("AuditEvent/" + event);
    }

    @Test
    void reportsAsATable() {
        String id = server.post("Patient", "{\"resourceType\":\"Patient\"}").id();
        server.get("Patient/" + id + "?_pretty=true", "X-Request-ID", "<script>1</script>");
        server.get("Patient/" + id, "X-Request-ID", "=cmd()");
        Answer html = server.get("$audit-report?patient=" + id);
        assertThat(html.header("Content-Type")).startsWith("text/html");
        assertThat(html.body())
                .contains("Audit report", "Patient/" + id, "create", "anonymous")
                .doesNotContain("<script>");
        Answer csv = server.get("$audit-report?format=csv&patient=" + id + "&subtype=read");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body())
                .startsWith("time,event,outcome,")
                .contains(",'=cmd(),")
                .doesNotContain("create");
        assertThat(server.get("$audit-report?format=pdf").status()).isEqualTo(400);
        assertThat(server.get("$audit-report?nobody=1").status()).isEqualTo(400);
    }

    @Test
    void comparesTwoVersionsValueByValue() {
        String id = server.post(
                        "Patient",
                        "{\"resourceType\":\"Patient\",\"active\":true,\"name\":[{\"family\":\"A\",\"given\":[\"x\"]}]}")
                .id();
        server.put(
                "Patient/" + id,
                "{\"resourceType\":\"Patient\",\"id\":\"" + id
                        + "\",\"name\":[{\"family\":\"B\",\"given\":[\"x\",\"y\"]}]}");
        JsonNode diff = server.get("Patient/" + id + "/$diff").json();
        List<String> changes = new ArrayList<>();
        diff.path("parameter")
                .forEach(one -> changes.add(String.join(" ", one.path("part").findValuesAsText("valueString"))));
        assertThat(changes).contains("Patient.active true", "Patient.name[0].family A B", "Patient.name[0].given[1] y");
        assertThat(server.get("Patient/" + id + "/$diff?from=2&to=1").status()).isEqualTo(200);
        assertThat(server.get("Patient/" + id + "/$diff?from=9").status()).isEqualTo(404);
        assertThat(server.get("Patient/" + id + "/$diff?to=1").status()).isEqualTo(400);
    }
}
