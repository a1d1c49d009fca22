package org.footbridge.outcome.report;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.footbridge.outcome.statistics.DayCounts;

/** The sums of one group of referrals: the funnel, the waits, the contacts, and those of each measure. */
final class LineTotals {
    private final Map<Stage, Long> stages = new EnumMap<>(Stage.class);
    private final DayCounts waits = new DayCounts();
    private final Map<String, MeasureTotals> measures = new HashMap<>();
    private long attended;
    private long missed;

    void add(Referral referral) {
        stages.merge(referral.stage(), 1L, Long::sum);
        referral.waitDays().ifPresent(waits::add);
        attended += referral.attended();
        missed += referral.missed();
    }

    void add(Measure measure, Pairing pairing) {
        measures.computeIfAbsent(measure.code(), code -> new MeasureTotals(measure))
                .add(pairing);
    }

    /** The counts of the funnel, by the codes of the stages. */
    Map<String, Long> stages() {
        Map<String, Long> all = new HashMap<>();
        stages.forEach((stage, count) -> all.put(stage.code(), count));
        return all;
    }

    DayCounts waits() {
        return waits;
    }

    long attended() {
        return attended;
    }

    long missed() {
        return missed;
    }

    Optional<MeasureTotals> measure(String code) {
        return Optional.ofNullable(measures.get(code));
    }
}
