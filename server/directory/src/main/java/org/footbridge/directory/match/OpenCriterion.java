package org.footbridge.directory.match;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import org.footbridge.directory.listing.Listing;
import org.footbridge.directory.listing.OpeningTime;

/**
 * The day, and the time of it, at which a service is to be open.
 *
 * @param time any of the day if it is empty
 */
record OpenCriterion(DayOfWeek day, Optional<LocalTime> time) implements Criterion {
    @Override
    public String name() {
        return "day";
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public Judgement judge(Listing listing) {
        if (listing.service().openings().isEmpty()) {
            return Judgement.UNKNOWN;
        }
        boolean known = true;
        for (OpeningTime opening : listing.service().openings()) {
            Fit fit = fit(opening);
            if (fit == Fit.YES) {
                return Judgement.YES;
            }
            known &= fit == Fit.NO;
        }
        return known ? Judgement.OUT : Judgement.UNKNOWN;
    }

    private Fit fit(OpeningTime opening) {
        if (opening.days().isEmpty()) {
            return Fit.UNKNOWN;
        } else if (time.isEmpty()) {
            return opening.days().contains(day) ? Fit.YES : Fit.NO;
        } else if (opening.allDay() || opening.isTimed()) {
            return opening.covers(day, time.get()) ? Fit.YES : Fit.NO;
        }
        return opening.days().contains(day) ? Fit.UNKNOWN : Fit.NO;
    }

    @Override
    public Optional<String> words(Listing listing) {
        String when = Words.day(day) + time.map(at -> " " + Words.partOfDay(at)).orElse("");
        return Optional.of(listing.service().openings().stream()
                .filter(opening -> fit(opening) == Fit.YES)
                .findFirst()
                .map(opening -> "open on " + when + hours(opening))
                .orElse("the directory does not say whether it is open on " + when
                        + time.map(at -> " at " + Words.time(at)).orElse("")));
    }

    private static String hours(OpeningTime opening) {
        if (opening.allDay()) {
            return ", all day";
        }
        return opening.isTimed()
                ? ", " + Words.time(opening.from().orElseThrow()) + " to "
                        + Words.time(opening.to().orElseThrow())
                : "";
    }
}
