package org.footbridge.directory.match;

import java.util.Optional;
import java.util.OptionalDouble;
import org.footbridge.directory.listing.Listing;

/**
 * The distance of a service: it counts half at {@value #HALF_KM} km.
 *
 * @param most beyond which it is left out
 */
record NearCriterion(Near near, OptionalDouble most) implements Criterion {
    private static final double HALF_KM = 5;

    @Override
    public String name() {
        return "distance";
    }

    @Override
    public int weight() {
        return 3;
    }

    @Override
    public Judgement judge(Listing listing) {
        double km = listing.distanceKm(near.place());
        if (Double.isNaN(km)) {
            return Judgement.UNKNOWN;
        }
        return most.isPresent() && km > most.getAsDouble() ? Judgement.OUT : Judgement.yes(HALF_KM / (HALF_KM + km));
    }

    @Override
    public Optional<String> words(Listing listing) {
        double km = listing.distanceKm(near.place());
        return Optional.of(
                Double.isNaN(km) ? "the directory does not say where it is" : Words.km(km) + " from " + near.words());
    }
}
