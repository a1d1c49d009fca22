package org.footbridge.directory.match;

import java.util.Optional;
import org.footbridge.directory.listing.ListedService;
import org.footbridge.directory.listing.Listing;

/** The age of the person, in full years. */
record AgeCriterion(int age) implements Criterion {
    @Override
    public String name() {
        return "age";
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public Judgement judge(Listing listing) {
        if (!listing.service().hasAges()) {
            return Judgement.UNKNOWN;
        }
        return listing.service().isFor(age) ? Judgement.YES : Judgement.OUT;
    }

    @Override
    public Optional<String> words(Listing listing) {
        ListedService service = listing.service();
        if (!service.hasAges()) {
            return Optional.of("the directory does not say for which ages it is");
        } else if (service.oldest().isEmpty()) {
            return Optional.of(
                    "for people aged " + Words.years(service.youngest().orElseThrow()) + " and over");
        } else if (service.youngest().isEmpty()) {
            return Optional.of(
                    "for people aged up to " + Words.years(service.oldest().orElseThrow()));
        }
        return Optional.of("for people aged " + Words.years(service.youngest().getAsDouble()) + " to "
                + Words.years(service.oldest().getAsDouble()));
    }
}
