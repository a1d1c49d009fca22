package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened, newest first: of a resource, of a type and of the whole system, in pages. */
class HistoryTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final List<String> FLAGS = new ArrayList<>();
    private static final List<String> ALL = new ArrayList<>();

    /** Five flags of one to five versions, a sixth that is deleted and back, and a list; no test writes others. */
    @BeforeAll
    static void versions() {
        for (int flag = 1; flag <= 5; flag++) {
            for (int version = 1; version <= flag; version++) {
                put("Flag", "f" + flag, version);
            }
        }
        put("Flag", "f6", 1);
        assertThat(server.delete("Flag/f6").status()).isIn(200, 204);
        note("Flag", "f6", 2);
        put("Flag", "f6", 3);
        put("List", "l1", 1);
    }

    private static void put(String type, String id, int version) {
        String body = "{'resourceType':'%s','id':'%s','language':'x-%d'}".formatted(type, id, version);
        assertThat(server.put(type + "/" + id, Expect.json(body)).status()).isIn(200, 201);
        note(type, id, version);
    }

    private static void note(String type, String id, int version) {
        String name = type + "/" + id + "/" + version;
        ALL.add(0, name);
        if (type.equals("Flag")) {
            FLAGS.add(0, name);
        }
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "_count=0            > value         > _count",
                "_count=-1           > value         > '-1'",
                "_count=abc          > value         > 'abc'",
                "_count=1.5          > value         > '1.5'",
                "_count=             > value         > _count",
                "_count=1&_count=2   > value         > _count",
                "_since=yesterday    > value         > 'yesterday'",
                "_since=2024-13-01   > value         > '2024-13-01'",
                "_since=             > value         > _since",
                "_at=2024-05-01T99   > value         > '2024-05-01T99'",
                "_at=%00             > value         > not a date",
                "name=x              > not-supported > 'name'",
                "_sort=_lastUpdated  > not-supported > '_sort'",
                "_cursor=abc         > value         > _cursor",
                "_cursor=%2B%2B      > value         > _cursor",
                "_cursor=            > value         > _cursor"
            })
    void aHistoryRefuses(String query, String code, String diagnostics) {
        for (String path : List.of("Flag/f5/_history", "Flag/_history", "_history")) {
            Expect.refused(server.get(path + "?" + query), 400, code, diagnostics);
        }
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        String next = next(server.get("Flag/_history?_count=2"));
        String cursor = next.replaceFirst(".*_cursor=([^&]*).*", "$1");
        for (String path : List.of("List/_history", "_history", "Flag/f5/_history", "Flag/f4/_history")) {
            Expect.refused(server.get(path + "?_count=2&_cursor=" + cursor), 400, "value", "_cursor");
        }
    }

    @Test
    void aCursorThatWasChangedIsRefused() {
        String next = next(server.get("Flag/_history?_count=2"));
        int at = next.indexOf("_cursor=") + "_cursor=".length();
        for (int i = at; i < next.length() && next.charAt(i) != '&'; i += 5) {
            char other = next.charAt(i) == 'A' ? 'B' : 'A';
            Expect.refused(server.get(next.substring(0, i) + other + next.substring(i + 1)), 400, "value", "_cursor");
        }
    }

    @ParameterizedTest(name = "pages of {0}")
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void pagesTogetherAreTheWholeHistory(int count) {
        assertThat(all("Flag/_history?_count=" + count)).isEqualTo(FLAGS);
        assertThat(all("Flag/f5/_history?_count=" + count))
                .containsExactly("Flag/f5/5", "Flag/f5/4", "Flag/f5/3", "Flag/f5/2", "Flag/f5/1");
        assertThat(all("_history?_count=" + count).stream()
                        .filter(ALL::contains)
                        .toList())
                .isEqualTo(ALL);
    }

    @Test
    void pagesHaveTheSizeThatWasAskedFor() {
        List<Answer> pages = Expect.pages(server, server.get("Flag/_history?_count=4"), () -> {});
        assertThat(pages.stream().map(page -> Expect.entries(page).size()).toList())
                .containsExactly(4, 4, 4, 4, 2);
    }

    @Test
    void writersBetweenThePagesChangeNothing() {
        AtomicInteger writes = new AtomicInteger();
        Runnable write = () -> {
            int number = writes.incrementAndGet();
            basic("b" + number % 3, number);
            basic("late" + number, number);
            server.delete("Basic/late" + number);
        };
        for (int i = 0; i < 9; i++) {
            basic("b" + i % 3, -i);
        }
        List<String> expected = all("Basic/_history?_count=1000");
        List<Answer> pages = Expect.pages(server, server.get("Basic/_history?_count=2"), write);
        assertThat(writes.get()).isGreaterThan(3);
        assertThat(Expect.versions(pages)).isEqualTo(expected);
        String first = Expect.newest(server);
        List<Answer> system = Expect.pages(server, server.get("_history?_count=5"), write);
        assertThat(Expect.versions(system))
                .doesNotHaveDuplicates()
                .containsAll(ALL)
                .containsAll(expected);
        assertThat(first).contains(Expect.versions(system).get(0).replaceFirst("/\\d+$", ""));
    }

    private static void basic(String id, int number) {
        server.put(
                "Basic/" + id,
                Expect.json("{'resourceType':'Basic','id':'%s','language':'x%d'}".formatted(id, number)));
    }

    @Test
    void entriesSayWhatHappened() {
        Answer posted = server.post("Group", "{\"resourceType\":\"Group\"}");
        String id = posted.id();
        server.put("Group/" + id, Expect.json("{'resourceType':'Group','id':'" + id + "','active':true}"));
        server.delete("Group/" + id);
        server.put("Group/" + id, Expect.json("{'resourceType':'Group','id':'" + id + "','active':false}"));
        List<JsonNode> entries = Expect.entries(server.get("Group/" + id + "/_history"));
        assertThat(entries)
                .extracting(entry -> entry.at("/request/method").asText() + " "
                        + entry.at("/request/url").asText()
                        + " " + entry.at("/response/status").asText().substring(0, 3)
                        + " " + entry.at("/response/etag").asText())
                .containsExactly(
                        "PUT Group/" + id + " 201 W/\"4\"",
                        "DELETE Group/" + id + " 204 W/\"3\"",
                        "PUT Group/" + id + " 200 W/\"2\"",
                        "POST Group 201 W/\"1\"");
        for (JsonNode entry : entries) {
            boolean deleted = entry.at("/request/method").asText().equals("DELETE");
            assertThat(entry.has("resource")).isEqualTo(!deleted);
            assertThat(entry.path("fullUrl").asText()).isEqualTo(server.base() + "/Group/" + id);
            if (!deleted) {
                assertThat(Instant.parse(entry.at("/resource/meta/lastUpdated").asText()))
                        .isEqualTo(
                                Instant.parse(entry.at("/response/lastModified").asText()));
            }
        }
    }

    @Test
    void onlyTheHistoryOfOneResourceHasATotal() {
        Answer page = server.get("Flag/f5/_history?_count=2");
        assertThat(page.json().path("total").asInt()).isEqualTo(5);
        assertThat(server.get(next(page)).json().path("total").asInt()).isEqualTo(5);
        assertThat(page.json().path("type").asText()).isEqualTo("history");
        assertThat(server.get("Flag/_history?_count=2").json().has("total")).isFalse();
        assertThat(server.get("_history?_count=2").json().has("total")).isFalse();
    }

    @Test
    void theSelfLinkRepeatsThePage() {
        Answer page = server.get("Flag/_history?_count=3");
        String self = Expect.link(page, "self").orElseThrow();
        assertThat(self).startsWith(server.base() + "/Flag/_history?").contains("_count=3");
        assertThat(Expect.versions(List.of(server.get(self)))).isEqualTo(Expect.versions(List.of(page)));
        Answer second = server.get(next(page));
        assertThat(Expect.versions(
                        List.of(server.get(Expect.link(second, "self").orElseThrow()))))
                .isEqualTo(Expect.versions(List.of(second)));
    }

    @Test
    void sinceLeavesOutWhatIsOlder() {
        String third =
                server.get("Flag/f5/_history/3").json().at("/meta/lastUpdated").asText();
        List<String> since = all("Flag/f5/_history?_count=1&_since=" + third);
        assertThat(since).startsWith("Flag/f5/5").contains("Flag/f5/3");
        assertThat(all("Flag/_history?_since=2001-01-01")).isEqualTo(FLAGS);
        assertThat(all("Flag/_history?_since=2999-01-01")).isEmpty();
        assertThat(all("Flag/f5/_history?_since=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(all("_history?_since=2999")).isEmpty();
    }

    @Test
    void atFindsWhatWasCurrentThen() {
        Instant third = instant("Flag/f5/_history/3");
        List<String> at = all("Flag/f5/_history?_at=" + third);
        assertThat(at).contains("Flag/f5/3");
        Instant deleted = Instant.parse(Expect.entries(server.get("Flag/f6/_history"))
                .get(1)
                .at("/response/lastModified")
                .asText());
        assertThat(all("Flag/f6/_history?_at=" + deleted.plus(1, ChronoUnit.DAYS)))
                .containsExactly("Flag/f6/3");
        assertThat(all("Flag/f5/_history?_at=" + third.minus(1, ChronoUnit.DAYS)))
                .isEmpty();
        String today = third.atZone(ZoneOffset.UTC).toLocalDate().toString();
        assertThat(all("Flag/f5/_history?_at=" + today)).contains("Flag/f5/3");
        assertThat(all("Flag/_history?_at=2001-01-01")).isEmpty();
        assertThat(all("Flag/_history?_count=1&_at=2999-01-01"))
                .containsExactly("Flag/f6/3", "Flag/f5/5", "Flag/f4/4", "Flag/f3/3", "Flag/f2/2", "Flag/f1/1");
    }

    @Test
    void aZoneIsHeeded() {
        Instant third = instant("Flag/f5/_history/3");
        String east = third.atOffset(ZoneOffset.ofHours(5)).toString().replace("+", "%2B");
        assertThat(all("Flag/f5/_history?_at=" + east)).isEqualTo(all("Flag/f5/_history?_at=" + third));
    }

    @Test
    void aHistoryAsXmlHasTheSameEntries() {
        Answer xml = server.get("Flag/f6/_history", "Accept", "application/fhir+xml");
        assertThat(xml.status()).isEqualTo(200);
        assertThat(xml.body())
                .contains("<type value=\"history\"/>", "<total value=\"3\"/>", "<method value=\"DELETE\"/>");
    }

    private static Instant instant(String path) {
        return Instant.parse(server.get(path).json().at("/meta/lastUpdated").asText());
    }

    private static String next(Answer page) {
        return Expect.link(page, "next").orElseThrow();
    }

    private static List<String> all(String path) {
        return Expect.versions(Expect.pages(server, server.get(path), () -> {}));
    }
}
