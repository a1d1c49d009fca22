package org.footbridge.outcome.population;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * Draws people, the same ones for the same seed. Counts of a person are Poisson counts around a rate of the person's own, from a gamma
 * distribution, so that those of before and after resemble each other and vary more than Poisson counts. The effect varies between
 * people, too; on average it is the given one.
 */
public final class SyntheticPopulation {
    /** The services to which the people are referred. */
    public static final List<String> ACTIVITIES = List.of(
            "gardening",
            "arts",
            "befriending",
            "sport-physical-activity",
            "debt-advice",
            "volunteering",
            "music",
            "cookery");

    private static final LocalDate FIRST_REFERRAL = LocalDate.of(2025, 4, 1);
    private static final int DAYS = 365;
    private static final int UCLA_MIN = 3;
    private static final int UCLA_MAX = 9;

    private static final List<String> MODES =
            List.of("refer-to-link-worker", "refer-to-link-worker", "ahp-as-social-prescriber", "active-signposting");
    private static final List<String> PROFESSIONS = List.of(
            "occupational-therapist",
            "physiotherapist",
            "podiatrist",
            "dietitian",
            "speech-language-therapist",
            "paramedic",
            "orthoptist");
    private static final List<String> NEEDS =
            List.of("loneliness-isolation", "mental-health", "long-term-condition", "debt-financial", "housing");
    private static final List<String> STATES = List.of(
            "completed",
            "completed",
            "completed",
            "completed",
            "in-progress",
            "accepted",
            "requested",
            "rejected",
            "cancelled");

    private final SplittableRandom random;
    private final UniformRandomProvider source;
    private final Effects effects;
    private int number;

    public SyntheticPopulation(long seed, Effects effects) {
        this.random = new SplittableRandom(seed);
        this.source = random::nextLong;
        this.effects = effects;
    }

    /** The next person. */
    public SyntheticPerson next() {
        number++;
        String mode = any(MODES);
        String state = mode.equals("active-signposting") ? "" : any(STATES);
        boolean attended = List.of("completed", "in-progress").contains(state);
        double gp = gamma(1.5, 4);
        double ae = gamma(0.6, 1.3);
        int before = loneliness(6.5 + 1.5 * normal());
        boolean followed = random.nextDouble() < 0.7;
        int after = loneliness(before + effects.lonelinessChange() + 1.2 * normal());
        return new SyntheticPerson(
                number,
                LocalDate.of(1930 + random.nextInt(75), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                random.nextDouble() < 0.6 ? "female" : "male",
                FIRST_REFERRAL.plusDays(random.nextInt(DAYS)),
                mode,
                any(PROFESSIONS),
                any(NEEDS),
                random.nextInt(ACTIVITIES.size()),
                state,
                2 + poisson(gamma(2, 7)),
                attended,
                before,
                followed ? OptionalInt.of(after) : OptionalInt.empty(),
                poisson(gp),
                poisson(gp * effects.gpRatio() * gamma(4, 0.25)),
                poisson(ae),
                poisson(ae * effects.aeRatio() * gamma(4, 0.25)));
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static int loneliness(double value) {
        return (int) Math.max(UCLA_MIN, Math.min(UCLA_MAX, Math.round(value)));
    }

    private double normal() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private double gamma(double shape, double scale) {
        return AhrensDieterMarsagliaTsangGammaSampler.of(source, shape, scale).sample();
    }

    private int poisson(double mean) {
        return mean < 1e-9 ? 0 : PoissonSampler.of(source, mean).sample();
    }
}
