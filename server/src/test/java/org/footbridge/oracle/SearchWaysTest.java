package org.footbridge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.footbridge.RunningServer;
import org.footbridge.oracle.random.Feature;
import org.footbridge.oracle.random.QueryMaker;
import org.footbridge.oracle.random.QueryMaker.Asked;
import org.footbridge.oracle.random.Use;
import org.footbridge.store.planner.AccessPath;
import org.footbridge.store.search.SearchPreference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whichever way a search takes, it finds the same: random queries, of which many ask for what is indexed together, are
 * answered rightly in every way there is, also those that would only be cheap among more than there are here. {@code
 * -Doracle.queries=3000} asks so many of each population.
 */
class SearchWaysTest {
    private static final int CLIENTS = 3;
    private static final int QUERIES = Integer.getInteger("oracle.queries", 250);
    private static final int PAIRS_MIN = QUERIES / 5;

    @RegisterExtension
    static final RunningServer server = Subject.server(Feature.chosen());

    private static final Loader LOADER = new Loader(server);

    @ParameterizedTest(name = "population {0}")
    @ValueSource(longs = {7, 42})
    void everyWayFindsTheSame(long seed) throws Exception {
        Subject subject = Subject.of(LOADER, seed, Feature.chosen());
        List<Asked> questions = questions(subject);
        assertThat(questions.stream().filter(SearchWaysTest::isPaired).count()).isGreaterThan(PAIRS_MIN);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (AccessPath way : AccessPath.values()) {
                SearchPreference.set(server.store().search(), Optional.of(way));
                List<Callable<Optional<String>>> all = new ArrayList<>();
                questions.forEach(asked -> all.add(() -> wrong(subject, asked)));
                List<String> wrong = new ArrayList<>();
                for (Future<Optional<String>> answer : clients.invokeAll(all)) {
                    answer.get().ifPresent(wrong::add);
                }
                assertThat(wrong).as("by " + way + " in population " + seed).isEmpty();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @AfterEach
    void preferNothing() {
        SearchPreference.set(server.store().search(), Optional.empty());
    }

    /** Half of them about pairs, as far as chance has it. */
    private static List<Asked> questions(Subject subject) {
        QueryMaker any = new QueryMaker(subject.seed(), subject.evaluator(), Subject.BASE, Feature.chosen());
        List<Asked> all = new ArrayList<>();
        while (all.size() < QUERIES) {
            Asked asked = any.next();
            if (isPaired(asked) || all.size() < QUERIES / 2) {
                all.add(asked);
            }
        }
        return all;
    }

    private static boolean isPaired(Asked asked) {
        return asked.uses().contains(new Use(Feature.PAIR, ""));
    }

    private static Optional<String> wrong(Subject subject, Asked asked) {
        Client client = new Client(server, Subject.BASE);
        Comparison comparison = new Comparison(subject.evaluator(), Subject.BASE);
        Reply reply = client.ask(asked.query(), true);
        return comparison.fault(asked.query(), reply).isEmpty()
                ? Optional.empty()
                : Optional.of(new Complaint(client, comparison, subject).about(asked.query(), true));
    }
}
