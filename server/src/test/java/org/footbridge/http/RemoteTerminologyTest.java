package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with another one on this machine for what it does not have: its answers, and what becomes of its failures. */
class RemoteTerminologyTest {
    private static final String UNKNOWN = "x-caused-by-unknown-system";
    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static final Map<String, String> answers = new ConcurrentHashMap<>();
    private static HttpServer other;

    /** Until then a slow answer does not come. */
    private static volatile CountDownLatch answered = new CountDownLatch(0);

    private static RunningServer server;
    private static int number;

    @BeforeAll
    static void start() throws Exception {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "other");
            thread.setDaemon(true);
            return thread;
        }));
        other.createContext("/", RemoteTerminologyTest::answer);
        other.start();
        server = RunningServer.with(
                "--footbridge.terminology.remote.url=http://localhost:"
                        + other.getAddress().getPort() + "/r4",
                "--footbridge.terminology.remote.timeout=3s");
        server.beforeAll(null);
    }

    @AfterAll
    static void stop() {
        server.stop();
        other.stop(0);
    }

    @BeforeEach
    void forget() {
        asked.clear();
        answers.clear();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        String operation = exchange.getRequestURI().getPath().replaceFirst(".*\\$", "");
        asked.add(exchange.getRequestURI().getPath() + "?" + query);
        String body = answers.getOrDefault(operation, "404");
        if (body.equals("slow")) {
            pause();
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(body.matches("\\d{3}") ? Integer.parseInt(body) : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void pause() {
        try {
            answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String result(boolean result, String more) {
        return Expect.json("{'resourceType':'Parameters','parameter':[{'name':'result','valueBoolean':" + result + "}"
                + more + "]}");
    }

    /** A code that nobody asked about before. */
    private static String fresh() {
        return "code-" + ++number;
    }

    private static Answer validate(String code) {
        return server.get("CodeSystem/$validate-code?url=urn:elsewhere&display=Mrs%20Harding&code=" + code);
    }

    @Test
    void asksForASystemThatIsNotHereOnceAndWithoutDisplay() {
        answers.put("validate-code", result(true, ",{'name':'display','valueString':'Their name'}"));
        String code = fresh();
        assertThat(validate(code).body()).contains("\"valueBoolean\":true").contains("Their name");
        assertThat(validate(code).body()).contains("\"valueBoolean\":true");
        assertThat(asked).containsExactly("/r4/CodeSystem/$validate-code?code=" + code + "&url=urn:elsewhere");
    }

    @Test
    void believesANo() {
        answers.put("validate-code", result(false, ",{'name':'message','valueString':'There is none.'}"));
        assertThat(validate(fresh()).body()).contains("There is none.").doesNotContain(UNKNOWN);
    }

    @Test
    void asksNobodyAboutWhatIsHere() {
        answers.put("validate-code", result(true, ""));
        server.get("CodeSystem/$validate-code?url=http://hl7.org/fhir/administrative-gender&code=none-such");
        server.get("CodeSystem/$lookup?system=http://hl7.org/fhir/administrative-gender&code=male");
        server.get("ValueSet/$expand?url=ValueSet/not-there");
        assertThat(asked).isEmpty();
    }

    @Test
    void passesOnWhatIsSaidOfCodesAndValueSets() {
        answers.put(
                "lookup",
                Expect.json("{'resourceType':'Parameters','parameter':[{'name':'name','valueString':'N'},"
                        + "{'name':'display','valueString':'Looked up'}]}"));
        answers.put(
                "subsumes",
                Expect.json(
                        "{'resourceType':'Parameters','parameter':[{'name':'outcome','valueCode':'subsumed-by'}]}"));
        answers.put(
                "expand",
                Expect.json(
                        "{'resourceType':'ValueSet','status':'active','url':'urn:far','expansion':"
                                + "{'timestamp':'2026-01-01','total':1,'contains':[{'system':'urn:elsewhere','code':'far-code'}]}}"));
        answers.put("validate-code", result(true, ""));
        assertThat(server.get("CodeSystem/$lookup?system=urn:elsewhere&code=a").body())
                .contains("Looked up");
        assertThat(server.get("CodeSystem/$subsumes?system=urn:elsewhere&codeA=a&codeB=b")
                        .body())
                .contains("subsumed-by");
        assertThat(server.get("ValueSet/$expand?url=urn:far").body()).contains("far-code");
        assertThat(server.get("ValueSet/$expand?url=http://snomed.info/sct?fhir_vs")
                        .body())
                .contains("far-code");
        assertThat(server.get("ValueSet/$validate-code?url=urn:far&system=urn:elsewhere&code=a")
                        .body())
                .contains("\"valueBoolean\":true");
        assertThat(asked).hasSize(5);
        assertThat(server.get("ValueSet/$expand?url=urn:far&filter=typed").status())
                .isEqualTo(404);
        assertThat(asked).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "404",
        "500",
        "slow",
        "nonsense",
        "'{\"resourceType\":\"Patient\"}'",
        "'{\"resourceType\":\"Parameters\"}'"
    })
    void takesEveryFailureForUnknown(String answer) {
        answers.put("validate-code", result(true, ""));
        validate(fresh()); // a success, so that these failures do not add up
        answers.put("validate-code", answer);
        answered = new CountDownLatch(1);
        Answer said = validate(fresh());
        answered.countDown();
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body()).contains("\"valueBoolean\":false").contains(UNKNOWN);
    }

    @Test
    void refusesWhatIsUnknownWhereAYesOrNoIsNoAnswer() {
        assertThat(server.get("CodeSystem/$lookup?system=urn:nowhere&code=a").status())
                .isEqualTo(404);
        assertThat(server.get("CodeSystem/$subsumes?system=urn:nowhere&codeA=a&codeB=b")
                        .status())
                .isEqualTo(404);
        assertThat(server.get("ValueSet/$expand?url=urn:nowhere").status()).isEqualTo(404);
        assertThat(asked).hasSize(3);
    }
}
