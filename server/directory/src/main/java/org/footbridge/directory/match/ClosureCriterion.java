package org.footbridge.directory.match;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.footbridge.directory.listing.Closure;
import org.footbridge.directory.listing.Listing;

/**
 * Whether a service is closed for a time, which always counts.
 *
 * @param hard whether it is left out then: nobody can be referred to it today
 */
record ClosureCriterion(LocalDate today, boolean hard) implements Criterion {
    @Override
    public String name() {
        return "closure";
    }

    @Override
    public int weight() {
        return 1;
    }

    private Optional<Closure> closure(Listing listing) {
        if (listing.service().closures().isEmpty()) {
            return Optional.empty();
        }
        String day = today.toString();
        return listing.service().closures().stream()
                .filter(closure -> closure.isOn(day))
                .findFirst();
    }

    @Override
    public Judgement judge(Listing listing) {
        return closure(listing).isEmpty() ? Judgement.YES : hard ? Judgement.OUT : Judgement.NO;
    }

    @Override
    public Optional<String> words(Listing listing) {
        return closure(listing)
                .map(closure -> "closed"
                        + (closure.end().isEmpty() ? " until further notice" : " until " + inWords(closure.end()))
                        + (closure.why().isEmpty() ? "" : " (" + closure.why() + ")"));
    }

    /** A year or a month stays as it is. */
    private static String inWords(String date) {
        try {
            return Words.date(LocalDate.parse(date.substring(0, Math.min(date.length(), 10))));
        } catch (DateTimeException incomplete) {
            return date;
        }
    }
}
