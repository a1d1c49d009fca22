package org.footbridge.bench.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Endpoint;
import org.footbridge.bench.http.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in which an answer can be wrong is an error. */
class ChecksTest {
    private static final String A = "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\"}}";
    private static final String B = "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"b\"}}";
    private static final String NEXT = "{\"relation\":\"next\",\"url\":\"http://localhost/n\"}";
    private static final Stored STORED = new Stored("Patient", "a", "1");

    private final HttpServer server;
    private final Connection connection;
    private int status = 200;
    private String location = "";
    private String body = "{}";

    ChecksTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        connection =
                new Connection(new Endpoint("127.0.0.1", server.getAddress().getPort(), ""));
    }

    @AfterEach
    void stop() {
        connection.close();
        server.stop(0);
    }

    @Test
    void refusesAnotherStatus() {
        status = 404;
        refuses(() -> Checks.expect(connection, Request.get("/Patient/a"), 200), "status 404, not 200");
    }

    @Test
    void refusesAnotherResourceOrVersion() {
        body = "{\"resourceType\":\"Patient\",\"id\":\"b\",\"meta\":{\"versionId\":\"1\"}}";
        refuses(() -> Checks.read(connection, "/Patient/a", STORED), "got Patient/b");
        body = "{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"versionId\":\"2\"}}";
        refuses(() -> Checks.read(connection, "/Patient/a", STORED), "version '2'");
        body = "{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"versionId\":\"1\"}}";
        assertThatCode(() -> Checks.read(connection, "/Patient/a", STORED)).doesNotThrowAnyException();
    }

    @Test
    void refusesWhatIsNoJson() {
        body = "<html>";
        refuses(() -> Checks.read(connection, "/Patient/a", STORED), "not JSON");
    }

    @Test
    void refusesACreationThatTheLocationDoesNotName() {
        status = 201;
        body = "{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"versionId\":\"1\"}}";
        location = "http://localhost/Patient/ab/_history/1";
        refuses(() -> Checks.create(connection, "Patient", new byte[0]), "Location is");
        location = "http://localhost/Patient/a/_history/1";
        assertThatCode(() -> Checks.create(connection, "Patient", new byte[0])).doesNotThrowAnyException();
    }

    @Test
    void refusesAnUpdateThatChangesNothing() {
        body = "{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"versionId\":\"1\"}}";
        refuses(() -> Checks.update(connection, STORED, new byte[0]), "still '1'");
    }

    @Test
    void refusesPagesThatAreShortOrStrangeOrRepeatThemselves() {
        body = bundle("", A);
        refuses(() -> SearchChecks.exactly(connection, "/Patient", List.of("a", "b")), "1 entries, not 2");
        body = bundle("", A + "," + A);
        refuses(() -> SearchChecks.exactly(connection, "/Patient", List.of("a", "b")), "must not have");
        body = bundle("", A + "," + B);
        refuses(() -> SearchChecks.exactly(connection, "/Patient", List.of("a")), "must not have");
        assertThatCode(() -> SearchChecks.exactly(connection, "/Patient", List.of("b", "a")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAMissingOrNeedlessNextPage() {
        Page first = new Page(2, 1, Set.of("a", "b")::contains);
        body = bundle("", A);
        refuses(() -> SearchChecks.page(connection, "/Patient", first), "has no next page");
        body = bundle("\"link\":[" + NEXT + "],", A);
        assertThatCode(() -> SearchChecks.page(connection, "/Patient", first)).doesNotThrowAnyException();
        refuses(() -> SearchChecks.exactly(connection, "/Patient", List.of("a")), "has a next page");
    }

    @Test
    void refusesAWrongTotal() {
        body = bundle("\"total\":5,", A);
        refuses(() -> SearchChecks.exactly(connection, "/Patient", List.of("a")), "total 5, not 1");
    }

    private static String bundle(String members, String entries) {
        return "{\"resourceType\":\"Bundle\"," + members + "\"entry\":[" + entries + "]}";
    }

    private static void refuses(ThrowingCallable check, String because) {
        assertThatThrownBy(check).isInstanceOf(WrongAnswer.class).hasMessageContaining(because);
    }
}
