package org.footbridge.http.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.footbridge.RawRequest;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.http.Expect;
import org.footbridge.http.Tgz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that lead out of where they begin: in URLs, in ids and in packages. */
class PathTraversalTest {
    private static final List<String> STEPS = List.of(
            "../",
            "..%2f",
            "%2e%2e/",
            "%2e%2e%2f",
            "..%5c",
            "..\\",
            "..;/",
            "..%00/",
            "%252e%252e%252f",
            "..%c0%af",
            "%c0%ae%c0%ae/",
            "....//",
            "/",
            "//");

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/fhir/",
                "/fhir/Patient/",
                "/fhir/Binary/x/_history/",
                "/ig/",
                "/ig/ValueSet/",
                "/ValueSet/",
                "/actuator/",
                "/actuator/metrics/",
                "/oauth2/",
                "/ig/assets/"
            })
    void noUrlLeadsToAFile(String start) {
        for (String step : STEPS) {
            for (String file : List.of("etc/passwd", "application.yaml", "META-INF/MANIFEST.MF", "WEB-INF/web.xml")) {
                String path = start + step.repeat(8) + file;
                String answer = RawRequest.send(server, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(answer)
                        .as(path)
                        .matches("(?s)HTTP/1.1 4\\d\\d.*")
                        .doesNotContain("root:", "Manifest-Version");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "..", ".", "a/../b", "/etc/passwd", "a\\b", "~", "a%2e", "con:", "a b", "a\u0000b"})
    void anIdIsNoPath(String id) {
        String json = "{\"resourceType\":\"Binary\",\"id\":\""
                + id.replace("\\", "\\\\").replace("\u0000", "\\u0000") + "\",\"contentType\":\"text/plain\"}";
        Answer created =
                server.post("", """
                    {"resourceType":"Bundle","type":"transaction","entry":[{"resource":%s,"request":{"method":"PUT","url":"Binary/%s"}}]}\
                    """.formatted(json, id.replace("\\", "\\\\").replace("\u0000", "\\u0000")));
        if (created.status() == 200) { // dots are letters of an id
            assertThat(id).matches("[A-Za-z0-9.-]{1,64}");
            assertThat(server.rows("SELECT id FROM resource")).contains("(" + id + ")");
        } else {
            assertThat(created.status()).as(created.body()).isIn(400, 404, 422);
        }
    }

    /** Nothing of a package is written to a file. */
    @Test
    void aPackageWritesNoFile() {
        Path outside = Path.of("target", "escaped.json").toAbsolutePath();
        String resource = Expect.json(
                "{'resourceType':'CodeSystem','id':'c','url':'urn:escaped','status':'draft','content':'complete'}");
        for (String name : List.of(
                "package/../../escaped.json", "../escaped.json", outside.toString(), "package/..\\..\\escaped.json")) {
            byte[] archive =
                    Tgz.of("org.example.escape", "1").file(name, resource).bytes();
            server.send("POST", "$install", archive, "Content-Type", "application/gzip");
            byte[] link = Tgz.of("org.example.escape", "2")
                    .link("package/x", outside.resolveSibling("").toString())
                    .file("package/x/escaped.json", resource)
                    .bytes();
            server.send("POST", "$install", link, "Content-Type", "application/gzip");
            assertThat(outside).doesNotExist();
            assertThat(Files.exists(outside.resolveSibling("../escaped.json"))).isFalse();
        }
        assertThat(server.get("CodeSystem?url=urn:escaped").json().path("total").asInt())
                .isZero();
    }
}
