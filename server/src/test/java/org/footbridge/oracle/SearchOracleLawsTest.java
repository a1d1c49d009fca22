package org.footbridge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.oracle.query.Criterion;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Query;
import org.footbridge.oracle.query.Scope;
import org.footbridge.oracle.query.Shape;
import org.footbridge.oracle.query.Value;
import org.footbridge.oracle.random.Feature;
import org.footbridge.oracle.random.Populations;
import org.footbridge.oracle.random.QueryMaker;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What must hold between answers, whatever the right ones are. */
class SearchOracleLawsTest {
    @RegisterExtension
    static final RunningServer server = Subject.server(Feature.chosen());

    private static final int QUERIES = Integer.getInteger("oracle.queries", 120);

    private static final List<Query> QUESTIONS = new ArrayList<>();
    private static final Client CLIENT = new Client(server, Subject.BASE);

    @BeforeAll
    static void ask() {
        Loader loader = new Loader(server);
        loader.load(Populations.of(20, Subject.BASE));
        Set<Feature> features = Feature.chosen();
        Subject subject = Subject.of(20, loader.add(Populations.of(21, Subject.BASE)), features);
        QueryMaker maker = new QueryMaker(20, subject.evaluator(), Subject.BASE, features);
        while (QUESTIONS.size() < QUERIES) {
            Query query = maker.next().query();
            QUESTIONS.add(query.with(Shape.USUAL.paged(OptionalInt.of(1000))).byGet());
        }
    }

    /** The names of all that {@code query} finds, in their order. */
    private static List<String> found(Query query) {
        Reply reply = CLIENT.ask(query, true);
        assertThat(reply.status()).as(query + ": " + reply.body()).isEqualTo(200);
        assertThat(reply.matches()).as(query.toString()).doesNotHaveDuplicates();
        return reply.matches();
    }

    private static Query only(Query query, Criterion criterion) {
        return query.with(List.of(criterion));
    }

    @Test
    void allOfSeveralIsWhatEachFinds() {
        for (Query query : QUESTIONS) {
            Set<String> common = new HashSet<>(found(query.with(List.of())));
            query.criteria().forEach(criterion -> common.retainAll(found(only(query, criterion))));
            assertThat(found(query)).as(query.toString()).containsExactlyInAnyOrderElementsOf(common);
        }
    }

    @Test
    void anotherCriterionNeverAddsAnything() {
        for (int i = 1; i < QUESTIONS.size(); i++) {
            Query query = QUESTIONS.get(i);
            for (Query other : QUESTIONS) {
                if (other.scope().equals(query.scope()) && !repeatsId(query, other)) {
                    List<Criterion> both = new ArrayList<>(query.criteria());
                    both.addAll(other.criteria());
                    assertThat(found(query)).as(query + " with " + other).containsAll(found(query.with(both)));
                    break;
                }
            }
        }
    }

    private static boolean repeatsId(Query one, Query other) {
        return Stream.concat(one.criteria().stream(), other.criteria().stream())
                        .filter(criterion -> criterion.name().equals("_id"))
                        .count()
                > 1;
    }

    @Test
    void anyOfSeveralIsWhatOneOfThemFinds() {
        int several = 0;
        for (Query query : QUESTIONS) {
            for (Criterion criterion : query.criteria()) {
                if (criterion instanceof Simple simple && simple.values().size() > 1) {
                    boolean not = simple.modifier().startsWith("not");
                    assertThat(found(only(query, simple)))
                            .as(only(query, simple).toString())
                            .containsExactlyInAnyOrderElementsOf(not ? common(query, simple) : union(query, simple));
                    several++;
                }
            }
        }
        assertThat(several).isGreaterThan(QUERIES / 20);
    }

    private static Set<String> union(Query query, Simple simple) {
        Set<String> union = new TreeSet<>();
        simple.values().forEach(value -> union.addAll(found(one(query, simple, value))));
        return union;
    }

    /** Not one of several is none of them. */
    private static Set<String> common(Query query, Simple simple) {
        Set<String> common = new TreeSet<>(found(query.with(List.of())));
        simple.values().forEach(value -> common.retainAll(found(one(query, simple, value))));
        return common;
    }

    private static Query one(Query query, Simple simple, Value value) {
        return only(query, new Simple(simple.code(), simple.modifier(), List.of(value)));
    }

