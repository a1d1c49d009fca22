package org.footbridge.outcome.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.footbridge.outcome.statistics.Interval;
import org.footbridge.outcome.statistics.PairedCounts;
import org.footbridge.outcome.statistics.PairedScores;
import org.junit.jupiter.api.Test;

/** Reports about people whose true effects are known find these effects, and none where there is none. */
class SyntheticPopulationTest {
    private static final int PEOPLE = 10_000;
    private static final int SEEDS = 100;

    private record Ratios(Interval gp, Interval ae) {}

    private static Ratios ratios(long seed, Effects effects) {
        SyntheticPopulation population = new SyntheticPopulation(seed, effects);
        PairedCounts gp = new PairedCounts();
        PairedCounts ae = new PairedCounts();
        for (int i = 0; i < PEOPLE; i++) {
            SyntheticPerson person = population.next();
            gp.add(person.gpBefore(), 1, person.gpAfter(), 1);
            ae.add(person.aeBefore(), 1, person.aeAfter(), 1);
        }
        return new Ratios(gp.interval().orElseThrow(), ae.interval().orElseThrow());
    }

    private static List<Ratios> ratios(Effects effects) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> ratios(seed, effects))
                .toList();
    }

    @Test
    void intervalsCoverTheTrueEffects() {
        List<Ratios> all = ratios(Effects.QUOTED);
        assertThat(all.stream().filter(one -> one.gp().contains(0.72)).count()).isGreaterThanOrEqualTo(93);
        assertThat(all.stream().filter(one -> one.ae().contains(0.76)).count()).isGreaterThanOrEqualTo(93);
        assertThat(all).allSatisfy(one -> {
            assertThat(one.gp().high() - one.gp().low()).as("narrow").isLessThan(0.05);
            assertThat(one.ae().high() - one.ae().low()).as("narrow").isLessThan(0.1);
        });
    }

    @Test
    void withoutAnEffectHardlyAnyIsReported() {
        List<Ratios> all = ratios(Effects.NONE);
        assertThat(all.stream().filter(one -> !one.gp().contains(1)).count()).isLessThanOrEqualTo(7);
        assertThat(all.stream().filter(one -> !one.ae().contains(1)).count()).isLessThanOrEqualTo(7);
    }

    /** The test can fail: an interval that takes the counts for Poisson counts of other people covers too seldom or too often. */
    @Test
    void countsOfAPersonResembleEachOtherAndVaryMoreThanPoissonCounts() {
        SyntheticPopulation population = new SyntheticPopulation(1, Effects.NONE);
        PairedScores scores = new PairedScores();
        List<SyntheticPerson> people =
                IntStream.range(0, PEOPLE).mapToObj(i -> population.next()).toList();
        double mean =
                people.stream().mapToInt(SyntheticPerson::gpBefore).average().orElseThrow();
        double variance = people.stream()
                .mapToDouble(person -> Math.pow(person.gpBefore() - mean, 2))
                .average()
                .orElseThrow();
        people.forEach(person -> scores.add(person.gpBefore(), person.gpAfter()));
        assertThat(variance).isGreaterThan(2 * mean);
        assertThat(scores.deviation()).isLessThan(Math.sqrt(2 * variance));
    }

    @Test
    void sameSeedDrawsTheSamePeople() {
        List<SyntheticPerson> first = new ArrayList<>();
        SyntheticPopulation one = new SyntheticPopulation(7, Effects.QUOTED);
        SyntheticPopulation two = new SyntheticPopulation(7, Effects.QUOTED);
        for (int i = 0; i < 50; i++) {
            first.add(one.next());
            assertThat(two.next()).isEqualTo(first.get(i));
        }
        assertThat(new SyntheticPopulation(8, Effects.QUOTED).next()).isNotEqualTo(first.get(0));
    }
}
