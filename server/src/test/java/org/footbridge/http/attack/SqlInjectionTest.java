package org.footbridge.http.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.LogRecorder;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.http.Expect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every position of a search, filled with each of many texts that mean something in SQL. */
class SqlInjectionTest {
    private static final String FAMILY = "Gwyllgom";
    private static final Pattern INSIDE =
            Pattern.compile("SQLSTATE|Exception|ERROR:|syntax error|org\\.postgresql|PSQL");
    private static final long SLOW_MS = 30_000;

    private static final List<String> PAYLOADS = List.of(
            "'",
            "''",
            "\"",
            "\\",
            "\\'",
            "' OR '1'='1",
            "x') OR ('1'='1",
            "x' OR 1=1--",
            "x\" OR 1=1--",
            "'; DROP TABLE resource; --",
            "x'); DELETE FROM resource; --",
            "' UNION SELECT body FROM resource --",
            "'||pg_sleep(40)||'",
            "1;SELECT pg_sleep(40)",
            "1 OR pg_sleep(40) IS NULL",
            "(SELECT 1 FROM pg_sleep(40))",
            "$$",
            "$1",
            "?",
            "??|",
            ":x",
            "::int",
            "{d 'x'}",
            "{fn now()}",
            "/*",
            "--",
            "E'\\x27'",
            "U&'\\0027'",
            "a' & !'b",
            "a <-> b | !c:*",
            "%",
            "_",
            "{1,2}",
            "ARRAY[1]",
            "NULL",
            "\u02bc OR 1=1",
            "\uff07 OR 1=1",
            "x\u0001'",
            "x\n'\n--");

    /** Each has a place for a payload; what they look for is never found. */
    private static final List<String> SEARCHES = List.of(
            "Patient?name=@",
            "Patient?name:exact=@",
            "Patient?name:contains=@",
            "Patient?name=x,@",
            "Patient?_id=@",
            "Patient?identifier=@",
            "Patient?identifier=@%7C@",
            "Patient?identifier:of-type=@%7C@%7C@",
            "Patient?gender=@",
            "Patient?birthdate=@",
            "Patient?birthdate=ge@",
            "Patient?_lastUpdated=gt@",
            "Patient?general-practitioner=@",
            "Patient?general-practitioner=Practitioner/@",
            "Patient?general-practitioner:identifier=@%7C@",
            "Patient?general-practitioner:Practitioner.name=@",
            "Patient?_has:Observation:patient:code=@",
            "Patient?_tag=@%7C@",
            "Patient?_profile=@",
            "Patient?_security=@",
            "Patient?_source=@",
            "Patient?_text=@",
            "Patient?_filter=name%20eq%20%22@%22",
            "Patient?_filter=name%20co%20@",
            "Patient?_cursor=@",
            "Patient?_list=@",
            "Patient?@=x",
            "Patient?name:@=x",
            "Patient?general-practitioner:@.name=x",
            "Patient?general-practitioner.@=x",
            "Patient?_has:@:patient:code=x",
            "Patient?_has:Observation:@:code=x",
            "Patient?_has:Observation:patient:@=x",
            "Patient?_filter=@",
            "Patient?_filter=name%20@%20x",
            "Patient?_filter=@%20eq%20x",
            "Observation?code=@%7C@&date=ge2000",
            "Observation?code:in=@",
            "Observation?code:below=@%7C@",
            "Observation?code:text=@",
            "Observation?value-quantity=@",
            "Observation?value-quantity=5%7C@%7C@",
            "Observation?code-value-quantity=@$5",
            "Observation?code-value-quantity=x$@",
            "Location?near=@",
            "ValueSet?url=@",
            "ValueSet?url:below=@",
            "ConceptMap?_content=@",
            "_search?_type=@",
            "Patient/@",
            "Patient/@/_history/1",
            "Patient/x/_history/@",
            "Patient/_history?_since=@",
            "Patient/_history?_at=@",
            "Patient/@/Observation?code=x",
            "Patient/@/$everything",
            "CodeSystem/$lookup?system=@&code=@",
            "ValueSet/$expand?url=@&filter=@",
            "ValueSet/$validate-code?url=@&code=@&system=@",
            "ConceptMap/$translate?system=@&code=@");

    /** What these say does not narrow the search. */
    private static final List<String> OTHERS = List.of(
            "Patient?_sort=@",
            "Patient?_sort=-birthdate,@",
            "Patient?_include=@",
            "Patient?_include=Patient:@",
            "Patient?_include=Patient:general-practitioner:@",
            "Patient?_revinclude=Observation:@",
            "Patient?_revinclude=@:patient",
            "Patient?_count=@",
            "Patient?_total=@",
            "Patient?_summary=@",
            "Patient?_elements=@",
            "Patient?_explain=@",
            "Patient?_format=@");

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.search.full-text=content");

    private static List<String> before = List.of();

    @BeforeAll
    static void storeWhatMustNotBeFound() {
        String body = Expect.json("{'resourceType':'Patient','id':'canary','name':[{'family':'" + FAMILY + "'}]}");
        assertThat(server.put("Patient/canary", body).status()).isEqualTo(201);
        before = counts();
    }

    /** Nothing was written, and nothing dropped. */
    @AfterAll
    static void everythingIsStillThere() {
        assertThat(counts()).isEqualTo(before);
        assertThat(server.get("Patient/canary").body()).contains(FAMILY);
    }

    private static List<String> counts() {
        return server.rows("SELECT (SELECT count(*) FROM resource), (SELECT count(*) FROM resource_history),"
                + " (SELECT count(*) FROM search), (SELECT count(*) FROM pg_tables WHERE schemaname = 'public')");
    }

    static Stream<String> searches() {
        return SEARCHES.stream();
    }

    static Stream<String> others() {
        return OTHERS.stream();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void findNothing(String search) {
        try (LogRecorder log = LogRecorder.open(SqlInjectionTest.class)) {
            for (String payload : PAYLOADS) {
                Answer answer = answer(search, payload);
                assertThat(answer.body()).as("%s with %s", search, payload).doesNotContain(FAMILY);
            }
            assertThat(log.lines()).noneMatch(LogRecorder.IS_FAULT);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void areUnderstoodOrRefused(String search) {
        try (LogRecorder log = LogRecorder.open(SqlInjectionTest.class)) {
            PAYLOADS.forEach(payload -> answer(search, payload));
            assertThat(log.lines()).noneMatch(LogRecorder.IS_FAULT);
        }
    }

    private static Answer answer(String search, String payload) {
        String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8).replace("+", "%20");
        long start = System.nanoTime();
        Answer answer = server.get(search.replace("@", encoded));
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(answer.status())
                .as("%s with %s: %s", search, payload, answer.body())
                .isBetween(200, 499);
        assertThat(answer.body()).as("%s with %s", search, payload).doesNotContainPattern(INSIDE);
        assertThat(millis).as("%s with %s", search, payload).isLessThan(SLOW_MS);
        return answer;
    }
}
