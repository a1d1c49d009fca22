package org.footbridge.bench.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Resources;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.Loader;
import org.footbridge.bench.step.Step.Action;
import org.footbridge.bench.step.Step.Worker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every step takes the answers of a server that goes through everything, and none that was spoiled on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepsTest {
    private static final int TIMES = 12;
    private static final Set<String> SORTED = Set.of("period", "timeline", "sortedPages", "newest");
    /** They write, or ask for no searchset. */
    private static final Set<String> NO_SEARCHES = Set.of(
            "read",
            "vread",
            "notModified",
            "history",
            "batch",
            "createReferral",
            "createOutcome",
            "update",
            "transaction",
            "patch",
            "conditionalCreate",
            "conditionalUpdate",
            "mix");

    private final Map<String, Action> actions = new LinkedHashMap<>();
    private final Worker worker = new Worker(0, 1, new SplittableRandom(5));
    private ReferenceServer server;
    private Connection connection;

    @BeforeAll
    void load() throws Exception {
        server = new ReferenceServer();
        connection = new Connection(server.endpoint());
        DataSet data = new DataSet(5, 120);
        Loaded loaded = new Loader(server.endpoint(), data, new Resources(data, false), 2).load();
        for (Step step : Steps.of(server.endpoint(), loaded, Set.copyOf(Steps.usual()))) {
            actions.put(step.name(), step.action());
        }
        assertThat(actions.keySet()).containsExactlyElementsOf(Steps.usual());
        for (Limited step : LimitedSteps.of(server.endpoint(), loaded)) {
            actions.put(step.name(), step.action());
        }
    }

    @AfterAll
    void stop() {
        connection.close();
        server.close();
    }

    @Test
    void takeWhatIsRight() throws Exception {
        server.heal();
        for (Action action : actions.values()) {
            for (int i = 0; i < TIMES; i++) {
                action.perform(connection, worker);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "repeated", "strange", "wrongTotal", "needlessNext", "noNext", "noBundle"})
    void takeNothingSpoiled(String how) throws Exception {
        for (String name : actions.keySet()) {
            // how many referrals are active in all, nobody knows
            boolean unknown = how.equals("wrongTotal") && name.equals("newest");
            if (!NO_SEARCHES.contains(name) && !unknown) {
                assertThat(wrong(name, spoiler(how))).as(name).isEqualTo(server.spoiled());
            }
        }
    }

    @Test
    void takeNoOtherOrder() throws Exception {
        for (String name : SORTED) {
            assertThat(wrong(name, spoiler("swapped")))
                    .as(name)
                    .isEqualTo(server.spoiled())
                    .isPositive();
        }
    }

    @Test
    void takeNothingIncludedForAMatch() throws Exception {
        assertThat(wrong("include", bundle -> {
                    ((ObjectNode) bundle.at("/entry/0/search")).put("mode", "include");
                    return true;
                }))
                .isEqualTo(TIMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "repeated", "strange", "swapped", "noBundle", "failed"})
    void takeNoSpoiledBatch(String how) throws Exception {
        assertThat(wrong("batch", spoiler(how))).isEqualTo(TIMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "repeated", "nowhere", "swapped", "noBundle", "failed"})
    void takeNoSpoiledTransaction(String how) throws Exception {
        assertThat(wrong("transaction", spoiler(how))).isEqualTo(TIMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patch", "conditionalUpdate"})
    void takeNoChangeThatWasNotMade(String name) throws Exception {
        server.freeze(true);
        assertThat(wrong(name, bundle -> false)).isEqualTo(TIMES);
        server.freeze(false);
    }

    @Test
    void askForTheTotal() throws Exception {
        Predicate<ObjectNode> silent = bundle -> bundle.remove("total") != null;
        assertThat(wrong("total", silent)).isEqualTo(TIMES);
        assertThat(wrong("count", silent)).isEqualTo(TIMES);
        assertThat(wrong("quantity", silent)).isZero();
    }

    @Test
    void findSomethingMoreOftenThanNot() throws Exception {
        for (String name : actions.keySet()) {
            if (!NO_SEARCHES.contains(name) && !name.equals("neverTogether") && !name.equals("count")) {
                wrong(name, spoiler("short"));
                assertThat(server.spoiled()).as(name).isGreaterThan(TIMES / 2);
            }
        }
    }

    /** How many of the answers of a spoiled server are wrong. */
    private int wrong(String name, Predicate<ObjectNode> spoiler) throws Exception {
        server.spoil(spoiler);
        int wrong = 0;
        for (int i = 0; i < TIMES; i++) {
            try {
                actions.getOrDefault(name, (c, w) -> {}).perform(connection, worker);
            } catch (WrongAnswer e) {
                wrong++;
            }
        }
        return wrong;
    }

    /** What it changes is wrong whatever was asked; it says whether there was something to change. */
    private static Predicate<ObjectNode> spoiler(String how) {
        return bundle -> {
            ArrayNode entries = bundle.has("entry") ? (ArrayNode) bundle.get("entry") : null;
            ArrayNode links = bundle.has("link") ? (ArrayNode) bundle.get("link") : null;
            int size = entries == null ? 0 : entries.size();
            switch (how) {
                case "short" -> {
                    return entries != null && entries.remove(size - 1) != null;
                }
                case "repeated" -> {
                    return entries != null && entries.add(entries.get(0)) != null;
                }
                case "strange" -> {
                    return entries != null && rename(entries.get(size - 1).path("resource"), bundle, size - 1);
                }
                case "swapped" -> {
                    return entries != null && size > 1 && swap(entries);
                }
                case "failed" -> {
                    ((ObjectNode) bundle.at("/entry/3/response")).put("status", "404 Not Found");
                    return true;
                }
                case "nowhere" -> {
                    ((ObjectNode) bundle.at("/entry/3/response")).remove("location");
                    return true;
                }
                case "wrongTotal" -> {
                    bundle.put("total", bundle.path("total").asInt() + 1);
                    return true;
                }
                case "needlessNext" -> {
                    return links == null && addNext(bundle);
                }
                case "noNext" -> {
                    return bundle.remove("link") != null;
                }
                default -> {
                    bundle.put("resourceType", "Parameters");
                    return true;
                }
            }
        };
    }

    private static boolean rename(JsonNode resource, ObjectNode bundle, int at) {
        ObjectNode other = resource.deepCopy();
        other.put("id", "nobody");
        ((ObjectNode) bundle.at("/entry/" + at)).set("resource", other);
        return true;
    }

    private static boolean swap(ArrayNode entries) {
        List<JsonNode> all = new ArrayList<>();
        entries.forEach(all::add);
        entries.removeAll();
        entries.add(all.get(1)).add(all.get(0));
        all.stream().skip(2).forEach(entries::add);
        return true;
    }

    private static boolean addNext(ObjectNode bundle) {
        bundle.withArrayProperty("link").addObject().put("relation", "next").put("url", "http://localhost/fhir?x");
        return true;
    }
}
