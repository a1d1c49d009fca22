package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.footbridge.directory.NaiveMatch.Asked;
import org.footbridge.directory.NaiveMatch.Found;
import org.footbridge.directory.listing.ListedService;
import org.footbridge.directory.listing.Listing;
import org.footbridge.directory.listing.ListingReader;
import org.footbridge.directory.match.Match;
import org.footbridge.directory.match.Match.Rank;
import org.footbridge.directory.match.MatchRequest;
import org.footbridge.directory.match.MatchSettings;
import org.footbridge.directory.match.Matcher;
import org.footbridge.directory.match.Near;
import org.footbridge.directory.match.Room;
import org.footbridge.directory.match.Token;
import org.footbridge.directory.place.Coordinates;
import org.footbridge.store.resource.Change;
import org.footbridge.store.resource.StoredVersion;
import org.junit.jupiter.api.Test;

/** The matcher ranks random directories as a naive evaluator does, with the same reasons. A failure names its seed. */
class MatcherOracleTest {
    private static final int POPULATIONS = 10;
    private static final int SERVICES = 80;
    private static final int QUESTIONS = 30;
    private static final ListingReader READER = new ListingReader(ZoneOffset.UTC);
    private static final MatchSettings SETTINGS = new MatchSettings(12, OptionalInt.empty(), false);

    private static StoredVersion stored(String type, JsonNode json) {
        return new StoredVersion(
                1,
                type,
                json.path("id").asText(),
                1,
                Instant.EPOCH,
                Change.CREATED,
                json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As many as anything else that is as random: from 0 to 13. */
    private static int taken(String id) {
        return Math.floorMod(id.hashCode() * 31, 14);
    }

    private static int waiting(String id) {
        return Math.floorMod(id.hashCode() * 17, 4);
    }

    static List<Listing> listings(RandomServices random) {
        return random.services().stream()
                .map(json -> {
                    ListedService service = READER.service(stored("HealthcareService", json));
                    return new Listing(
                            service,
                            service.locations().stream()
                                    .map(id -> READER.location(stored(
                                            "Location",
                                            Objects.requireNonNull(
                                                    random.places().get(id)))))
                                    .toList(),
                            taken(service.id()),
                            waiting(service.id()));
                })
                .toList();
    }

    private static Asked asked(Random random) {
        boolean near = random.nextBoolean();
        boolean day = random.nextInt(3) == 0;
        boolean free = random.nextInt(4) == 0;
        return new Asked(
                some(random, RandomServices.NEEDS, 0.4),
                some(random, RandomServices.ACTIVITIES, 0.4),
                near ? new double[] {51 + random.nextDouble(), -1 + random.nextDouble()} : new double[0],
                near && random.nextBoolean() ? 1 + random.nextInt(60) : 0,
                day ? RandomServices.DAYS.get(random.nextInt(7)) : "",
                day && random.nextBoolean() ? "%02d:15:00".formatted(random.nextInt(24)) : "",
                random.nextInt(3) == 0 ? random.nextInt(100) : -1,
                free,
                !free && random.nextInt(4) == 0 ? String.valueOf(random.nextInt(10)) : "",
                some(random, List.of("en", "en-gb", "cy", "pl"), 0.2),
                some(random, RandomServices.ACCESS, 0.2),
                List.of("", "", "places", "waiting").get(random.nextInt(4)),
                random.nextInt(4) == 0 ? 1 + random.nextInt(24) : 0);
    }

    private static List<String> some(Random random, List<String> of, double share) {
        if (random.nextDouble() >= share) {
            return List.of();
        }
        List<String> all = new ArrayList<>(of);
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(2));
    }

    private static List<Token> tokens(List<String> codes, String system) {
        return codes.stream()
                .map(code -> new Token(RandomServices.CODES + system, code, code))
                .toList();
    }

    private static MatchRequest request(Asked asked) {
        return new MatchRequest(
                tokens(asked.needs(), "sp-need"),
                tokens(asked.activities(), "sp-activity"),
                asked.near().length == 0
                        ? Optional.empty()
                        : Optional.of(new Near(new Coordinates(asked.near()[0], asked.near()[1]), "here")),
                asked.distance() == 0 ? OptionalDouble.empty() : OptionalDouble.of(asked.distance()),
                asked.day().isEmpty()
                        ? Optional.empty()
                        : Optional.of(DayOfWeek.of(RandomServices.DAYS.indexOf(asked.day()) + 1)),
                asked.time().isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(asked.time())),
                asked.age() < 0 ? OptionalInt.empty() : OptionalInt.of(asked.age()),
                asked.free(),
                asked.costMax().isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(asked.costMax())),
                asked.languages(),
                tokens(asked.access(), "sp-accessibility"),
                asked.capacity().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Room.valueOf(asked.capacity().toUpperCase(Locale.ROOT))),
                asked.within() == 0 ? OptionalInt.empty() : OptionalInt.of(asked.within()),
                RandomServices.TODAY);
    }

    private static Found found(Match match) {
        return new Found(
                match.id(),
                match.score().toPlainString(),
                match.reasons().stream()
                        .map(reason -> reason.criterion() + " " + reason.fit().code() + ": " + reason.text())
                        .toList());
    }

    @Test
    void ranksAndReasonsAreThoseOfTheRules() {
        Map<String, Integer> said = new TreeMap<>();
        for (int population = 0; population < POPULATIONS; population++) {
            long seed = System.nanoTime();
            RandomServices services = new RandomServices(seed, SERVICES);
            List<Listing> listings = listings(services);
            Random random = new Random(seed);
            for (int i = 0; i < QUESTIONS; i++) {
                Asked asked = asked(random);
                List<Found> expected = new NaiveMatch(
                                services.places(), MatcherOracleTest::taken, MatcherOracleTest::waiting, asked)
                        .all(services.services());
                assertThat(pages(new Matcher(request(asked), SETTINGS), listings, random, expected.size()))
                        .as("seed %d, question %d: %s", seed, i, asked)
                        .isEqualTo(expected);
                expected.forEach(one -> one.reasons()
                        .forEach(reason -> said.merge(reason.substring(0, reason.indexOf(':')), 1, Integer::sum)));
            }
        }
        // every criterion has been judged in every way in which it can be
        assertThat(said.keySet())
                .contains("need yes", "need unknown", "activity yes", "activity unknown", "distance yes")
                .contains("distance unknown", "day yes", "day unknown", "age yes", "age unknown", "free yes")
                .contains("free unknown", "cost-max yes", "cost-max unknown", "language yes", "language unknown")
                .contains("accessibility yes", "accessibility unknown", "capacity yes", "capacity no")
                .contains("capacity unknown", "closure no", "assurance yes", "assurance no", "assurance unknown");
    }

    /** All pages, of random sizes, of a directory in random order. */
    private static List<Found> pages(Matcher matcher, List<Listing> listings, Random random, int total) {
        List<Listing> shuffled = new ArrayList<>(listings);
        List<Found> all = new ArrayList<>();
        Rank after = Rank.FIRST;
        Matcher.Ranking page;
        do {
            Collections.shuffle(shuffled, random);
            page = matcher.rank(shuffled, after, 1 + random.nextInt(SERVICES));
            assertThat(page.total()).isEqualTo(total);
            page.matches().stream().map(MatcherOracleTest::found).forEach(all::add);
            after = page.matches().isEmpty()
                    ? after
                    : page.matches().get(page.matches().size() - 1).rank();
        } while (page.more());
        return all;
    }
}
