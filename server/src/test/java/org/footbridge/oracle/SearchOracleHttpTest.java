package org.footbridge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.footbridge.RunningServer;
import org.footbridge.oracle.random.Feature;
import org.footbridge.oracle.random.QueryMaker;
import org.footbridge.oracle.random.QueryMaker.Asked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random queries on random populations are answered as a naive reading of R4 answers them. {@code -Doracle.seed=3}
 * takes one population and {@code 9-40} takes those, {@code -Doracle.queries=100} so many queries on each, and {@code -Doracle.features=all} also
 * what the server has not got.
 */
class SearchOracleHttpTest {
    private static final String BASE = Subject.BASE;

    private static final int CLIENTS = 3;
    private static final int QUERIES = Integer.getInteger("oracle.queries", 2_600);
    private static final Set<Feature> FEATURES = Feature.chosen();

    @RegisterExtension
    static final RunningServer server = Subject.server(FEATURES);

    private static final Coverage COVERAGE = new Coverage();
    private static final Loader LOADER = new Loader(server);

    static LongStream seeds() {
        String given = System.getProperty("oracle.seed", "1-8");
        long first = Long.parseLong(given.replaceFirst("-.*", ""));
        return LongStream.rangeClosed(first, Long.parseLong(given.replaceFirst(".*-", "")));
    }

    @ParameterizedTest(name = "population {0}")
    @MethodSource("seeds")
    void answersAsANaiveReadingDoes(long seed) throws Exception {
        Subject subject = Subject.of(LOADER, seed, FEATURES);
        QueryMaker maker = new QueryMaker(31 * seed, subject.evaluator(), BASE, FEATURES);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Optional<String>>> questions = new ArrayList<>();
            for (int i = 0; i < QUERIES; i++) {
                Asked asked = maker.next();
                boolean whole = i % 2 == 0;
                questions.add(() -> wrong(subject, asked, whole));
            }
            List<String> wrong = new ArrayList<>();
            for (Future<Optional<String>> answer : clients.invokeAll(questions)) {
                answer.get().ifPresent(wrong::add);
            }
            assertThat(wrong).as("population %s, features %s", seed, FEATURES).isEmpty();
        } finally {
            clients.shutdownNow();
        }
    }

    private static Optional<String> wrong(Subject subject, Asked asked, boolean whole) {
        Client client = new Client(server, BASE);
        Comparison comparison = new Comparison(subject.evaluator(), BASE);
        Reply reply = client.ask(asked.query(), whole);
        COVERAGE.count(asked.uses(), !reply.matches().isEmpty());
        if (comparison.fault(asked.query(), reply).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Complaint(client, comparison, subject).about(asked.query(), whole));
    }

    @AfterAll
    static void everythingWasTried() {
        System.out.println(COVERAGE);
        if (System.getProperty("oracle.seed") == null && System.getProperty("oracle.queries") == null) {
            assertThat(COVERAGE.pairs()).isGreaterThanOrEqualTo(20_000);
            assertThat(COVERAGE.found()).isGreaterThan(COVERAGE.pairs() / 3);
            assertThat(FEATURES)
                    .allSatisfy(feature ->
                            assertThat(COVERAGE.of(feature)).as(feature.name()).isGreaterThan(50));
        }
    }
}
