package org.footbridge.store.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.problem.Problem;
import org.footbridge.store.concept.ConceptFilter.Above;
import org.footbridge.store.concept.ConceptFilter.Active;
import org.footbridge.store.concept.ConceptFilter.AllOf;
import org.footbridge.store.concept.ConceptFilter.AnyOf;
import org.footbridge.store.concept.ConceptFilter.Below;
import org.footbridge.store.concept.ConceptFilter.ChildOf;
import org.footbridge.store.concept.ConceptFilter.Codes;
import org.footbridge.store.concept.ConceptFilter.HasProperty;
import org.footbridge.store.concept.ConceptFilter.MemberOf;
import org.footbridge.store.concept.ConceptFilter.Not;
import org.footbridge.store.concept.ConceptFilter.ParentOf;
import org.footbridge.store.concept.ConceptFilter.Property;
import org.footbridge.store.concept.ConceptFilter.Text;
import org.footbridge.store.concept.ConceptStore.Found;
import org.footbridge.store.concept.ConceptStore.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A system of nine plants in the tables, what each filter finds of it, and what becomes of loads that fail. */
class ConceptStoreTest {
    private static final String URL = "urn:plants";

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static int plants;

    /** plant: tree (oak: english-oak; apple), herb (mint, basil); apple is a fruit as well, and weed is retired. */
    private static ConceptHierarchy hierarchy() {
        return new ConceptHierarchy()
                .add("tree", "plant")
                .add("herb", "plant")
                .add("oak", "tree")
                .add("english-oak", "oak")
                .add("apple", "tree")
                .add("apple", "fruit")
                .add("fruit", "plant")
                .add("mint", "herb")
                .add("weed", "plant")
                .add("plant", "never-loaded");
    }

    private static Concept concept(String code, String display) {
        return new Concept(
                code,
                display,
                !code.equals("weed"),
                Optional.empty(),
                code.equals("mint") || code.equals("apple") ? List.of("edible \"raw\"") : List.of(),
                code.contains("oak") ? Map.of("height", List.of("30", "40"), "wood", List.of("hard")) : Map.of(),
                code.equals("apple") ? List.of(new Designation("cy", "", "", "Coeden afalau")) : List.of());
    }

    @BeforeAll
    static void load() {
        try (ConceptLoad load = begin("1", hierarchy())) {
            load.add(List.of(
                    concept("plant", "Plant"), concept("tree", "Tree"), concept("herb", "Herb, dried\tor\\not")));
            load.add(List.of(
                    concept("oak", "Oak tree"),
                    concept("english-oak", "English oak (Quercus robur)"),
                    concept("apple", "Äpple tree"),
                    concept("fruit", ""),
                    concept("mint", "Mint"),
                    concept("weed", "Weed")));
            load.finish();
        }
        plants = current("1").id();
    }

    private static ConceptLoad begin(String version, ConceptHierarchy hierarchy) {
        return server.store()
                .loads()
                .begin(new ConceptLoads.Subject(URL, version, "Plants", Map.of("wood", "code")), hierarchy);
    }

