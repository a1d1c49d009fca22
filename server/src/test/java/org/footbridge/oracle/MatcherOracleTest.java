package org.footbridge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.footbridge.RunningServer;
import org.footbridge.access.AccessControl;
import org.footbridge.address.ServerBase;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.query.Query;
import org.footbridge.oracle.query.Shape;
import org.footbridge.oracle.random.Feature;
import org.footbridge.oracle.random.QueryMaker;
import org.footbridge.oracle.random.QueryMaker.Asked;
import org.footbridge.problem.Problem;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.search.query.IndexedResource;
import org.footbridge.search.query.ResourceMatcher;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.search.request.SearchRequest.Selection;
import org.footbridge.store.resource.StoredVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each random query, the resources that the matcher accepts in memory are those that SQL finds and those that a naive reading
 * of R4 finds. {@code -Doracle.seed=3} takes one population, {@code -Doracle.queries=100} so many queries on each.
 */
class MatcherOracleTest {
    private static final int QUERIES = Integer.getInteger("oracle.queries", 500);
    private static final Set<Feature> FEATURES = features();

    @RegisterExtension
    static final RunningServer server = Subject.server(FEATURES);

    private static final Loader LOADER = new Loader(server);
    private static final Coverage COVERAGE = new Coverage();

    private int refused;

    /** Those that say which resources match, but not in what form they are answered. */
    private static Set<Feature> features() {
        Set<String> forms = Set.of("sorted", "included", "answered");
        Set<Feature> features = EnumSet.copyOf(Feature.chosen());
        features.removeIf(feature -> forms.contains(feature.group()));
        return features;
    }

    static LongStream seeds() {
        return Optional.ofNullable(Long.getLong("oracle.seed"))
                .map(LongStream::of)
                .orElse(LongStream.of(11, 12, 13));
    }

    @ParameterizedTest(name = "population {0}")
    @MethodSource("seeds")
    void acceptsWhatSqlAndANaiveReadingFind(long seed) {
        Subject subject = Subject.of(LOADER, seed, FEATURES);
        QueryMaker maker = new QueryMaker(17 * seed, subject.evaluator(), Subject.BASE, FEATURES);
        Map<String, IndexedResource> resources = indexed(subject);
        Client client = new Client(server, Subject.BASE);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            Asked asked = maker.next();
            Query query = asked.query().with(Shape.USUAL).byGet();
            Set<String> naive = new TreeSet<>();
            subject.evaluator().matches(query).forEach(stored -> naive.add(stored.name()));
            Set<String> sql = new TreeSet<>(client.ask(query, true).matches());
            Optional<Set<String>> memory = accepted(query, resources);
            memory.ifPresent(accepted -> COVERAGE.count(asked.uses(), !accepted.isEmpty()));
            if (!sql.equals(naive) || !sql.equals(memory.orElse(sql))) {
                wrong.add(query + "\n  naive " + naive + "\n    sql " + sql + "\n memory " + memory);
            }
        }
        assertThat(wrong).as("population %s", seed).isEmpty();
        assertThat(refused).as("refused").isLessThan(QUERIES / 20);
    }

    private static Map<String, IndexedResource> indexed(Subject subject) {
        AccessControl control = server.bean(AccessControl.class);
        SearchEngine engine = control.engine().get();
        Map<String, IndexedResource> resources = new HashMap<>();
        for (Stored stored : subject.evaluator().population().living()) {
            StoredVersion version =
                    server.store().resources().read(stored.type(), stored.id()).orElseThrow();
            resources.put(
                    stored.name(),
                    engine.compiler()
                            .indexed(
                                    stored.type(),
                                    stored.id(),
                                    version.updated(),
                                    control.entries().apply(version)));
        }
        return resources;
    }

    /** The names of the resources that match in memory; empty if a chain may be by a canonical, which is refused. */
    private Optional<Set<String>> accepted(Query query, Map<String, IndexedResource> resources) {
        AccessControl control = server.bean(AccessControl.class);
        SearchEngine engine = control.engine().get().at(new ServerBase(Subject.BASE));
        Set<String> accepted = new TreeSet<>();
        for (Selection selection : parsed(query, engine).selections()) {
            ResourceMatcher matcher;
            try {
                matcher = ResourceMatcher.of(engine.compiler().compile(selection), control.others());
            } catch (Problem problem) {
                assertThat(problem).hasMessageContaining("cannot be decided from one resource: it has a chain by '");
                refused++;
                return Optional.empty();
            }
            resources.forEach((name, resource) -> {
                if (name.startsWith(selection.type() + "/") && matcher.matches(resource)) {
                    accepted.add(name);
                }
            });
        }
        return Optional.of(accepted);
    }

    private static SearchRequest parsed(Query query, SearchEngine engine) {
        Map<String, List<String>> values = query.parameters().stream()
                .collect(Collectors.groupingBy(
                        Query.Parameter::name,
                        LinkedHashMap::new,
                        Collectors.mapping(Query.Parameter::value, Collectors.toList())));
        Map<String, String[]> parameters = new LinkedHashMap<>();
        values.forEach((name, all) -> parameters.put(name, all.toArray(String[]::new)));
        Scope scope = new Scope(query.scope().type(), query.scope().compartment());
        return engine.parser().parse(scope, parameters, false);
    }

    @AfterAll
    static void everythingWasTried() {
        System.out.println(COVERAGE);
        if (System.getProperty("oracle.seed") == null && System.getProperty("oracle.queries") == null) {
            assertThat(FEATURES)
                    .allSatisfy(feature ->
                            assertThat(COVERAGE.of(feature)).as(feature.name()).isPositive());
        }
    }
}
