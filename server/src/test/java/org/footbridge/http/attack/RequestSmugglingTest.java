package org.footbridge.http.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.util.concurrent.atomic.AtomicInteger;
import org.footbridge.RawRequest;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end a proxy in front of the server may see elsewhere. What is behind the end must not be taken for a second request.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-11.2">RFC 9112, 11.2 request smuggling</a>
 */
class RequestSmugglingTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static String hidden(String id) {
        String body = "{\"resourceType\":\"Basic\",\"id\":\"" + id + "\"}";
        return "PUT /fhir/Basic/" + id + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Header lines in front of a body of five bytes, or of a last chunk, and then another request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 300|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Content-Length: 5",
                "Content-Length: 5|Content-Length: 300",
                "Content-Length: 300|Content-Length: 5",
                "Content-Length: 5, 300",
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5x",
                "Content-Length: 5_",
                "Content-Length: 99999999999999999999",
                "Content-Length: \u000b5",
                "Content-Length : 5",
                "Content-Length\u0000: 5",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding: chunk\u00e9d",
                "Transfer-Encoding: chunked|Transfer-Encoding: cow",
                "Transfer-Encoding: gzip",
                "X: y\rTransfer-Encoding: chunked",
                "X: y\u0000|Content-Length: 5",
                "X|Content-Length: 5"
            })
    void anAmbiguousLengthHidesNoRequest(String headers) {
        String id = "smuggled-" + COUNT.incrementAndGet();
        String lines = String.join("\r\n", Splitter.on('|').split(headers));
        String answers = RawRequest.send(
                server,
                "POST /fhir/Patient/_search HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n" + lines + "\r\n\r\n0\r\n\r\n"
                        + hidden(id));
        assertOneAnswer(answers, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x5", "-5", "+5", "5 5", "ffffffffffffffff5", "g", "", "5;a=\u0000", "\u000b5"})
    void anAmbiguousChunkHidesNoRequest(String size) {
        String id = "chunk-" + COUNT.incrementAndGet();
        String answers = RawRequest.send(
                server,
                "POST /fhir/Patient/_search HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n" + size
                        + "\r\nname=\r\n0\r\n\r\n" + hidden(id));
        assertOneAnswer(answers, id);
    }

    /** A read has no use for a body, but the body is not another request. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /fhir/Patient", "HEAD /fhir/Patient", "DELETE /fhir/Patient/none", "GET /ig/"})
    void theBodyOfAReadIsNoRequest(String line) {
        String id = "body-" + COUNT.incrementAndGet();
        String body = hidden(id);
        String answers = RawRequest.send(
                server, line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertOneAnswer(answers, id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /fhir/Patient HTTP/1.0\r\nTransfer-Encoding: chunked",
                "GET /fhir/Patient HTTP/1.1 HTTP/1.1\r\nHost: localhost",
                "GET\u000b/fhir/Patient HTTP/1.1\r\nHost: localhost",
                "PRI * HTTP/2.0",
                "GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
                "GET /fhir/Patient HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\n"
                        + "Connection: close, Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__"
            })
    void anOddHeadHidesNoRequest(String head) {
        String id = "head-" + COUNT.incrementAndGet();
        assertOneAnswer(RawRequest.send(server, head + "\r\n\r\n" + "0\r\n\r\n" + hidden(id)), id);
    }

    private static void assertOneAnswer(String answers, String id) {
        assertThat(answers.split("HTTP/1\\.[01] ", -1).length - 1).as(answers).isLessThanOrEqualTo(1);
        assertThat(answers).doesNotContainPattern("HTTP/1.[01] 5(?!01|05)");
        assertThat(server.get("Basic/" + id).status()).as(answers).isEqualTo(404);
    }
}