    private static LoadedSystem current(String version) {
        return server.store().concepts().systems().stream()
                .filter(system -> system.url().equals(URL) && system.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    static List<Arguments> filters() {
        return List.of(
                Arguments.of(ConceptFilter.ALL, "apple english-oak fruit herb mint oak plant tree weed"),
                Arguments.of(new Below("tree", true), "apple english-oak oak tree"),
                Arguments.of(new Below("tree", false), "apple english-oak oak"),
                Arguments.of(new Below("bush", true), ""),
                Arguments.of(new Below("never-loaded", false), ""),
                Arguments.of(new Above("apple", true), "apple fruit plant tree"),
                Arguments.of(new Above("apple", false), "fruit plant tree"),
                Arguments.of(new ChildOf("tree"), "apple oak"),
                Arguments.of(new ParentOf("apple"), "fruit tree"),
                Arguments.of(new MemberOf("edible \"raw\""), "apple mint"),
                Arguments.of(new MemberOf("edible"), ""),
                Arguments.of(new Property("height", Set.of("40")), "english-oak oak"),
                Arguments.of(new Property("height", Set.of("3")), ""),
                Arguments.of(new HasProperty("wood"), "english-oak oak"),
                Arguments.of(new Codes(Set.of("oak", "elm")), "oak"),
                Arguments.of(new Text("tr OAK"), "oak"),
                Arguments.of(new Text("apple"), "apple"),
                Arguments.of(new Text("afal"), "apple"),
                Arguments.of(new Text("ak"), ""),
                Arguments.of(new Text("(&|!':*"), "apple english-oak fruit herb mint oak plant tree weed"),
                Arguments.of(new AllOf(List.of(new Below("plant", true), new Not(new Active()))), "weed"),
                Arguments.of(
                        new AnyOf(List.of(new ChildOf("oak"), new MemberOf("edible \"raw\""))),
                        "apple english-oak mint"));
    }

    @ParameterizedTest(name = "{0} lets through {1}")
    @MethodSource("filters")
    void finds(ConceptFilter filter, String codes) {
        ConceptStore concepts = server.store().concepts();
        Set<String> found = concepts.codes(plants, filter, 100);
        assertThat(String.join(" ", found)).isEqualTo(codes);
        assertThat(concepts.count(plants, filter, 100)).isEqualTo(found.size());
        assertThat(concepts.page(plants, filter, new Window(0, 100, false)))
                .extracting(Concept::code)
                .containsExactlyElementsOf(found);
        assertThat(concepts.has(plants, "oak", filter)).isEqualTo(found.contains("oak"));
    }

    @Test
    void pagesBeginWithTheShortestNamesIfAsked() {
        ConceptStore concepts = server.store().concepts();
        assertThat(concepts.page(plants, new Text("oak"), new Window(0, 1, true)))
                .extracting(Concept::code)
                .containsExactly("oak");
        assertThat(concepts.page(plants, new Text("oak"), new Window(1, 5, true)))
                .extracting(Concept::code)
                .containsExactly("english-oak");
        assertThat(concepts.count(plants, ConceptFilter.ALL, 4)).isEqualTo(4);
    }

    /** Names of four letters and up: half of all begin with "some", a hundredth with "rare", and one with "once". */
    @Test
    void findsTheSameAmongTheShortestNamesAndAmongAll() {
        List<Concept> many = IntStream.range(0, 20_000)
                .mapToObj(i -> Concept.of(
                        "%05d".formatted(i),
                        (i == 4_321 ? "once" : i % 100 == 99 ? "rare" : i % 2 == 0 ? "some" : "else")
                                + "s".repeat(i / 3 % 40)))
                .toList();
        try (ConceptLoad load = begin("many", new ConceptHierarchy())) {
            load.add(many);
            load.finish();
        }
        for (String word : List.of("some", "rare", "once", "s", "never")) {
            List<String> right = many.stream()
                    .filter(concept -> concept.display().startsWith(word))
                    .sorted(Comparator.comparing(concept -> concept.display().length()))
                    .map(Concept::code)
                    .toList();
            for (Window window : List.of(
                    new Window(0, 0, true),
                    new Window(0, 20, true),
                    new Window(5, 20, true),
                    new Window(10, 30, true),
                    new Window(1_245, 30, true))) {
                for (long max : List.of(40L, 10_000L)) {
                    Found found = server.store().concepts().found(current("many"), new Text(word), window, max);
                    assertThat(found.concepts())
                            .as(word + " " + window)
                            .extracting(Concept::code)
                            .isEqualTo(right.stream()
                                    .skip(window.offset())
                                    .limit(window.count())
                                    .toList());
                    boolean filled = right.size() > 1_000 && window.count() > 0 && window.offset() < 20;
                    assertThat(found.total())
                            .isEqualTo(
                                    filled || right.size() >= max
                                            ? OptionalLong.empty()
                                            : OptionalLong.of(right.size()));
                }
            }
        }
    }

    @Test
    void aConceptComesBackAsItWasLoaded() {
        ConceptStore concepts = server.store().concepts();
        for (String code : List.of("apple", "oak", "weed")) {
            Concept found = concepts.find(plants, code).orElseThrow();
            assertThat(found).isEqualTo(concept(code, found.display()));
        }
        assertThat(concepts.find(plants, "herb").orElseThrow().display()).isEqualTo("Herb, dried\tor\\not");
        assertThat(concepts.find(plants, "Oak")).isEmpty();
        assertThat(concepts.known(plants, List.of("oak", "elm", "mint"))).containsExactlyInAnyOrder("oak", "mint");
        assertThat(current("1").concepts()).isEqualTo(9);
        assertThat(current("1").properties()).isEqualTo(Map.of("wood", "code"));
    }

    @Test
    void aLoadThatIsNotFinishedLeavesTheEarlierOneAndNothingElse() {
        finished("kept", "oak");
        int earlier = current("kept").id();
        assertThatThrownBy(() -> {
                    try (ConceptLoad load = begin("kept", new ConceptHierarchy())) {
                        load.add(List.of(Concept.of("elm", "Elm"), Concept.of("elm", "Elm again")));
                    }
                })
                .isInstanceOf(Problem.class)
                .hasMessage("Code 'elm' of code system 'urn:plants|kept' is there more than once.");
        assertThat(current("kept").id()).isEqualTo(earlier);
        assertThat(server.store().concepts().loads())
                .filteredOn(load -> load.version().equals("kept"))
                .hasSize(1);
        assertThat(tables()).contains("(concept_" + earlier + ")").doesNotContain("(concept_" + (earlier + 1) + ")");
    }

    @Test
    void aFinishedLoadReplacesTheEarlierOneInOneStep() {
        finished("next", "oak");
        int earlier = current("next").id();
        finished("next", "elm");
        int later = current("next").id();
        ConceptStore concepts = server.store().concepts();
        assertThat(concepts.codes(later, ConceptFilter.ALL, 9)).containsExactly("elm");
        assertThat(concepts.codes(earlier, ConceptFilter.ALL, 9)).containsExactly("oak");

        server.sql("UPDATE code_system SET changed = now() - interval '11 minutes' WHERE id = " + earlier);
        server.store().loads().tidy();
        assertThat(concepts.codes(later, ConceptFilter.ALL, 9)).containsExactly("elm");
        assertThat(concepts.codes(earlier, ConceptFilter.ALL, 9)).isEmpty();
        assertThat(tables()).doesNotContain("(concept_" + earlier + ")");
    }

    @Test
    void aLoadGivesWayToALaterOneOfTheSameVersion() {
        try (ConceptLoad killed = begin("twice", new ConceptHierarchy())) {
            killed.add(List.of(Concept.of("oak", "Oak")));
            finished("twice", "elm");
            assertThatThrownBy(() -> killed.add(List.of(Concept.of("ash", "Ash"))))
                    .isInstanceOf(Problem.class)
                    .hasMessage(
                            "Another load of code system 'urn:plants|twice' has begun since; this one is given up.");
        }
        assertThat(server.store().concepts().codes(current("twice").id(), ConceptFilter.ALL, 9))
                .containsExactly("elm");
    }

    @Test
    void aPartitionHasAllIndexesOfTheTable() {
        assertThat(server.rows("SELECT count(*) FROM pg_inherits i JOIN pg_index x ON x.indexrelid = i.inhrelid"
                        + " WHERE x.indrelid = 'concept_" + plants + "'::regclass"))
                .isEqualTo(server.rows("SELECT count(*) FROM pg_index WHERE indrelid = 'concept'::regclass"));
    }

    private static void finished(String version, String code) {
        try (ConceptLoad load = begin(version, new ConceptHierarchy())) {
            load.add(List.of(Concept.of(code, code)));
            load.finish();
        }
    }

    private static List<String> tables() {
        return server.rows("SELECT relname FROM pg_class WHERE relname LIKE 'concept\\_%' AND relkind = 'r'");
    }
}
