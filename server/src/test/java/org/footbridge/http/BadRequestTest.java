package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, URLs, headers and search values that the server does not take, with bodies that it would. */
class BadRequestTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"id\":\"p-46122\",\"name\":[{\"family\":\"Anchor\"}]}";

    private String before = "";

    @BeforeEach
    void rememberWhatIsStored() {
        server.put("Patient/p-46122", PATIENT);
        before = Expect.newest(server);
    }

    @AfterEach
    void nothingWasStored() {
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH  | Patient/p-46122            | 400,405,501",
                "PATCH  | Patient?name=x             | 400,405,501",
                "PUT    | Patient                    | 400,405",
                "PUT    | Patient/p-46122/_history/1 | 400,405",
                "PUT    | Patient/_history           | 400,405",
                "PUT    | Patient/p-46122/b          | 400,404,405",
                "PUT    | Foo/p-46122                | 404",
                "PUT    |                            | 400,405",
                "POST   | Patient/p-46122            | 400,405",
                "POST   | Patient/p-46122/_history   | 400,405",
                "POST   | Foo                        | 404",
                "POST   | patient                    | 404",
                "POST   | Resource                   | 404",
                "POST   | metadata                   | 405",
                "POST   | Patient/$unknown           | 400,404",
                "POST   | Patient/_search            | 400,415",
                "DELETE | Patient                    | 400,405",
                "DELETE | Patient/p-46122/_history/1 | 400,405",
                "DELETE | Patient/p-46122/_history   | 400,405",
                "DELETE | Patient/_history           | 400,405",
                "DELETE | _history                   | 400,405",
                "DELETE |                            | 400,405",
                "GET    | Foo                        | 404",
                "GET    | Foo/1                      | 404",
                "GET    | patient/p-46122            | 404",
                "GET    | $unknown                   | 400,404",
                "GET    | Patient/$unknown           | 400,404",
                "GET    | Patient/p-46122/$unknown   | 400,404",
                "GET    | Patient/p-46122/Location   | 400,404",
                "GET    | Patient/p-46122/_history/1/2 | 400,404"
            })
    void whatTheServerDoesNotDoIsRefused(String method, String path, String statuses) {
        boolean bodiless = method.equals("GET") || method.equals("DELETE");
        Answer answer = server.send(method, path == null ? "" : path, bodiless ? "" : PATIENT);
        assertThat(statuses.split(",")).as(answer.body()).contains(Integer.toString(answer.status()));
        Expect.refused(
                answer, answer.status(), answer.json().at("/issue/0/code").asText());
        assertThat(answer.json().at("/issue/0/code").asText()).isIn("not-supported", "not-found", "invalid", "value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/victim-90013", "Patient/victim-90013/_history/1", "/Patient/victim-90013", "x"})
    void aContentLocationDoesNotMoveAWrite(String location) {
        String path = "Patient/p-46122";
        Answer answer = server.put(path, PATIENT, "Content-Location", location);
        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        assertThat(server.get("Patient/victim-90013").status()).isEqualTo(404);
        assertThat(server.put(path, PATIENT, "If-Match", "Patient/victim-90013/_history/1")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest(name = "Accept {0}")
    @ValueSource(
            strings = {
                "text/html",
                "application/pdf",
                "application/fhir+turtle",
                "text/turtle",
                "application/x-turtle",
                "application/rdf+xml",
                "application/fhir+ndjson",
                "nonsense"
            })
    void anAnswerInAnotherFormIsNotAcceptable(String accept) {
        Expect.refused(server.get("Patient/p-46122", "Accept", accept), 406, "not-supported", accept);
        Expect.refused(server.get("Patient", "Accept", accept), 406, "not-supported", accept);
        Expect.refused(server.post("Patient", PATIENT, "Accept", accept), 406, "not-supported", accept);
        Expect.refused(server.get("Patient/never-46122", "Accept", accept), 406, "not-supported", accept);
    }

    @ParameterizedTest(name = "_format={0}")
    @ValueSource(strings = {"html", "html/json", "ttl", "turtle", "text/turtle", "rdf", "yaml", "json,xml", "%00", ""})
    void aFormatThatIsNotThereIsNotAcceptable(String format) {
        Expect.refused(server.get("Patient/p-46122?_format=" + format), 406, "not-supported", "_format");
    }

    @ParameterizedTest(name = "{0} is refused: {2}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "nmae=x                      > not-supported > 'nmae' on Patient",
                "name:foo=x                  > value,not-supported > foo",
                "name:=x                     > value         > modifier",
                "name=                       > value         > 'name'",
                "name=a,,b                   > value         > 'name'",
                "name=%00                    > value         > 'name'",
                "_id=                        > value         > '_id'",
                "_id=a%00                    > value         > '_id'",
                "birthdate=13-2020           > value         > '13-2020'",
                "birthdate=zz2020            > value         > 'zz2020'",
                "birthdate=%27OR%201=1--     > value         > birthdate",
                "_lastUpdated=now            > value         > 'now'",
                "active=|                    > value         > '|'",
                "identifier=a|b|c            > value         > 'a|b|c'",
                "general-practitioner=a%20b  > value         > 'a b'",
                "general-practitioner=Foo/1  > value         > 'Foo/1'",
                "_count=-1                   > value         > '-1'",
                "_count=abc                  > value         > 'abc'",
                "_count=1&_count=2           > value         > _count",
                "_sort=name%27               > not-supported,value > _sort",
                "_sort=_id;drop%20table      > not-supported,value > _sort",
                "_total=many                 > value         > 'many'",
                "_cursor=abc                 > value         > _cursor",
                "_has:Observation:subject=x  > value         > _has",
                "_has:Observation:subject:cod=x > not-supported > 'cod' on Observation",
                "general-practitioner.gendr=x > not-supported > 'gendr'",
                "general-practitioner:Group.name=x > value    > 'Group'",
                "_include=Patient:gp         > not-supported > _include",
                "_include=Patient            > value         > _include",
                "_revinclude=Chore:patient   > value         > 'Chore'",
                "_filter=name%20is%20x       > value         > _filter",
                "_filter=name%20eq           > value         > _filter",
                "_filter=(name%20eq%20x      > value         > ')'",
                "_filter=birthdate%20co%20x  > not-supported > 'co'",
                "_contained=both             > not-supported > _contained",
                "%00=1                       > not-supported,value > parameter",
                "%27%20OR%201=1              > not-supported > OR"
            })
    void aSearchThatIsNotFullyUnderstoodIsRefused(String query, String codes, String diagnostics) {
        Answer answer = server.get("Patient?" + query.replace("|", "%7C"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        String code = answer.json().at("/issue/0/code").asText();
        assertThat(codes.split(",")).contains(code);
        Expect.refused(answer, 400, code, diagnostics);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=%25",
                "name=_",
                "name:contains=%25",
                "name:contains=a_chor",
                "name:contains=a%25r",
                "name:contains=%5C%25",
                "name:exact=%25",
                "name:exact=Ancho_",
                "name=%27%20OR%20%271%27=%271",
                "name=x%27;DROP%20TABLE%20resource;--",
                "name=$$",
                "name=?",
                "identifier=%27",
                "identifier=%25",
                "gender=%27%20OR%201=1--",
                "_id=p-4612_",
                "_id=%25",
                "_id=%27%20OR%20%271%27=%271",
                "_tag=%5C",
                "general-practitioner=Practitioner/%27"
            })
    void signsWithAMeaningInSqlHaveNoneInASearch(String query) {
        Answer answer = server.get("Patient?" + query);
        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        if (answer.status() == 200) {
            assertThat(Expect.entries(answer)).isEmpty();
        } else {
            Expect.refused(answer, 400, "value");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=%25&date=ge2000&_total=accurate",
                "code=%27%20OR%201=1--&date=ge2000",
                "code=%25%7C%25&date=ge2000&_sort=date",
                "code=?%7C?&value-quantity=ge0&_summary=count",
                "code=a&date=ge2000%27",
                "code-value-quantity=%27$gt0",
                "code-value-quantity=$gt0",
                "code-value-quantity=a",
                "code=a&value-quantity=ge1%27;--"
            })
    void norInOneForACodeAndARange(String query) {
        Answer answer = server.get("Observation?" + query);
        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        if (answer.status() == 200) {
            assertThat(Expect.entries(answer)).isEmpty();
        } else {
            Expect.refused(answer, 400, "value");
        }
    }

    @Test
    void aSearchForThousandsOfValuesIsRefused() {
        String values = String.join(",", Collections.nCopies(10_000, "x"));
        Expect.refused(server.get("Patient?gender=" + values), 400, "value", "10000 values");
        Expect.refused(
                server.send(
                        "POST",
                        "Patient/_search",
                        "gender=" + values,
                        "Content-Type",
                        "application/x-www-form-urlencoded"),
                400,
                "value",
                "10000 values");
        Expect.refused(server.get("Patient?nmae=" + "x".repeat(100_000)), 400, "not-supported", "'nmae' on Patient");
    }

    @Test
    void aSearchSaysHowItWasRunIfAsked() {
        Answer answer = server.get("Patient?name=anchor&_explain=true");
        assertThat(Expect.entries(answer)
                        .get(1)
                        .at("/resource/issue/0/diagnostics")
                        .asText())
                .contains("rows", "Execution Time")
                .doesNotContain("Anchor");
    }

    @Test
    void aLenientSearchLeavesOutWhatIsUnknownAndSaysSo() {
        String query = "Patient?nmae=x&_id=p-46122&_include=Patient:lnk";
        Expect.refused(server.get(query, "Prefer", "handling=strict"), 400, "not-supported");
        Answer answer = server.get(query, "Prefer", "handling=lenient");
        var entries = Expect.entries(answer);
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).at("/search/mode").asText()).isEqualTo("match");
        assertThat(entries.get(1).at("/search/mode").asText()).isEqualTo("outcome");
        assertThat(entries.get(1).at("/resource/issue/0/severity").asText()).isEqualTo("warning");
        assertThat(entries.get(1).toString()).contains("nmae", "_include");
        assertThat(Expect.link(answer, "self").orElseThrow())
                .contains("_id=p-46122")
                .doesNotContain("nmae", "_include");
        assertThat(server.get(query, "Prefer", "handling=lenient", "Accept", "application/fhir+xml")
                        .body())
                .contains("<mode value=\"outcome\"/>");
        Expect.refused(server.get("Patient?_id=a&birthdate=x", "Prefer", "handling=lenient"), 400, "value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fhir/Patient?name=%ZZ",
                "fhir/Patient?name=%",
                "fhir/Patient/p-46122?_format=%",
                "fhir/Patient/%ZZ",
                "ig/?q=%ZZ",
                "ig/ValueSet/%ZZ"
            })
    void aBrokenEscapeInTheUrlIsRefused(String path) throws IOException {
        assertThat(raw("GET /" + path + " HTTP/1.1")).matches("HTTP/1.1 400.*").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /fhir/Patient/%00 HTTP/1.1",
                "GET /fhir/Patient/a%2Fb HTTP/1.1",
                "GET /fhir/../../etc/passwd HTTP/1.1",
                "GET /fhir/Patient/..%2f..%2fx HTTP/1.1",
                "TRACE /fhir/Patient HTTP/1.1",
                "FOO /fhir/Patient HTTP/1.1",
                "GET /fhir/Patient HTTP/9.9",
                "NONSENSE"
            })
    void aRequestThatIsNoHttpOfOursIsRefused(String requestLine) throws IOException {
        assertThat(raw(requestLine))
                .matches("HTTP/1.1 [45]\\d\\d.*")
                .doesNotMatch("HTTP/1.1 500.*")
                .contains("application/fhir+json", "\"resourceType\":\"OperationOutcome\"", "\"diagnostics\"")
                .doesNotContain("\tat ", "Apache Tomcat", "html");
    }

    @Test
    void headersBeyondTheLimitAreRefusedInWords() throws IOException {
        assertThat(raw("GET /fhir/Patient?name=" + "x".repeat(140_000) + " HTTP/1.1"))
                .matches("HTTP/1.1 4\\d\\d.*")
                .contains("OperationOutcome", "128 KB");
    }

    /** The answer to a request line that HTTP clients refuse to send, as one line. */
    private static String raw(String requestLine) throws IOException {
        URI base = URI.create(server.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("[\r\n]+", " ");
        }
    }
}
