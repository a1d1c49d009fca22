package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content of Binaries goes in and comes out as it is. */
class BinaryContentTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final String RESOURCE =
            Expect.json("{'resourceType':'Binary','id':'res1','contentType':'text/plain','data':'eA=='}");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "application/pdf                   > %PDF-1.4",
                "text/plain;charset=utf-8          > some text",
                "application/json                  > {\"a\":1}",
                "application/json                  > {\"resourceType\":\"Patient\",\"active\":true}",
                "application/json                  > {\"entry\":{\"resourceType\":\"Binary\"}}",
                "application/json                  > [1,2",
                "Application/JSON                  > no JSON",
                "application/xml                   > <Binary/>",
                "text/xml                          > <Patient xmlns=\"http://hl7.org/fhir\"/>",
                "application/x-www-form-urlencoded > a=b&%FF",
                "multipart/form-data; boundary=x   > --x",
                "application/cda+xml               > <ClinicalDocument/>",
                "image/png                         > x"
            })
    void anyContentIsAcceptedUnderItsContentType(String type, String content) {
        Answer created = server.send("POST", "Binary", content, "Content-Type", type);
        assertThat(created.status()).isEqualTo(201);
        assertSame(idOf(created), type, content);
        String id = "put-" + Integer.toHexString((type + content).hashCode());
        assertThat(server.send("PUT", "Binary/" + id, content, "Content-Type", type)
                        .status())
                .isEqualTo(201);
        assertSame(id, type, content);
        String other = content + " ";
        Answer updated = server.send("PUT", "Binary/" + id, other, "Content-Type", type, "If-Match", "W/\"1\"");
        assertThat(updated.status()).isEqualTo(200);
        assertSame(id, type, other);
        assertSame(id + "/_history/1", type, content);
        Answer conditional = server.send("PUT", "Binary?_id=" + id, content, "Content-Type", type);
        assertThat(conditional.status()).isEqualTo(200);
        Answer again = server.send("POST", "Binary", content, "Content-Type", type, "If-None-Exist", "_id=" + id);
        assertThat(again.status()).isEqualTo(200);
        assertSame(id, type, content);
    }

    private static String idOf(Answer created) {
        return created.header("Location").replaceFirst(".*/Binary/([^/]+)/_history/1", "$1");
    }

    private static void assertSame(String id, String type, String content) {
        String own = type.replaceFirst(";.*", "").strip();
        for (String accept : List.of("*/*", own, "image/gif, " + own.replaceFirst("/.*", "/*") + ";q=0.5")) {
            Answer raw = server.get("Binary/" + id, "Accept", accept);
            assertThat(raw.status()).isEqualTo(200);
            assertThat(raw.body()).isEqualTo(content);
            assertThat(raw.header("Content-Type")).isEqualToIgnoringCase(type);
            assertThat(raw.header("ETag")).startsWith("W/\"");
        }
        Answer head = server.send("HEAD", "Binary/" + id, "");
        assertThat(head.header("Content-Type")).isEqualToIgnoringCase(type);
        for (String form : List.of(
                "application/fhir+json",
                "Application/FHIR+JSON; fhirVersion=4.0",
                "text/x, application/fhir+json;q=0.1")) {
            assertThat(server.get("Binary/" + id, "Accept", form)
                            .json()
                            .path("data")
                            .asText())
                    .isEqualTo(Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(server.get("Binary/" + id, "Accept", "application/fhir+xml").body())
                .startsWith("<Binary ");
        assertThat(server.get("Binary/" + id + "?_format=json")
                        .json()
                        .path("resourceType")
                        .asText())
                .isEqualTo("Binary");
        assertThat(server.get("Binary/" + id, "Accept", "application/fhir+json;fhirVersion=3.0")
                        .status())
                .isEqualTo(406);
    }

    /** R4 has only reads answer with the content. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"POST,text/plain", "POST,application/fhir+json", "PUT,text/plain", "PUT,application/fhir+json"})
    void aWriteIsAnsweredWithTheResourceAsPreferSays(String method, String type) {
        String body = type.equals("text/plain") ? "x" : RESOURCE;
        String path = method.equals("PUT") ? "Binary/res1" : "Binary";
        for (String accept : List.of("*/*", "application/fhir+json")) {
            Answer whole = server.send(method, path, body, "Content-Type", type, "Accept", accept);
            assertThat(whole.header("Content-Type")).isEqualTo("application/fhir+json;charset=UTF-8");
            assertThat(whole.json().path("data").asText()).isEqualTo("eA==");
            Answer none =
                    server.send(method, path, body, "Content-Type", type, "Accept", accept, "Prefer", "return=minimal");
            assertThat(none.body()).isEmpty();
            Answer outcome = server.send(
                    method, path, body, "Content-Type", type, "Accept", accept, "Prefer", "return=OperationOutcome");
            assertThat(outcome.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/fhir+json", "application/json", "APPLICATION/JSON; charset=utf-8", "text/json"})
    void aBodyThatIsABinaryResourceIsReadAsOne(String type) {
        assertThat(server.send("PUT", "Binary/res1", RESOURCE, "Content-Type", type)
                        .status())
                .isIn(200, 201);
        assertThat(server.get("Binary/res1").body()).isEqualTo("x");
        String xml = "<?xml version=\"1.0\"?><!-- c --><Binary xmlns=\"http://hl7.org/fhir\"><id value=\"res1\"/>"
                + "<contentType value=\"text/plain\"/><data value=\"eA==\"/></Binary>";
        String xmlType = type.replace("json", "xml").replace("JSON", "XML");
        assertThat(server.send("PUT", "Binary/res1", xml, "Content-Type", xmlType)
                        .status())
                .isEqualTo(200);
        assertThat(server.get("Binary/res1").body()).isEqualTo("x");
    }

    @Test
    void underFhirsOwnMediaTypesNothingButABinaryIsTaken() {
        String patient = "{\"resourceType\":\"Patient\"}";
        assertThat(server.send("POST", "Binary", patient, "Content-Type", "application/fhir+json")
                        .status())
                .isEqualTo(400);
        assertThat(server.send("POST", "Binary", "x", "Content-Type", "application/fhir+xml")
                        .status())
                .isEqualTo(400);
        assertThat(server.send("POST", "Binary", RESOURCE, "Content-Type", "application/fhir+json;fhirVersion=3.0")
                        .status())
                .isEqualTo(415);
        assertThat(server.send("POST", "Patient", "x", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/p1",
                "Patient/p1/_history/2",
                "https://example.org/fhir/Patient/1",
                "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"
            })
    void theSecurityContextIsStoredAndGivenBack(String context) {
        for (String method : List.of("POST", "PUT")) {
            String path = method.equals("PUT") ? "Binary/ctx1" : "Binary";
            Answer stored = server.send(method, path, "x", "Content-Type", "text/plain", "X-Security-Context", context);
            assertThat(stored.status()).isIn(200, 201);
            String read = "Binary/" + (method.equals("PUT") ? "ctx1" : idOf(stored));
            for (String accept : List.of("text/plain", "application/fhir+json", "application/fhir+xml")) {
                assertThat(server.get(read, "Accept", accept).header("X-Security-Context"))
                        .isEqualTo(context);
            }
            assertThat(server.get(read, "Accept", "application/fhir+json")
                            .json()
                            .at("/securityContext/reference")
                            .asText())
                    .isEqualTo(context);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p1",
                "Patient",
                "Patient/",
                "Foo/1",
                "Patient/a b",
                "Patient/1/x",
                "Patient?name=x",
                "javascript:x"
            })
    void aSecurityContextThatIsNoReferenceIsRefused(String context) {
        Answer answer = server.send("POST", "Binary", "x", "Content-Type", "text/plain", "X-Security-Context", context);
        Expect.refused(answer, 400, "value", "X-Security-Context");
    }

    @Test
    void aBinaryResourceNamesItsContextItself() {
        Answer answer = server.send("PUT", "Binary/res1", RESOURCE, "X-Security-Context", "Patient/p1");
        Expect.refused(answer, 400, "invalid", "X-Security-Context");
    }
}
