package org.footbridge.outcome.report;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.outcome.disclosure.Columns;
import org.footbridge.outcome.statistics.PairedCounts;
import org.footbridge.outcome.statistics.PairedScores;

/** The sums of one measure over the people of one group, from which all figures follow: their size does not grow with the people. */
final class MeasureTotals {
    static final Columns OF_SCORES = Columns.of("people")
            .with("people", "paired", "missing-follow-up")
            .with("paired", "improved", "unchanged", "deteriorated");
    static final Columns OF_COUNTS = Columns.of("people").with("people", "paired", "missing-follow-up");
    static final Columns OF_BANDS = Columns.of("paired").with("paired", "band-better", "band-same", "band-worse");

    private final Measure measure;
    private final PairedScores scores = new PairedScores();
    private final PairedScores scoresCarried = new PairedScores();
    private final PairedCounts events = new PairedCounts();
    private final PairedCounts eventsCarried = new PairedCounts();
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Map<String, Long>> shifts = new LinkedHashMap<>();

    MeasureTotals(Measure measure) {
        this.measure = measure;
    }

    /** Adds one person, who has a baseline. */
    void add(Pairing pairing) {
        Measurement before = pairing.baseline().orElseThrow();
        double baseline = before.value().orElseThrow();
        if (pairing.followUp().isEmpty()) {
            counted("missing-follow-up");
            carried(baseline, before.years(), baseline, before.years());
            return;
        }
        Measurement after = pairing.followUp().get();
        double followUp = after.value().orElseThrow();
        carried(baseline, before.years(), followUp, after.years());
        if (measure.isCount()) {
            counted("paired");
            events.add(baseline, before.years(), followUp, after.years());
        } else {
            scores.add(baseline, followUp);
            counted(changed(measure.improvement(followUp - baseline)));
            shifted(baseline, followUp);
        }
    }

    private void carried(double before, double yearsBefore, double after, double yearsAfter) {
        if (measure.isCount()) {
            eventsCarried.add(before, yearsBefore, after, yearsAfter);
        } else {
            scoresCarried.add(before, after);
        }
    }

    /** By the smallest change that counts, or any change where none is published. */
    private String changed(double improvement) {
        double least = measure.change().orElse(Double.MIN_VALUE);
        return improvement >= least ? "improved" : -improvement >= least ? "deteriorated" : "unchanged";
    }

    private void shifted(double baseline, double followUp) {
        measure.band(baseline)
                .ifPresent(from -> measure.band(followUp).ifPresent(to -> {
                    double better = measure.improvement(to - from);
                    counted(better > 0 ? "band-better" : better < 0 ? "band-worse" : "band-same");
                    shifts.computeIfAbsent(measure.bands().get(from).code(), same -> new HashMap<>())
                            .merge(measure.bands().get(to).code(), 1L, Long::sum);
                }));
    }

    private void counted(String column) {
        counts.merge(column, 1L, Long::sum);
    }

    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** The number of people with baseline and follow-up. */
    long paired() {
        return measure.isCount() ? events.count() : scores.count();
    }

    /** The people by the bands of baseline and follow-up. */
    Map<String, Map<String, Long>> shifts() {
        return Map.copyOf(shifts);
    }

    PairedScores scores() {
        return scores;
    }

    /** As if those without a follow-up had not changed. */
    PairedScores scoresCarried() {
        return scoresCarried;
    }

    PairedCounts events() {
        return events;
    }

    /** As if those without a follow-up had not changed. */
    PairedCounts eventsCarried() {
        return eventsCarried;
    }
}
