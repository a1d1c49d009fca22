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
    /** Everybody but the writers has one outcome of each. */
    public static final List<Measure> MEASURES = List.of(
            new Measure("ons4-life-satisfaction", 0, 10),
            new Measure("ons4-anxious", 0, 10),
            new Measure("wemwbs", 14, 70),
            new Measure("ucla3", 3, 9),
            new Measure("gad7", 0, 21),
            new Measure("pam", 0, 100));

    /** Organisations are of these kinds in turns. */
    public static final int KINDS = 40;

    public static final int WRITERS = 64;
    /** Services that only writers are referred to; they are the last ones. */
    public static final int WRITER_SERVICES = 8;

    public static final Instant FIRST_DAY = Instant.parse("2024-01-01T00:00:00Z");
    /** Everything happens in so many minutes from the first day on. */
    public static final int MINUTES = 700 * 24 * 60;

    public static final LocalDate FIRST_BIRTH = LocalDate.of(1930, 1, 1);
    /** Everybody was born in so many days from the first birth on. */
    public static final int BIRTH_DAYS = 27_000;

    public static final String MEASURE_SYSTEM = "https://fhir.footbridge.example/CodeSystem/sp-outcome-measure";

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
    /** As many as the others, and none of them. */
    private static final List<Measure> WRITER_MEASURES = List.of(
            new Measure("ons4-worthwhile", 0, 10),
            new Measure("ons4-happy", 0, 10),
            new Measure("swemwbs-raw", 7, 35),
            new Measure("ons-loneliness", 1, 5),
            new Measure("phq9", 0, 27),
            new Measure("eq5d-vas", 0, 100));

    private static final List<String> TIMEPOINTS = List.of("baseline", "review", "end");
    private static final List<String> GIVEN = List.of(
            "Asha", "Bryn", "Ceri", "Dilys", "Edith", "Farah", "Gwen", "Harold", "Imran", "Joyce", "Kofi", "Lena");
    private static final int NHS_NUMBERS_PER_SEED = 10_007;

    private final long seed;
    private final int searchable;
    private final int servicesForAll;
    private final int roles;
    private final List<Person> people;

    /** @param patients that searches ask for; the writers are added to them */
    public DataSet(long seed, int patients) {
        this(seed, patients, servicesFor(patients));
    }

    /** @param services that people are referred to; those of the writers are added to them */
    public DataSet(long seed, int patients, int services) {
        if (patients > NhsNumber.PEOPLE_MAX - WRITERS) {
            throw new IllegalArgumentException("There are no NHS numbers for " + patients + " people");
        }
        this.seed = seed;
        searchable = patients;
        servicesForAll = services;
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

    /** How many services so many people have, unless it is said. */
    public static int servicesFor(int patients) {
        return Math.max(20, patients / 10);
    }

    /** The people searches ask for. */
    public List<Person> searchable() {
        return people.subList(0, searchable);
    }

    /** All people, the writers last. */
    public List<Person> people() {
        return people;
    }

    /** How many organisations, places and services there are, of each; those of the writers are the last. */
    public int services() {
        return servicesForAll + WRITER_SERVICES;
    }

    /** How many services no writer is referred to; they are the first. */
    public int servicesForAll() {
        return servicesForAll;
    }

    public int roles() {
        return roles;
    }

    public long seed() {
        return seed;
    }

    /** As in Patient.gender. No writer has one that a search asks for. */
    public String gender(Person person) {
        if (person.number() >= searchable) {
            return "other";
        }
        return person.number() % 2 == 0 ? "female" : "male";
    }

    /** The kind of an organisation, as a code of {@link #kindSystem}. */
    public static String kind(int organization) {
        return "kind-" + organization % KINDS;
    }

    public String kindSystem() {
        return system() + "/organization-kind";
    }

    /** The beginning of the systems of all identifiers and categories of this seed. */
    public String system() {
        return "https://fhir.footbridge.example/bench/" + seed;
    }

    private Person person(int number, String nhsNumber, SplittableRandom random) {
        boolean writer = number >= searchable;
        FullName name = new FullName(Surnames.of(seed, writer, random), pick(GIVEN, random));
        LocalDate birthDate = FIRST_BIRTH.plusDays(random.nextInt(BIRTH_DAYS));
        List<Referral> referrals = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            referrals.add(referral(writer, random));
        }
        List<Outcome> outcomes = new ArrayList<>();
        List<Measure> measures = writer ? WRITER_MEASURES : MEASURES;
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
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
        String status = pick(STATUSES, random);
        Instant authoredOn = minute(random);
        int requester = random.nextInt(roles);
        int service = random.nextInt(servicesForAll);
        // what writers are given is drawn all the same, so that the others have what they would have without them
        return writer
                ? new Referral(
                        "completed",
                        "writer",
                        engagement,
                        authoredOn,
                        requester,
                        servicesForAll + service % WRITER_SERVICES)
                : new Referral(status, category, engagement, authoredOn, requester, service);
    }

    /** Whole minutes: half a minute is never the time of anything, and safe as the end of a range. */
    private static Instant minute(SplittableRandom random) {
        return FIRST_DAY.plusSeconds(random.nextLong((long) MINUTES) * SECONDS_PER_MINUTE);
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
