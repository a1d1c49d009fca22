package org.footbridge.bench.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.footbridge.bench.data.Outcome.Measure;
import org.footbridge.bench.data.Person.FullName;
import org.footbridge.bench.data.Referral.Engagement;

/** Everything that is loaded, before a server gave it ids. The same seed and size make the same data. */
public final class DataSet {

    public static final List<String> CATEGORIES =
            List.of("financial", "housing", "loneliness", "carers", "activity", "employment", "arts", "advocacy");
    public static final List<String> STATUSES =
            List.of("active", "active", "active", "completed", "completed", "on-hold", "revoked", "draft");
    public static final int WRITERS = 64;

    static final Instant FIRST_DAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final long MINUTES = 700L * 24 * 60;
    private static final long SECONDS_PER_MINUTE = 60;

    private static final List<String> MODES =
            List.of("refer-to-link-worker", "refer-to-link-worker", "ahp-as-social-prescriber", "active-signposting");
    private static final List<String> PROFESSIONS = List.of(
            "occupational-therapist", "physiotherapist", "dietitian", "paramedic", "podiatrist", "art-therapist");
    private static final List<String> NEEDS = List.of(
            "loneliness-isolation",
            "mental-health",
            "debt-financial",
            "housing",
            "physical-inactivity",
            "carer",
            "food");
    private static final List<String> PRIORITIES = List.of("routine", "routine", "routine", "urgent", "asap");
    private static final List<Measure> MEASURES = List.of(
            new Measure("ons4-life-satisfaction", 0, 10),
            new Measure("ons4-anxious", 0, 10),
            new Measure("wemwbs", 14, 70),
            new Measure("ucla3", 3, 9),
            new Measure("gad7", 0, 21),
            new Measure("pam", 0, 100));
    private static final List<String> TIMEPOINTS = List.of("baseline", "review", "end");
    private static final List<String> GIVEN = List.of(
            "Asha", "Bryn", "Ceri", "Dilys", "Edith", "Farah", "Gwen", "Harold", "Imran", "Joyce", "Kofi", "Lena");
    private static final int NHS_NUMBERS_PER_SEED = 10_007;

    private final long seed;
    private final int searchable;
    private final int services;
    private final int roles;
    private final List<Person> people;

    /** @param patients that searches ask for; the writers are added to them */
    public DataSet(long seed, int patients) {
        this.seed = seed;
        searchable = patients;
        services = Math.max(20, patients / 10);
        roles = Math.max(10, patients / 20);
        people = new ArrayList<>(patients + WRITERS);
        SplittableRandom random = new SplittableRandom(seed);
        int candidate = Math.toIntExact(Math.floorMod(seed * NHS_NUMBERS_PER_SEED, 1_000_000L));
        for (int i = 0; i < patients + WRITERS; i++) {
            candidate = NhsNumber.nextCandidate(candidate);
            people.add(person(i, NhsNumber.of(candidate), random));
            candidate++;
        }
    }

    /** The people searches ask for. */
    public List<Person> searchable() {
        return people.subList(0, searchable);
    }

    /** All people, the writers last. */
    public List<Person> people() {
        return people;
    }

    /** How many organisations, places and services there are, of each. */
    public int services() {
        return services;
    }

    public int roles() {
        return roles;
    }

    public long seed() {
        return seed;
    }

    /** The beginning of the systems of all identifiers and categories of this seed. */
    public String system() {
        return "https://fhir.footbridge.example/bench/" + seed;
    }

    private Person person(int number, String nhsNumber, SplittableRandom random) {
        boolean writer = number >= searchable;
        FullName name = new FullName(Surnames.of(seed, writer, random), pick(GIVEN, random));
        LocalDate birthDate = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(27_000));
        List<Referral> referrals = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            referrals.add(referral(writer, random));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < MEASURES.size(); i++) {
            Measure measure = MEASURES.get(i);
            int score = random.nextInt(measure.least(), measure.greatest() + 1);
            String timepoint = TIMEPOINTS.get(i % TIMEPOINTS.size());
            outcomes.add(new Outcome(measure, score, timepoint, minute(random), i / TIMEPOINTS.size()));
        }
        return new Person(number, nhsNumber, name, birthDate, referrals, outcomes);
    }

    private Referral referral(boolean writer, SplittableRandom random) {
        Engagement engagement = new Engagement(
                pick(MODES, random), pick(PROFESSIONS, random), pick(NEEDS, random), pick(PRIORITIES, random));
        String category = pick(CATEGORIES, random);
        return new Referral(
                pick(STATUSES, random),
                writer ? "writer" : category,
                engagement,
                minute(random),
                random.nextInt(roles),
                random.nextInt(services));
    }

    /** Whole minutes: half a minute is never the time of anything, and safe as the end of a range. */
    private static Instant minute(SplittableRandom random) {
        return FIRST_DAY.plusSeconds(random.nextLong(MINUTES) * SECONDS_PER_MINUTE);
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
