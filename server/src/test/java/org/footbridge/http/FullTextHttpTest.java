package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Full text on a server that indexes all of it, and on those that index less. */
class FullTextHttpTest {
    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.search.full-text=content");

    @RegisterExtension
    static final RunningServer usual = RunningServer.with("--footbridge.validation.mode=off");

    @RegisterExtension
    static final RunningServer off =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.search.full-text=off");

    private static final Map<String, String> NOTES = new TreeMap<>(Map.of(
            "A", "'text':{'status':'additional','div':'<div>Walks in the <b>gar</b>den, debts</div>'}",
            "B", "'text':{'status':'additional','div':'<div><p>well-being</p><p>caf&#233;</p></div>'}",
            "C", "'description':'Walking to a meeting','status':'draft'",
            "D", "'code':{'text':'Housing and debt','coding':[{'code':'garden','display':'Advice'}]}"));

    @BeforeAll
    static void lettered() {
        for (RunningServer one : List.of(server, usual, off)) {
            NOTES.forEach((letter, members) -> put(one, letter, members));
        }
    }

    private static void put(RunningServer one, String id, String members) {
        String body = "{'resourceType':'Task','id':'" + id + "'," + members + "}";
        Answer answer =
                one.put("Task/" + id, Expect.json(body).replace("<div>", "<div xmlns='http://www.w3.org/1999/xhtml'>"));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "_text=walk                      > A",
                "_text=WALKING                   > A",
                "_text=walk garden               > A",
                "_text=walk housing              > ~~",
                "_text=café                      > B",
                "_text=well-being                > B",
                "_text=well being                > B",
                "_text=being                     > ~~",
                "_text=NOT garden                > B",
                "_text=the                       > ~~",
                "_text=the garden                > A",
                "_text=gard*                     > A",
                "_text=walk,café                 > AB",
                "_text=div                       > ~~",
                "_content=walk                   > AC",
                "_content=walk AND NOT garden    > C",
                "_content=walk -garden           > C",
                "_content=(walk OR debt) -meet   > AD",
                "_content=debt                   > AD",
                "_content=advice                 > D",
                "_content=draft                  > ~~",
                "_content=hous* OR caf*          > BD",
                "_content=walk&_text=garden      > A",
                "_content=walk&status=draft      > C",
                "_content=--walk                 > AC",
                "_content=-well-being            > ACD"
            })
    void finds(String query, String letters) {
        assertThat(letters(server, query)).isEqualTo(letters);
        if (!query.contains("_content")) {
            assertThat(letters(usual, query)).isEqualTo(letters);
        }
    }

    private static String letters(RunningServer one, String query) {
        return Expect.entries(one.get("Task?" + query.replace(" ", "%20").replace("é", "%C3%A9"))).stream()
                .map(entry -> entry.at("/resource/id").asText())
                .sorted()
                .collect(Collectors.joining());
    }

    @Test
    void aServerThatDoesNotHaveTheWordsSaysSo() {
        Expect.refused(usual.get("Task?_content=x"), 400, "not-supported", "footbridge.search.full-text");
        Expect.refused(off.get("Task?_content=x"), 400, "not-supported", "footbridge.search.full-text");
        Expect.refused(off.get("Task?_text=x"), 400, "not-supported", "footbridge.search.full-text");
        assertThat(advertised(server)).contains("_text", "_content");
        assertThat(advertised(usual)).contains("_text").doesNotContain("_content");
        assertThat(advertised(off)).doesNotContain("_text", "_content");
    }

    private static List<String> advertised(RunningServer one) {
        for (var resource : one.get("metadata").json().at("/rest/0/resource")) {
            if (resource.path("type").asText().equals("Task")) {
                return resource.path("searchParam").findValuesAsText("name");
            }
        }
        return List.of();
    }

    @Test
    void anUpdateChangesTheWords() {
        put(server, "changing", "'description':'morning'");
        assertThat(letters(server, "_content=morning")).isEqualTo("changing");
        put(server, "changing", "'description':'evening'");
        assertThat(letters(server, "_content=morning")).isEmpty();
        assertThat(letters(server, "_content=evening")).isEqualTo("changing");
        put(server, "changing", "'status':'draft'");
        assertThat(letters(server, "_content=evening")).isEmpty();
        put(server, "changing", "'description':'evening'");
        server.delete("Task/changing");
        assertThat(letters(server, "_content=evening")).isEmpty();
        put(server, "changing", "'description':'evening'");
        assertThat(letters(server, "_content=evening")).isEqualTo("changing");
        server.delete("Task/changing");
    }

    /** Each word is another, each a compound whose parts count too. */
    @Test
    void aTextOfTooManyWordsIsCut() {
        StringBuilder words = new StringBuilder("firstword ");
        for (int i = 0; i < 200_000; i++) {
            words.append(Integer.toString(i, 36)).append("-ñ").append(i).append(' ');
        }
        put(server, "long", "'description':'" + words + " lastword','note':[{'text':'" + "ñ".repeat(50_000) + "'}]");
        assertThat(letters(server, "_content=firstword")).isEqualTo("long");
        assertThat(letters(server, "_content=lastword")).isEmpty();
        server.delete("Task/long");
    }

    @Test
    void noQueryIsAFault() {
        Random random = new Random(5);
        List<String> pieces = List.of(
                "walk",
                "AND",
                "OR",
                "NOT",
                "(",
                ")",
                " ",
                " ",
                "-",
                "*",
                "'",
                "\\",
                ":",
                "|",
                "&",
                "!",
                "<->",
                "<2>",
                "the",
                "é",
                "a-b",
                "http://x/y",
                "1.5e3",
                "@",
                ":A",
                "\uD83D\uDE00",
                "%",
                "x".repeat(150));
        int found = 0;
        for (int i = 0; i < 400; i++) {
            String query = random.ints(1 + random.nextInt(8), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining());
            if (!query.isEmpty()) {
                String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
                int status = server.get("Task?_content=" + encoded).status();
                assertThat(status).as(query).isIn(200, 400);
                found += status == 200 ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(100);
    }
}
