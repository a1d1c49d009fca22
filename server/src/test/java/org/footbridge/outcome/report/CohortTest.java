package org.footbridge.outcome.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.footbridge.outcome.disclosure.DisclosureRules;
import org.footbridge.outcome.report.OutcomesReport.Group;
import org.footbridge.outcome.report.OutcomesReport.Line;
import org.footbridge.outcome.report.RowProblem.Reason;
import org.junit.jupiter.api.Test;

/** A cohort pairs the measurements of each person, leaves out what cannot be used, and is published without small numbers. */
class CohortTest {
    private static final Measures MEASURES = Measures.ofServer();
    private static final ReportPeriod YEAR = new ReportPeriod(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31));
    private static final DisclosureRules EXACT = new DisclosureRules(1, 1, 2);

    private static Measurement score(String measure, String timepoint, double value, String day) {
        LocalDate date = LocalDate.parse(day);
        return new Measurement(
                "Observation/" + measure + timepoint + value, measure, timepoint, OptionalDouble.of(value), date, date);
    }

    private static Referral referral(int person, String sex, Measurement... measurements) {
        return new Referral(
                "ServiceRequest/" + person,
                "Patient/" + person,
                Map.of(Dimension.SEX, Set.of(sex)),
                Stage.COMPLETED,
                OptionalLong.of(person),
                1,
                0,
                List.of(measurements));
    }

    private static Cohort cohort(String measure) {
        return new Cohort(List.of(MEASURES.find(measure).orElseThrow()), List.of(Dimension.SEX));
    }

    private static Figure figure(Line line, String code) {
        return line.figures().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Line line, String code) {
        return figure(line, code).value().orElseThrow();
    }

    private static List<Reason> problems(Referral referral, String measure) {
        return Pairing.of(MEASURES.find(measure).orElseThrow(), referral).problems().stream()
                .map(RowProblem::reason)
                .toList();
    }

    /** The average of all baselines and that of all follow-ups would differ by 20 here, although nobody changed by more than 4. */
    @Test
    void meansAreOfThosePairedAndNotOfAll() {
        Cohort cohort = cohort("wemwbs");
        cohort.add(referral(
                1, "female", score("wemwbs", "baseline", 30, "2026-05-01"), score("wemwbs", "end", 34, "2026-08-01")));
        cohort.add(referral(
                2, "female", score("wemwbs", "baseline", 40, "2026-05-01"), score("wemwbs", "end", 42, "2026-08-01")));
        cohort.add(referral(3, "male", score("wemwbs", "baseline", 70, "2026-05-01")));
        Line total =
                new ReportComposer(EXACT).compose(YEAR, cohort).groups().get(1).total();
        assertThat(value(total, "people")).isEqualTo(3);
        assertThat(value(total, "paired")).isEqualTo(2);
        assertThat(value(total, "missing-follow-up")).isEqualTo(1);
        assertThat(value(total, "mean-baseline")).isEqualTo(35);
        assertThat(value(total, "mean-difference")).isEqualTo(3);
        assertThat(value(total, "mean-difference-carried-forward")).isEqualTo(2);
        assertThat(value(total, "improved")).as("by 3 or more").isEqualTo(1);
        assertThat(value(total, "unchanged")).isEqualTo(1);
    }

    @Test
    void lowerIsBetterWhereTheMeasureSaysSo() {
        Cohort cohort = cohort("ons4-anxious");
        cohort.add(referral(
                1,
                "female",
                score("ons4-anxious", "baseline", 9, "2026-05-01"),
                score("ons4-anxious", "end", 1, "2026-08-01")));
        cohort.add(referral(
                2,
                "female",
                score("ons4-anxious", "baseline", 6, "2026-05-01"),
                score("ons4-anxious", "end", 7, "2026-08-01")));
        Line total =
                new ReportComposer(EXACT).compose(YEAR, cohort).groups().get(1).total();
        assertThat(value(total, "improved")).isEqualTo(1);
        assertThat(value(total, "deteriorated")).isEqualTo(1);
        assertThat(value(total, "band-better")).isEqualTo(1);
        assertThat(value(total, "band-same")).as("6 and 7 are both high").isEqualTo(1);
        assertThat(value(total, "band-high-to-very-low")).isEqualTo(1);
    }

    @Test
    void ratesAreOfTheTimeCounted() {
        Cohort cohort = cohort("gp-consultations");
        for (int person = 1; person <= 2; person++) {
            cohort.add(referral(
                    person,
                    "male",
                    new Measurement(
                            "Observation/b",
                            "gp-consultations",
                            "baseline",
                            OptionalDouble.of(8),
                            LocalDate.of(2025, 5, 1),
                            LocalDate.of(2026, 4, 30)),
                    new Measurement(
                            "Observation/a",
                            "gp-consultations",
                            "follow-up",
                            OptionalDouble.of(1 + person),
                            LocalDate.of(2026, 5, 1),
                            LocalDate.of(2026, 10, 29))));
        }
        Line total =
                new ReportComposer(EXACT).compose(YEAR, cohort).groups().get(1).total();
        assertThat(value(total, "rate-ratio"))
                .as("5 in half the time instead of 16")
                .isCloseTo(5 / 8.0, within(0.01));
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        Measurement baseline = score("phq9", "baseline", 9, "2026-05-01");
        Measurement end = score("phq9", "end", 3, "2026-08-01");
        assertThat(problems(referral(1, "x", baseline, end), "phq9")).isEmpty();
        assertThat(problems(referral(1, "x", baseline, score("phq9", "end", 3, "2026-04-01")), "phq9"))
                .containsExactly(Reason.FOLLOW_UP_BEFORE_BASELINE);
        assertThat(problems(referral(1, "x", baseline, score("phq9", "baseline", 8, "2026-05-01"), end), "phq9"))
                .containsExactly(Reason.DUPLICATE_MEASUREMENT, Reason.DUPLICATE_MEASUREMENT);
        assertThat(problems(referral(1, "x", baseline, baseline, end), "phq9"))
                .as("twice the same")
                .isEmpty();
        assertThat(problems(referral(1, "x", end), "phq9")).containsExactly(Reason.NO_BASELINE);
        assertThat(problems(referral(1, "x", score("phq9", "baseline", 28, "2026-05-01")), "phq9"))
                .containsExactly(Reason.OUT_OF_RANGE);
        assertThat(problems(
                        referral(
                                1,
                                "x",
                                score("swemwbs-raw", "baseline", 20, "2026-05-01"),
                                score("swemwbs-metric", "end", 25, "2026-08-01")),
                        "swemwbs-metric"))
                .containsExactly(Reason.MIXED_INSTRUMENTS);
    }

    @Test
    void outcomesCountEachPersonOnce() {
        Cohort cohort = cohort("phq9");
        for (int i = 0; i < 2; i++) {
            cohort.add(referral(
                    1, "male", score("phq9", "baseline", 9, "2026-05-01"), score("phq9", "end", 3, "2026-08-01")));
        }
        OutcomesReport report = new ReportComposer(EXACT).compose(YEAR, cohort);
        assertThat(value(report.groups().get(0).total(), "referrals")).isEqualTo(2);
        assertThat(value(report.groups().get(1).total(), "people")).isEqualTo(1);
        assertThat(report.problems()).containsKey(Reason.LATER_REFERRAL);
    }

    @Test
    void stratumOfOnePersonIsPublishedWithoutNumbers() {
        Cohort cohort = cohort("phq9");
        for (int person = 0; person < 61; person++) {
            String sex = person == 60 ? "other" : person % 2 == 0 ? "female" : "male";
            cohort.add(referral(
                    person,
                    sex,
                    score("phq9", "baseline", 15, "2026-05-01"),
                    score("phq9", "end", 5 + person % 9, "2026-08-01")));
        }
        Group group = new ReportComposer(DisclosureRules.DEFAULT)
                .compose(YEAR, cohort)
                .groups()
                .get(1);
        assertThat(value(group.total(), "people")).as("rounded to fives").isEqualTo(60);
        List<Line> lines = group.strata().get(0).lines();
        assertThat(lines).extracting(Line::stratum).containsExactly("female", "male", "other");
        assertThat(lines.get(2).figures())
                .allMatch(figure ->
                        figure.state() != Figure.State.GIVEN || figure.value().orElseThrow() == 0);
        assertThat(lines.stream().filter(line -> figure(line, "people").state() == Figure.State.SUPPRESSED))
                .as("another stratum as well, or the first would follow from the sum")
                .hasSize(2);
        assertThat(lines.stream().filter(line -> figure(line, "mean-difference").state() == Figure.State.SUPPRESSED))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void tableHasARowForEachFigure() {
        Cohort cohort = cohort("phq9");
        for (int person = 0; person < 20; person++) {
            cohort.add(referral(
                    person,
                    "=cmd()",
                    score("phq9", "baseline", 15, "2026-05-01"),
                    score("phq9", "end", 5, "2026-08-01")));
        }
        String csv = ReportCsv.of(new ReportComposer(DisclosureRules.DEFAULT).compose(YEAR, cohort));
        assertThat(csv)
                .contains("2026-04-01,2027-03-31,phq9,,,mean-difference,-10,,,given\r\n")
                .contains(",sex,'=cmd(),")
                .doesNotContain(",=cmd()");
    }

    @Test
    void periodsAreWholeMonths() {
        assertThatThrownBy(() -> new ReportPeriod(LocalDate.of(2026, 4, 2), LocalDate.of(2026, 4, 30)))
                .hasMessageContaining("whole months");
        assertThatThrownBy(() -> new ReportPeriod(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 4, 30)))
                .hasMessageContaining("before it starts");
        assertThat(new ReportPeriod(LocalDate.of(2028, 2, 1), LocalDate.of(2028, 2, 29)).end())
                .isEqualTo(LocalDate.of(2028, 2, 29));
    }
}
