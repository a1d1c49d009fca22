package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches by the texts behind keys: displays, types of identifiers, and URIs above and below others. */
class TokenTextHttpTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final Map<String, String> REFERRALS = new TreeMap<>(Map.of(
            "A", "'code':{'text':'Walking group','coding':[{'system':'urn:c','code':'w'}]}",
            "B", "'code':{'coding':[{'system':'urn:c','code':'w','display':'Wálk in the park'}]}",
            "C", "'code':{'coding':[{'system':'urn:c','code':'x','display':'Choir'}]},'instantiatesUri':['http://a/b']",
            "D",
                    "'identifier':[{'type':{'text':'Walk-in number','coding':[{'system':'urn:t','code':'MR'}]},"
                            + "'value':'7'}],'instantiatesUri':['http://a/b/c','urn:oid:1.2.3']",
            "E",
                    "'identifier':[{'type':{'coding':[{'system':'urn:t','code':'NH'}]},'value':'7'}],"
                            + "'instantiatesUri':['http://a/bc']"));

    @BeforeAll
    static void lettered() {
        REFERRALS.forEach(TokenTextHttpTest::put);
    }

    private static Answer put(String id, String members) {
        String body = "{'resourceType':'ServiceRequest','id':'" + id + "'," + members + "}";
        Answer answer = server.put("ServiceRequest/" + id, Expect.json(body));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer;
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "code:text=walk                        > AB",
                "code:text=WALK                        > AB",
                "code:text=walk%20in                   > B",
                "code:text=park                        > \"\"",
                "code:text=choir,walking               > AC",
                "code:text=walk&code=urn:c|w           > AB",
                "code:text=walk&code=x                 > \"\"",
                "code:text=c&instantiates-uri:below=http://a > C",
                "identifier:text=walk                  > D",
                "identifier:of-type=urn:t|MR|7         > D",
                "identifier:of-type=urn:t|MR|7,urn:t|NH|7 > DE",
                "identifier:of-type=urn:t|MR|8         > \"\"",
                "instantiates-uri:below=http://a       > CDE",
                "instantiates-uri:below=http://a/b     > CD",
                "instantiates-uri:below=http://a/b/    > D",
                "instantiates-uri:below=urn:oid:1.2    > D",
                "instantiates-uri:below=urn:oid:1.20   > \"\"",
                "instantiates-uri:above=http://a/b/c/d > CD",
                "instantiates-uri:above=http://a/b     > C",
                "instantiates-uri:above=urn:oid:1.2.3.4 > D"
            })
    void finds(String query, String letters) {
        assertThat(letters(query)).isEqualTo(letters);
    }

    private static String letters(String query) {
        return Expect.entries(server.get("ServiceRequest?" + query.replace("|", "%7C"))).stream()
                .map(entry -> entry.at("/resource/id").asText())
                .sorted()
                .collect(Collectors.joining());
    }

    @Test
    void anUpdateChangesTheTexts() {
        put("changing", "'code':{'text':'Before noon'}");
        assertThat(letters("code:text=before")).isEqualTo("changing");
        put("changing", "'code':{'text':'Later that day'}");
        assertThat(letters("code:text=before")).isEmpty();
        assertThat(letters("code:text=later")).isEqualTo("changing");
        server.delete("ServiceRequest/changing");
        assertThat(letters("code:text=later")).isEmpty();
        put("changing", "'code':{'text':'Later that day'}");
        assertThat(letters("code:text=later")).isEqualTo("changing");
    }

    @Test
    void aTextThatNoIndexCouldHaveIsStoredAllTheSame() {
        String uri = "http://long.example/" + "%C3%A9/".repeat(2_000);
        String decoded = uri.replace("%C3%A9", "é");
        String body = "{'resourceType':'Task','status':'draft','intent':'order','instantiatesUri':'" + decoded + "',"
                + "'code':{'coding':[{'code':'" + "c".repeat(9_000) + "'}]}}";
        Answer answer = server.post("Task", Expect.json(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(Expect.entries(server.get("Task?code:text=c"))).isEmpty();
    }

    /** Each writer has many texts that are new, the same as the others have, and in another order. */
    @Test
    void manyWritersOfTheSameNewTextsDoNotHinderEachOther() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 10; round++) {
                int number = round;
                var answers = IntStream.range(0, 8)
                        .mapToObj(writer -> pool.submit(() -> server.post("ServiceRequest", manyCodes(number, writer))))
                        .toList();
                for (Future<Answer> answer : answers) {
                    assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(201);
                }
                assertThat(Expect.entries(server.get("ServiceRequest?code:text=round" + round + "x39")))
                        .hasSize(8);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static String manyCodes(int round, int writer) {
        String codings = IntStream.range(0, 40)
                .map(i -> (i * (2 * writer + 1)) % 40)
                .map(i -> writer % 2 == 0 ? i : 39 - i)
                .distinct()
                .mapToObj(i -> "{'code':'r" + round + "-" + i + "','display':'round" + round + "x" + i + "'}")
                .collect(Collectors.joining(","));
        return Expect.json("{'resourceType':'ServiceRequest','code':{'coding':[" + codings
                + ",{'code':'last','display':'round" + round + "x39'}]}}");
    }
}
