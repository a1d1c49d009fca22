package org.footbridge.directory.match;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.footbridge.directory.listing.Costs;
import org.footbridge.directory.listing.Listing;

/**
 * What a service may cost.
 *
 * @param most in pounds; only free services if it is empty
 */
record CostCriterion(Optional<BigDecimal> most) implements Criterion {
    @Override
    public String name() {
        return most.isPresent() ? "cost-max" : "free";
    }

    @Override
    public int weight() {
        return 2;
    }

    /** One of several ways to pay is enough: they are for different people or times. */
    @Override
    public Judgement judge(Listing listing) {
        Costs costs = listing.service().costs();
        if (costs.isFree()) {
            return Judgement.YES;
        } else if (most.isEmpty()) {
            return costs.isCharged() ? Judgement.OUT : Judgement.UNKNOWN;
        } else if (costs.pounds().isEmpty()) {
            return Judgement.UNKNOWN;
        } else if (costs.pounds().get(0).compareTo(most.get()) <= 0) {
            return Judgement.YES;
        }
        return costs.others() ? Judgement.UNKNOWN : Judgement.OUT;
    }

    @Override
    public Optional<String> words(Listing listing) {
        Costs costs = listing.service().costs();
        List<BigDecimal> pounds = costs.pounds();
        if (costs.isFree()) {
            return Optional.of("free of charge");
        } else if (!pounds.isEmpty() && most.isPresent()) {
            String least = Words.pounds(pounds.get(0));
            return Optional.of(pounds.size() == 1 && !costs.others() ? "costs " + least : "costs from " + least);
        } else if (!costs.conditions().isEmpty() && most.isEmpty()) {
            return Optional.of("the directory does not say whether it is free of charge for everybody");
        }
        return Optional.of("the directory does not say what it costs");
    }
}