    @Test
    void notIsTheRest() {
        int asked = 0;
        for (Query query : QUESTIONS) {
            for (Criterion criterion : query.criteria()) {
                if (criterion instanceof Simple simple && canBeNegated(query, simple)) {
                    String positive = simple.modifier().replaceFirst("^not-?", "");
                    String negative = positive.isEmpty() ? "not" : "not-" + positive;
                    Query plain = only(query, new Simple(simple.code(), positive, simple.values()));
                    Query not = only(query, new Simple(simple.code(), negative, simple.values()));
                    halves(query.with(List.of()), found(plain), found(not), plain.toString());
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(QUERIES / 20);
    }

    private static boolean canBeNegated(Query query, Simple simple) {
        return Set.of("", "not", "in", "not-in").contains(simple.modifier())
                && Subject.definitions()
                        .find(query.scope().type(), simple.code())
                        .filter(parameter ->
                                parameter.kind() == Kind.TOKEN && !simple.code().equals("_id"))
                        .isPresent();
    }

    private static void halves(Query whole, List<String> one, List<String> other, String what) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        assertThat(both).as(what).containsExactlyInAnyOrderElementsOf(found(whole));
    }

    @Test
    void whatIsNotMissingIsThere() {
        Set<String> types = new TreeSet<>();
        QUESTIONS.forEach(query -> types.add(query.scope().type()));
        for (String type : types.stream().filter(name -> !name.isEmpty()).toList()) {
            Query whole = new Query(Scope.of(type), List.of(), Shape.USUAL.paged(OptionalInt.of(1000)), false);
            for (SearchParameter parameter : Subject.definitions().of(type)) {
                boolean row = Set.of("_id", "_lastUpdated").contains(parameter.code());
                boolean plain = parameter.kind() != Kind.COMPOSITE && parameter.kind() != Kind.SPECIAL;
                if (plain && !row && parameter.isSupported()) {
                    halves(
                            whole,
                            found(only(whole, missing(parameter, "true"))),
                            found(only(whole, missing(parameter, "false"))),
                            type + "?" + parameter.code() + ":missing");
                }
            }
        }
    }

    private static Criterion missing(SearchParameter parameter, String value) {
        return new Simple(parameter.code(), "missing", List.of(new Value.Plain(value)));
    }

    @Test
    void pagesOfAnySizeAreTheWhole() {
        for (Query query : QUESTIONS.subList(0, Math.min(40, QUESTIONS.size()))) {
            List<String> whole = found(query);
            for (int size : sizes(whole.size())) {
                Query paged = query.with(query.shape().paged(OptionalInt.of(size)));
                assertThat(found(paged)).as(paged.toString()).isEqualTo(whole);
            }
        }
    }

    /** All sizes up to the whole of a short result; of a long one some. */
    private static List<Integer> sizes(int whole) {
        return Stream.iterate(1, size -> size <= whole, size -> size < 12 ? size + 1 : 2 * size)
                .toList();
    }

    @Test
    void theTotalIsTheNumber() {
        for (Query query : QUESTIONS) {
            int number = found(query).size();
            for (Shape shape : List.of(
                    Shape.USUAL.counting(true),
                    Shape.USUAL.paged(OptionalInt.of(0)),
                    Shape.USUAL.paged(OptionalInt.of(2)).totalled("accurate"))) {
                Query counted = query.with(shape);
                assertThat(CLIENT.ask(counted, false).pages().get(0).total())
                        .as(counted.toString())
                        .hasValue(number);
            }
        }
    }

    @Test
    void anOrderLosesNothing() {
        for (Query query : QUESTIONS) {
            List<String> whole = found(query);
            for (String code : sortable(query.scope().type())) {
                boolean down = code.length() % 2 == 0;
                Query sorted = query.with(query.shape().sorted(List.of(new Shape.SortKey(code, down))));
                assertThat(found(sorted)).as(sorted.toString()).containsExactlyInAnyOrderElementsOf(whole);
                Query paged = sorted.with(sorted.shape().paged(OptionalInt.of(3)));
                assertThat(found(paged)).as(paged.toString()).isEqualTo(found(sorted));
            }
        }
    }

    /** The time of the last change, the id, and one more parameter if a type is searched. */
    private static List<String> sortable(String type) {
        List<String> codes = new ArrayList<>(List.of("_lastUpdated", "_id"));
        Subject.definitions().of(type).stream()
                .filter(parameter -> parameter.isSupported() && parameter.kind() != Kind.COMPOSITE)
                .filter(parameter -> parameter.kind() != Kind.SPECIAL)
                .map(SearchParameter::code)
                .filter(code -> !codes.contains(code))
                .skip(type.length() / 2)
                .findFirst()
                .ifPresent(codes::add);
        return codes;
    }
}
