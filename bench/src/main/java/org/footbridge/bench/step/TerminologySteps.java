package org.footbridge.bench.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.footbridge.bench.check.Checks;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.Concepts;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Request;
import org.footbridge.bench.step.Step.Worker;

/** What is asked of a terminology service about made up concepts, and what is right. */
public final class TerminologySteps {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HOT = 2_000;
    private static final int PAGE = 20;
    private static final String ALL = "urn:footbridge:bench:all";

    private final Concepts concepts;

    public TerminologySteps(Concepts concepts) {
        this.concepts = concepts;
    }

    /** Stores the value set of all concepts. */
    public static void prepare(Connection connection) throws IOException {
        String set = "{\"resourceType\":\"ValueSet\",\"id\":\"bench-all\",\"url\":\"" + ALL
                + "\",\"status\":\"active\",\"compose\":{\"include\":[{\"system\":\"" + Concepts.SYSTEM + "\"}]}}";
        connection.send(Request.putWhere("/ValueSet/bench-all", set.getBytes(StandardCharsets.UTF_8)));
    }

    public List<Step> all() {
        return List.of(
                new Step("validateHot", "$validate-code of 2,000 codes, again and again", 0.10, validate(HOT)),
                new Step("validateAny", "$validate-code of any code", 0.10, validate(concepts.count())),
                new Step("validateNot", "$validate-code of what is no code", 0.10, this::validateNot),
                new Step("lookup", "$lookup of any code", 0, this::lookup),
                new Step("subsumes", "$subsumes of any two", 0, this::subsumes),
                new Step("filterWords", "$expand, two words of a concept without their ends", 0, filter(2, 4)),
                new Step("filterThree", "$expand, three letters", 0, filter(1, 3)),
                new Step("filterLetter", "$expand, one letter", 0, filter(1, 1)));
    }

    private int any(Worker worker) {
        return 1 + worker.any(concepts.count());
    }

    private static JsonNode get(Connection connection, String path) throws IOException, WrongAnswer {
        return JSON.readTree(Checks.expect(connection, Request.get(path), 200).body());
    }

    private Step.Action validate(int among) {
        return (connection, worker) -> {
            int number = 1 + worker.any(Math.min(among, concepts.count()));
            JsonNode answer = get(connection, validate(Concepts.code(number)));
            require(isTrue(answer) && said(answer, "display").equals(Concepts.display(number)), answer);
        };
    }

    private static String validate(String code) {
        return "/ValueSet/$validate-code?url=" + ALL + "&system=" + Concepts.SYSTEM + "&code=" + code;
    }

    private void validateNot(Connection connection, Worker worker) throws IOException, WrongAnswer {
        JsonNode answer = get(connection, validate("n" + any(worker)));
        require(
                said(answer, "result").equals("false")
                        && said(answer, "message").contains("is not in"),
                answer);
    }

    private void lookup(Connection connection, Worker worker) throws IOException, WrongAnswer {
        int number = any(worker);
        JsonNode answer =
                get(connection, "/CodeSystem/$lookup?system=" + Concepts.SYSTEM + "&code=" + Concepts.code(number));
        require(said(answer, "display").equals(Concepts.display(number)), answer);
    }

    /** In half of the questions one lies below the other. */
    private void subsumes(Connection connection, Worker worker) throws IOException, WrongAnswer {
        int below = any(worker);
        List<Integer> ancestors = Concepts.ancestors(below);
        int above =
                ancestors.isEmpty() || worker.any(2) == 0 ? any(worker) : ancestors.get(worker.any(ancestors.size()));
        JsonNode answer = get(
                connection,
                "/CodeSystem/$subsumes?system=" + Concepts.SYSTEM + "&codeA=" + Concepts.code(above) + "&codeB="
                        + Concepts.code(below));
        String right = above == below
                ? "equivalent"
                : Concepts.isBelow(below, above)
                        ? "subsumes"
                        : Concepts.isBelow(above, below) ? "subsumed-by" : "not-subsumed";
        require(said(answer, "outcome").equals(right), answer);
    }

    /** Beginnings of so many letters of so many words of any concept: there is one match at least. */
    private Step.Action filter(int words, int letters) {
        return (connection, worker) -> {
            List<String> all = new ArrayList<>(Concepts.words(any(worker)));
            Collections.shuffle(all, new Random(worker.any(Integer.MAX_VALUE)));
            List<String> beginnings = all.stream()
                    .limit(words)
                    .map(word -> word.substring(0, Math.min(letters, word.length())))
                    .toList();
            JsonNode answer = get(
                    connection,
                    "/ValueSet/$expand?url=" + ALL + "&count=" + PAGE + "&filter=" + String.join("%20", beginnings));
            check(answer, beginnings);
        };
    }

    private static void check(JsonNode answer, List<String> beginnings) throws WrongAnswer {
        JsonNode expansion = answer.path("expansion");
        JsonNode contains = expansion.path("contains");
        int last = 0;
        for (JsonNode entry : contains) {
            String display = entry.path("display").asText();
            int number = Integer.parseInt(entry.path("code").asText("k0").substring(1));
            require(number > 0 && display.equals(Concepts.display(number)) && display.length() >= last, answer);
            last = display.length();
            List<String> words = List.of(display.toLowerCase(Locale.ROOT).split(" ", -1));
            require(
                    beginnings.stream().allMatch(begin -> words.stream().anyMatch(word -> word.startsWith(begin))),
                    answer);
        }
        // a total may be missing where there are very many
        int total = expansion.path("total").asInt(Integer.MAX_VALUE);
        require(contains.size() >= 1 && contains.size() == Math.min(total, PAGE), answer);
    }

    private static boolean isTrue(JsonNode answer) {
        return said(answer, "result").equals("true");
    }

    private static String said(JsonNode answer, String name) {
        for (JsonNode parameter : answer.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                return Stream.of("valueBoolean", "valueString", "valueCode")
                        .map(type -> parameter.path(type).asText(""))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
            }
        }
        return "";
    }

    private static void require(boolean right, JsonNode answer) throws WrongAnswer {
        if (!right) {
            String text = answer.toString();
            throw new WrongAnswer("not what was asked for: " + text.substring(0, Math.min(300, text.length())));
        }
    }
}
