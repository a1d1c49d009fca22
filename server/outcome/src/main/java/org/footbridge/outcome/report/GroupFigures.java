package org.footbridge.outcome.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.footbridge.outcome.disclosure.Columns;
import org.footbridge.outcome.statistics.Interval;
import org.footbridge.outcome.statistics.PairedCounts;
import org.footbridge.outcome.statistics.PairedScores;
import org.footbridge.outcome.statistics.Proportion;

/** The counts and figures of one group of the report, from the sums of a line: the funnel of the referrals, or one measure. */
sealed interface GroupFigures {
    String code();

    String title();

    /** The tables of its counts. The first has the column on which the figures rest; others split a column of it. */
    List<Columns> tables();

    /** The counts of the leaves of all tables. */
    Map<String, Long> counts(LineTotals line);

    /** The column of the first table on which the figures rest. */
    String basis();

    /** Means, ratios and percentages; those that rest on a count are in {@link #shares}. */
    List<Figure> figures(LineTotals line);

    /** The percentages of {@link #basis}, by the columns that they are shares of. */
    default List<String> shares() {
        return List.of();
    }

    /** The funnel, waits and missed contacts. */
    record Referrals() implements GroupFigures {
        @Override
        public String code() {
            return "referrals";
        }

        @Override
        public String title() {
            return "Referrals";
        }

        @Override
        public List<Columns> tables() {
            return List.of(Stage.FUNNEL);
        }

        @Override
        public Map<String, Long> counts(LineTotals line) {
            return line.stages();
        }

        @Override
        public String basis() {
            return "engaged";
        }

        @Override
        public List<Figure> figures(LineTotals line) {
            List<Figure> all = new ArrayList<>();
            for (int quarter : new int[] {1, 2, 3}) {
                OptionalDouble days = line.waits().quantile(quarter / 4.0).stream()
                        .asDoubleStream()
                        .findFirst();
                String code = quarter == 2 ? "median" : quarter == 1 ? "lower-quartile" : "upper-quartile";
                all.add(Figure.of("wait-days-" + code, days, Optional.empty()));
            }
            long contacts = line.attended() + line.missed();
            all.add(
                    contacts == 0
                            ? Figure.of("did-not-attend-percent", OptionalDouble.empty(), Optional.empty())
                            : Figure.of(
                                            "did-not-attend-percent",
                                            OptionalDouble.of(100.0 * line.missed() / contacts),
                                            Optional.empty())
                                    .rounded(1));
            return all;
        }
    }

    /** One measure. */
    record OfMeasure(Measure measure) implements GroupFigures {
        private static final int MANY = 100;

        @Override
        public String code() {
            return measure.code();
        }

        @Override
        public String title() {
            return measure.title();
        }

        @Override
        public List<Columns> tables() {
            if (measure.isCount()) {
                return List.of(MeasureTotals.OF_COUNTS);
            }
            return measure.bands().isEmpty()
                    ? List.of(MeasureTotals.OF_SCORES)
                    : List.of(MeasureTotals.OF_SCORES, MeasureTotals.OF_BANDS);
        }

        @Override
        public Map<String, Long> counts(LineTotals line) {
            return line.measure(measure.code()).map(MeasureTotals::counts).orElse(Map.of());
        }

        @Override
        public String basis() {
            return "paired";
        }

        @Override
        public List<String> shares() {
            return measure.isCount() ? List.of() : List.of("improved", "deteriorated");
        }

        @Override
        public List<Figure> figures(LineTotals line) {
            MeasureTotals totals = line.measure(measure.code()).orElseGet(() -> new MeasureTotals(measure));
            return measure.isCount()
                    ? rates(totals.events(), totals.eventsCarried())
                    : differences(totals.scores(), totals.scoresCarried());
        }

        private List<Figure> differences(PairedScores scores, PairedScores carried) {
            double step = step(scores.count());
            return List.of(
                    Figure.of("mean-baseline", OptionalDouble.of(scores.meanBaseline()), Optional.empty())
                            .rounded(step),
                    Figure.of("mean-follow-up", OptionalDouble.of(scores.meanFollowUp()), Optional.empty())
                            .rounded(step),
                    Figure.of("mean-difference", OptionalDouble.of(scores.meanDifference()), scores.interval())
                            .rounded(step),
                    Figure.of("effect-size-d-av", scores.effectSize(), Optional.empty())
                            .rounded(0.01),
                    Figure.of(
                                    "mean-difference-carried-forward",
                                    OptionalDouble.of(carried.meanDifference()),
                                    carried.interval())
                            .rounded(step));
        }

        private static List<Figure> rates(PairedCounts events, PairedCounts carried) {
            double step = events.count() < MANY ? 0.1 : 0.01;
            return List.of(
                    Figure.of("rate-before", OptionalDouble.of(events.rateBefore()), Optional.empty())
                            .rounded(step),
                    Figure.of("rate-after", OptionalDouble.of(events.rateAfter()), Optional.empty())
                            .rounded(step),
                    Figure.of("rate-ratio", events.ratio(), events.interval()).rounded(0.01),
                    Figure.of("rate-ratio-carried-forward", carried.ratio(), carried.interval())
                            .rounded(0.01));
        }

        /** A tenth of a point; of an index of at most 1, and of many people, a tenth of that. */
        private double step(long count) {
            double step = measure.max().orElse(MANY) <= 1 ? 0.01 : 0.1;
            return count < MANY ? step : step / 10;
        }
    }

    /** A share of people in percent, of a few to the nearest five, so that nobody is counted by it. */
    static Figure percent(String column, long some, long all) {
        Proportion share = new Proportion(some, all);
        Figure percent = Figure.of(
                column + "-percent",
                OptionalDouble.of(100 * share.value()),
                Optional.of(new Interval(
                        100 * share.interval().low(), 100 * share.interval().high())));
        return percent.rounded(all < OfMeasure.MANY ? 5 : 1);
    }
}
