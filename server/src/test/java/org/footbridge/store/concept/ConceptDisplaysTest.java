package org.footbridge.store.concept;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.store.concept.ConceptDisplays.Name;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.WriteClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Names kept in memory say what the table says, and are read once a system is asked much. */
class ConceptDisplaysTest {
    private static final int LOOKS_BEFORE = 1_000;

    private static final int[] OTHERS = {0x61, 0xE9, 0x20AC, 0x1F600};

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static LoadedSystem system;

    @BeforeAll
    static void load() {
        ConceptHierarchy hierarchy = new ConceptHierarchy();
        List<Concept> concepts = IntStream.range(0, 300)
                .mapToObj(number -> new Concept(
                        "c" + number,
                        number == 7 ? "" : "Größe " + number,
                        true,
                        Optional.empty(),
                        List.of(),
                        number == 9 ? Map.of("notSelectable", List.of("true")) : Map.of("kind", List.of("true")),
                        List.of()))
                .toList();
        ConceptLoads.Subject subject = new ConceptLoads.Subject("urn:names", "1", "Names", Map.of("kind", "code"));
        try (ConceptLoad load = server.store().loads().begin(subject, hierarchy)) {
            load.add(concepts);
            load.finish();
        }
        system = server.store().concepts().systems().stream()
                .filter(one -> one.url().equals("urn:names"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCodeHasItsDisplayAndOthersHaveNone() {
        Random random = new Random(5);
        Map<String, Name> expected = new HashMap<>();
        ConceptDisplays.Builder builder = new ConceptDisplays.Builder(20_000);
        for (int i = 0; i < 20_000; i++) {
            String code = text(random, 12);
            Name name = new Name(text(random, 200), random.nextBoolean());
            if (expected.putIfAbsent(code, name) == null) {
                assertThat(builder.add(code, name.display(), name.whole())).isTrue();
            }
        }
        ConceptDisplays names = builder.build();
        expected.forEach((code, name) -> assertThat(names.find(code)).isEqualTo(name));
        for (int i = 0; i < 20_000; i++) {
            String code = text(random, 12);
            assertThat(names.find(code)).isEqualTo(expected.get(code));
        }
    }

    /** Of numbers mostly, and of some characters of one to four bytes. */
    private static String text(Random random, int lengthMax) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(lengthMax + 1);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    random.nextInt(10) > 0 ? '0' + random.nextInt(10) : OTHERS[random.nextInt(OTHERS.length)]);
        }
        return text.toString();
    }

    @Test
    void whatIsTooLongOrTooMuchIsRefused() {
        assertThat(new ConceptDisplays.Builder(1).add("x".repeat(70_000), "", true))
                .isFalse();
        ConceptDisplays.Builder few = new ConceptDisplays.Builder(1);
        assertThat(IntStream.range(0, 10).allMatch(number -> few.add("c" + number, "", true)))
                .isFalse();
    }

    @Test
    void aSystemThatIsAskedMuchIsReadAndThenAnsweredFromMemory() throws InterruptedException {
        ConceptDisplayCache known = new ConceptDisplayCache(database());
        for (int look = 1; look < LOOKS_BEFORE; look++) {
            assertThat(known.of(system)).isEmpty();
        }
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        Optional<ConceptDisplays> names = known.of(system);
        while (names.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(10);
            names = known.of(system);
        }
        assertThat(names).isPresent();
        assertThat(names.get().find("c1")).isEqualTo(new Name("Größe 1", true));
        assertThat(names.get().find("c7")).isEqualTo(new Name("", true));
        assertThat(names.get().find("c9")).isEqualTo(new Name("Größe 9", false));
        assertThat(names.get().find("c300")).isNull();

        known.keep(List.of());
        assertThat(known.of(system)).isEmpty();
    }

    @Test
    void whatIsAnsweredDoesNotDependOnHowOftenItIsAsked() {
        ConceptStore store = server.store().concepts();
        for (int look = 0; look < 3 * LOOKS_BEFORE; look++) {
            String code = "c" + look % 301;
            Optional<Concept> all = store.find(system.id(), code);
            Optional<Concept> named = store.named(system, code);
            assertThat(named.map(Concept::display)).isEqualTo(all.map(Concept::display));
            assertThat(named.map(Concept::isAbstract)).isEqualTo(all.map(Concept::isAbstract));
        }
    }

    private static Database database() {
        return new Database(
                new AbstractDataSource() {
                    @Override
                    public Connection getConnection() throws SQLException {
                        return server.connect();
                    }

                    @Override
                    public Connection getConnection(String user, String password) throws SQLException {
                        return getConnection();
                    }
                },
                new WriteClock(Clock.systemUTC()));
    }
}
