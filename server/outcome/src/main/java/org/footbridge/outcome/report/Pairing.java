package org.footbridge.outcome.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.footbridge.outcome.report.RowProblem.Reason;

/**
 * The baseline and the follow-up of one referral in one measure, as far as there are. The first baseline counts, and of ends and
 * follow-ups the last. What cannot be used is named, each row with its reason.
 *
 * @param problems the rows that were left out
 */
record Pairing(Optional<Measurement> baseline, Optional<Measurement> followUp, List<RowProblem> problems) {
    private static final Comparator<Measurement> BY_DATE =
            Comparator.comparing(Measurement::end).thenComparing(Measurement::reference);

    static Pairing of(Measure measure, Referral referral) {
        List<RowProblem> problems = new ArrayList<>();
        List<Measurement> usable = referral.measurements().stream()
                .filter(one -> one.measure().equals(measure.code()))
                .filter(one -> isUsable(one, measure, problems))
                .sorted(BY_DATE)
                .toList();
        Optional<Measurement> baseline =
                usable.stream().filter(Measurement::isBaseline).findFirst();
        Optional<Measurement> followUp =
                usable.stream().filter(Measurement::isFollowUp).reduce((earlier, later) -> later);
        if (isRepeated(baseline, usable, Measurement::isBaseline, problems)
                || isRepeated(followUp, usable, Measurement::isFollowUp, problems)) {
            return new Pairing(Optional.empty(), Optional.empty(), problems);
        }
        return paired(measure, referral, baseline, followUp, problems);
    }

    private static Pairing paired(
            Measure measure,
            Referral referral,
            Optional<Measurement> baseline,
            Optional<Measurement> followUp,
            List<RowProblem> problems) {
        if (baseline.isEmpty() && followUp.isPresent()) {
            boolean mixed = hasOtherForm(measure, referral, Measurement::isBaseline);
            problems.add(new RowProblem(
                    mixed ? Reason.MIXED_INSTRUMENTS : Reason.NO_BASELINE,
                    followUp.get().reference()));
            return new Pairing(Optional.empty(), Optional.empty(), problems);
        } else if (baseline.isPresent()
                && followUp.isEmpty()
                && hasOtherForm(measure, referral, Measurement::isFollowUp)) {
            problems.add(new RowProblem(Reason.MIXED_INSTRUMENTS, baseline.get().reference()));
            return new Pairing(Optional.empty(), Optional.empty(), problems);
        } else if (baseline.isPresent()
                && followUp.isPresent()
                && !followUp.get().start().isAfter(baseline.get().end())) {
            boolean overlap = measure.isCount()
                    && followUp.get().end().isAfter(baseline.get().end());
            problems.add(new RowProblem(
                    overlap ? Reason.PERIODS_OVERLAP : Reason.FOLLOW_UP_BEFORE_BASELINE,
                    followUp.get().reference()));
            return new Pairing(Optional.empty(), Optional.empty(), problems);
        }
        return new Pairing(baseline, followUp, problems);
    }

    private static boolean isUsable(Measurement one, Measure measure, List<RowProblem> problems) {
        if (one.value().isEmpty()) {
            problems.add(new RowProblem(Reason.NO_VALUE, one.reference()));
            return false;
        } else if (!measure.allows(one.value().getAsDouble())) {
            problems.add(new RowProblem(Reason.OUT_OF_RANGE, one.reference()));
            return false;
        }
        return true;
    }

    /** Whether there are others like {@code chosen} on the same day with other values, so that no one can say which is right. */
    private static boolean isRepeated(
            Optional<Measurement> chosen,
            List<Measurement> usable,
            Predicate<Measurement> alike,
            List<RowProblem> problems) {
        List<Measurement> sameDay = usable.stream()
                .filter(alike)
                .filter(one ->
                        chosen.filter(same -> same.end().equals(one.end())).isPresent())
                .toList();
        boolean differ = sameDay.stream().map(Measurement::value).distinct().count() > 1;
        if (differ) {
            sameDay.forEach(one -> problems.add(new RowProblem(Reason.DUPLICATE_MEASUREMENT, one.reference())));
        }
        return differ;
    }

    private static boolean hasOtherForm(Measure measure, Referral referral, Predicate<Measurement> alike) {
        return !measure.family().equals(measure.code())
                && referral.measurements().stream()
                        .filter(alike)
                        .anyMatch(one -> !one.measure().equals(measure.code())
                                && one.measure().startsWith(measure.family()));
    }
}
