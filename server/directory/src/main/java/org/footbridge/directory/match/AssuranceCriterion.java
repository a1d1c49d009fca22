package org.footbridge.directory.match;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.footbridge.directory.listing.Listing;

/**
 * How long ago somebody made sure that the entry of a service is true, which always counts.
 *
 * @param within months after which it is left out
 * @param staleAfter months after which it counts nothing
 */
record AssuranceCriterion(LocalDate today, OptionalInt within, int staleAfter) implements Criterion {
    @Override
    public String name() {
        return "assurance";
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public Judgement judge(Listing listing) {
        Optional<LocalDate> assured = listing.service().assured();
        if (assured.isEmpty()) {
            return Judgement.UNKNOWN;
        } else if (within.isPresent() && assured.get().isBefore(today.minusMonths(within.getAsInt()))) {
            return Judgement.OUT;
        }
        return assured.get().isBefore(today.minusMonths(staleAfter)) ? Judgement.NO : Judgement.YES;
    }

    @Override
    public Optional<String> words(Listing listing) {
        Optional<LocalDate> assured = listing.service().assured();
        if (assured.isEmpty()) {
            return Optional.of("the directory does not say when it was last assured");
        }
        long months = Words.months(assured.get(), today);
        if (judge(listing).fit() == Fit.NO) {
            return Optional.of("not assured for " + Words.count(months, "month", "months"));
        }
        return Optional.of(
                months == 0 ? "assured this month" : "assured " + Words.count(months, "month", "months") + " ago");
    }
}
