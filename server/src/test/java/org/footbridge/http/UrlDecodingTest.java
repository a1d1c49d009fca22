package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a query, a form, a path or a condition is read, it is decoded once and as UTF-8, or refused in words about it. */
class UrlDecodingTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"url1\",\"active\":true}";

    @BeforeAll
    static void aPatient() {
        server.put("Patient/url1", PATIENT);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | Patient?family=",
                "GET    | Patient?family:exact=a&given=",
                "GET    | Patient?_has:Observation:patient:code=",
                "GET    | Patient/url1/Observation?code=",
                "GET    | Patient/url1/*?_since=",
                "GET    | ?_type=",
                "GET    | Patient/url1?_format=",
                "GET    | Patient/url1?_summary=",
                "GET    | Patient/_history?_since=",
                "GET    | Patient/url1/_history?_at=",
                "GET    | _history?_count=",
                "GET    | metadata?mode=",
                "GET    | ValueSet/$expand?url=",
                "GET    | $reindex?job=",
                "GET    | $install?job=",
                "GET    | Patient/url1/$validate?profile=",
                "HEAD   | Patient?family=",
                "PUT    | Patient?identifier=",
                "PUT    | Patient/url1?_format=",
                "DELETE | Patient?identifier=",
                "DELETE | Patient/url1?_cascade=",
                "PATCH  | Patient?identifier=",
                "POST   | Patient?_format=",
                "POST   | ?_format=",
                "POST   | Patient/_search?family=",
                "GET    | /ig/?q=",
                "GET    | /actuator/metrics/x?tag="
            })
    void aQueryThatCannotBeDecodedIsRefused(String method, String path) throws IOException {
        for (String fault : List.of("%FF", "a%C3", "%zz", "%")) {
            String answer = send(method, path + fault);
            assertThat(answer).contains(" 400 ");
            if (!method.equals("HEAD")) {
                assertThat(answer).contains("The URL has ");
            }
        }
        assertThat(send(method, path.substring(0, path.indexOf('?') + 1) + "=x"))
                .contains(" 400 ");
    }

    private static String send(String method, String path) throws IOException {
        String type = method.equals("PATCH") ? "application/json-patch+json" : "application/fhir+json";
        String body = List.of("GET", "HEAD", "DELETE").contains(method) ? "" : PATIENT;
        String header = "Content-Type: " + type + "\r\nContent-Length: " + body.length();
        return raw(method + " " + (path.startsWith("/") ? "" : "/fhir/") + path, header, body);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Patient/_search", "_search", "Patient/url1/Observation/_search"})
    void aFormThatCannotBeReadGivesNothing(String path) {
        String form = "application/x-www-form-urlencoded";
        for (String body : List.of("_id=%FF", "%FF=a", "=x", "_id=%")) {
            Answer answer = server.send("POST", path, body, "Content-Type", form);
            Expect.refused(answer, 400, "value", "The form has");
        }
        byte[] latin1 = "_id=Ö".getBytes(StandardCharsets.ISO_8859_1);
        Expect.refused(server.send("POST", path, latin1, "Content-Type", form), 400, "value", "The form has");
        for (String type : List.of("text/plain", form + "x", form + ";charset=iso-8859-1", "application/fhir+json")) {
            assertThat(server.send("POST", path, "_id=nobody", "Content-Type", type)
                            .status())
                    .as(type)
                    .isEqualTo(415);
        }
        Answer upper = server.send(
                "POST", path, "_id=nobody", "Content-Type", "Application/X-WWW-Form-URLEncoded;Charset=UTF-8");
        assertThat(Expect.entries(upper)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"Patient/_search", "_search", "Patient/url1/Observation/_search", "Patient/_search?_count=1"})
    void aBodyWithoutAContentTypeIsRefusedAsAForm(String path) throws IOException {
        assertThat(raw("POST /fhir/" + path, "Content-Length: 12", "family=nobod"))
                .contains(" 415 ");
        assertThat(raw("POST /fhir/" + path, "Content-Length: 0", "")).contains(" 200 ");
    }

    @Test
    void bytesInTheUrlThatAreNotUtf8AreRefused() throws IOException {
        assertThat(raw("GET /fhir/Patient?family=\u00ff", "Connection: close", ""))
                .contains(" 400 ");
    }

    private static String raw(String request, String header, String body) throws IOException {
        URI base = URI.create(server.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String text = request + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nConnection: close\r\n" + header
                    + "\r\n\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Patient/%75rl1, 200",
        "Patient/%2575rl1, 404",
        "Patient/url1/_history/%31, 200",
        "Patient/url1/_history/%2531, 404",
        "Patient/%75rl1/_history, 200",
        "Patient/%2575rl1/_history, 404",
        "Patient/%75rl1/Observation, 200",
        "Patient/%2575rl1/Observation, 400",
        "Patient/%75rl1/$validate, 200",
        "Patient/%2575rl1/$validate, 404",
        "Patient/url1/%24validate, 200",
        "Patient/url1/%2524validate, 404",
        "Patient/url%201, 404",
        "Patient/url+1, 404"
    })
    void aPathIsDecodedOnce(String path, int status) {
        assertThat(server.get(path).status()).isEqualTo(status);
        Answer batch = batch("{'method':'GET','url':'" + path + "'}");
        if (!path.contains("validate")) {
            assertThat(first(batch).at("/response/status").asText()).startsWith(status + "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Patient/%25", "Patient/%25/_history/1", "Patient/url1/_history/%25", "Patient/%25zz/Observation"
            })
    void aPercentSignIsNoFaultOfTheServer(String path) {
        Expect.refused(server.get(path), 400, "value", "'%'");
        assertThat(first(batch("{'method':'GET','url':'" + path + "'}"))
                        .at("/response/status")
                        .asText())
                .startsWith("4");
    }

    @Test
    void writesDecodeTheirPathOnceToo() {
        assertThat(server.put("Patient/%75rl1", PATIENT).status()).isEqualTo(200);
        Expect.refused(server.put("Patient/%2575rl1", PATIENT), 400, "value");
        assertThat(server.delete("Patient/%2575rl1").status()).isEqualTo(400);
        String entry = "{'request':{'method':'PUT','url':'Patient/%s'},'resource':" + PATIENT.replace('"', '\'') + "}";
        Answer answer = server.post("", bundle(entry.formatted("%75rl1") + "," + entry.formatted("%2575rl1")));
        assertThat(answer.json().at("/entry/0/response/status").asText()).startsWith("200");
        assertThat(answer.json().at("/entry/1/response/status").asText()).startsWith("400");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'method':'GET','url':'Patient?family=%FF'}",
                "{'method':'GET','url':'Patient?=x'}",
                "{'method':'GET','url':'Patient/%FF'}",
                "{'method':'GET','url':'Patient/_history?_since=%zz'}",
                "{'method':'DELETE','url':'Patient?identifier=%FF'}",
                "{'method':'DELETE','url':'Patient/%FF'}"
            })
    void anEntryThatCannotBeDecodedIsRefused(String request) {
        JsonNode response = first(batch(request)).path("response");
        assertThat(response.path("status").asText()).startsWith("400");
        assertThat(response.at("/outcome/issue/0/diagnostics").asText()).contains("request.url");
    }

    @Test
    void aConditionInABundleThatCannotBeDecodedIsRefused() {
        String entry = "{'request':{'method':'POST','url':'Patient','ifNoneExist':'identifier=%FF'},"
                + "'resource':{'resourceType':'Patient'}}";
        JsonNode response = first(server.post("", bundle(entry))).path("response");
        assertThat(response.path("status").asText()).startsWith("400");
        assertThat(response.at("/outcome/issue/0/diagnostics").asText()).contains("request.ifNoneExist");
    }

    @Test
    void ifNoneExistIsUtf8AsItStandsOrPercentEncoded() throws IOException {
        String body = Expect.json("{'resourceType':'Patient','identifier':[{'system':'urn:example:i','value':'ÄÖ1'}]}");
        assertThat(server.post("Patient", body).status()).isEqualTo(201);
        String utf8 = new String("ÄÖ1".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (String value : List.of(utf8, "%C3%84%C3%961")) {
            assertThat(create(body, value)).contains(" 200 ");
        }
        for (String fault : List.of("\u00c4\u00d61", "%C4%D61", "%")) {
            assertThat(create(body, fault)).contains(" 400 ").contains("If-None-Exist has");
        }
    }

    private static String create(String body, String value) throws IOException {
        String header = "Content-Type: application/fhir+json\r\nIf-None-Exist: identifier=urn:example:i|" + value
                + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length;
        return raw(
                "POST /fhir/Patient",
                header,
                new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void headersThatOnlyALibraryKnowsAreNotHeeded() {
        Answer answer = server.get("Patient/url1", "X-Retry-On-Version-Conflict", "retry; max-retries=many");
        assertThat(answer.status()).isEqualTo(200);
    }

    private static Answer batch(String request) {
        return server.post("", bundle("{'request':" + request + "}"));
    }

    private static String bundle(String entries) {
        return Expect.json("{'resourceType':'Bundle','type':'batch','entry':[" + entries + "]}");
    }

    private static JsonNode first(Answer answer) {
        return answer.json().at("/entry/0");
    }
}
