package org.footbridge.outcome.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The statistics agree with published examples, and with figures that R computed ({@code statistics/reference.R}). */
class StatisticsTest {
    private static final Offset<Double> DIGITS = within(1e-8);
    private static final Map<String, double[]> REFERENCE = new HashMap<>();

    @BeforeAll
    static void readReference() throws IOException {
        try (InputStream file = StatisticsTest.class.getResourceAsStream("/statistics/reference.txt")) {
            new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.trim().split("\\s+"))
                    .forEach(words -> {
                        int names = words[1].startsWith(".") ? 2 : 1;
                        REFERENCE.put(
                                String.join("", Arrays.copyOf(words, names)),
                                Arrays.stream(words)
                                        .skip(names)
                                        .mapToDouble(Double::parseDouble)
                                        .toArray());
                    });
        }
    }

    private static double[] reference(String name) {
        return Objects.requireNonNull(REFERENCE.get(name), name);
    }

    private static void agrees(Interval ours, String name) {
        assertThat(ours.low()).isCloseTo(reference(name)[1], DIGITS);
        assertThat(ours.high()).isCloseTo(reference(name)[2], DIGITS);
    }

    private static PairedScores sleep() {
        PairedScores scores = new PairedScores();
        for (int i = 0; i < reference("sleep.before").length; i++) {
            scores.add(reference("sleep.before")[i], reference("sleep.after")[i]);
        }
        return scores;
    }

    /** Student (1908), the example of the paired t-test: 1.58 hours, 95 % from 0.70 to 2.46. */
    @Test
    void differenceOfPairsIsStudents() {
        PairedScores scores = sleep();
        Interval interval = scores.interval().orElseThrow();
        assertThat(scores.meanDifference()).isCloseTo(1.58, within(0.005));
        assertThat(interval.low()).isCloseTo(0.70, within(0.005));
        assertThat(interval.high()).isCloseTo(2.46, within(0.005));
        assertThat(scores.meanDifference()).isCloseTo(reference("sleep.difference")[0], DIGITS);
        agrees(interval, "sleep.difference");
        assertThat(scores.deviation()).isCloseTo(reference("sleep.deviation")[0], DIGITS);
    }

    @Test
    void effectSizesAreThoseOfR() {
        assertThat(sleep().effectSize().orElseThrow()).isCloseTo(reference("sleep.dav")[0], DIGITS);
        assertThat(sleep().standardisedDifference().orElseThrow()).isCloseTo(reference("sleep.dz")[0], DIGITS);
    }

    private static PairedCounts seizures(String group, boolean unlike) {
        String data = unlike ? "unlike" : group;
        PairedCounts counts = new PairedCounts();
        for (int i = 0; i < reference(data + ".before").length; i++) {
            double weeks = unlike && i % 3 == 0 ? 4 : 8;
            counts.add(reference(data + ".before")[i], 8 / 52.0, reference(data + ".after")[i], weeks / 52);
        }
        return counts;
    }

    /** Thall and Vail (1990) as analysed in Diggle, Heagerty, Liang and Zeger (2002), chapter 8: 0.11 with a robust error of 0.12. */
    @Test
    void ratioOfCountsIsThePublishedOne() {
        PairedCounts placebo = seizures("placebo", false);
        assertThat(Math.log(placebo.ratio().orElseThrow())).isCloseTo(0.11, within(0.005));
        assertThat(placebo.standardError()).isCloseTo(0.12, within(0.005));
    }

    @Test
    void ratioOfCountsIsThatOfPoissonRegressionWithClustersOfPeople() {
        for (String data : new String[] {"placebo", "progabide", "unlike"}) {
            PairedCounts counts = seizures(data, data.equals("unlike"));
            assertThat(counts.ratio().orElseThrow()).isCloseTo(reference(data + ".ratio")[0], DIGITS);
            assertThat(counts.standardError()).isCloseTo(reference(data + ".log")[1], DIGITS);
            agrees(counts.interval().orElseThrow(), data + ".ratio");
        }
    }

    /** That is numerical, so that it agrees to fewer digits. */
    @Test
    void ratioOfCountsIsThatOfTheInfinitesimalJackknife() {
        assertThat(seizures("placebo", false).standardError())
                .isCloseTo(reference("placebo.jackknife")[0], within(1e-4));
    }

    /** Newcombe (1998), Statistics in Medicine 17, 857-872, table I. */
    @Test
    void proportionIsWilsons() {
        assertThat(new Proportion(81, 263).interval().low()).isCloseTo(0.2553, within(0.00005));
        assertThat(new Proportion(81, 263).interval().high()).isCloseTo(0.3662, within(0.00005));
        agrees(new Proportion(81, 263).interval(), "wilson.81of263");
        agrees(new Proportion(1, 29).interval(), "wilson.1of29");
        agrees(new Proportion(0, 20).interval(), "wilson.0of20");
    }

    @Test
    void tooLittleDataGivesNoInterval() {
        PairedScores one = new PairedScores();
        one.add(3, 7);
        assertThat(one.interval()).isEmpty();
        assertThat(one.effectSize()).isEmpty();
        one.add(3, 7);
        assertThat(one.interval()).as("no variation").isEmpty();
        PairedCounts none = new PairedCounts();
        none.add(2, 1, 0, 1);
        none.add(3, 1, 0, 1);
        assertThat(none.ratio()).hasValue(0);
        assertThat(none.interval()).as("no event after").isEmpty();
        assertThatThrownBy(() -> new Proportion(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waitsHaveQuantiles() {
        DayCounts waits = new DayCounts();
        assertThat(waits.quantile(0.5)).isEmpty();
        for (int days : new int[] {9, 1, 4, 30, 2}) {
            waits.add(days);
        }
        assertThat(waits.quantile(0.5)).hasValue(4);
        assertThat(waits.quantile(0.25)).hasValue(2);
        assertThat(waits.quantile(1)).hasValue(30);
    }
}
