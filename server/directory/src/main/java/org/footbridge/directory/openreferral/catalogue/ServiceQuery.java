package org.footbridge.directory.openreferral.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.directory.openreferral.catalogue.Listing.Opening;
import org.footbridge.directory.openreferral.catalogue.Listing.Place;
import org.footbridge.directory.openreferral.mapping.Taxonomies;
import org.footbridge.directory.place.Coordinates;

/**
 * A search for services: every condition that is given must hold.
 *
 * @param search words, all of which must occur in the name, the description, the provider or a term
 * @param term the id of a term of a taxonomy
 * @param taxonomy the id or name of a taxonomy
 * @param youngest the least minimum age
 * @param oldest the greatest maximum age
 * @param opening from when, until when and on which day a schedule must be
 * @param modifiedAfter the earliest change
 * @param near where a place must be
 */
public record ServiceQuery(
        String search,
        String term,
        String taxonomy,
        Optional<BigDecimal> youngest,
        Optional<BigDecimal> oldest,
        Hours opening,
        Optional<Instant> modifiedAfter,
        Optional<Near> near) {
    private static final double METRES_PER_KM = 1_000;
    /** Conditions on one schedule; each is empty if anything will do. */
    public record Hours(String from, String to, String day) {
        boolean isEmpty() {
            return from.isEmpty() && to.isEmpty() && day.isEmpty();
        }

        boolean admits(Opening opening) {
            return (from.isEmpty()
                            || (!opening.from().isEmpty() && opening.from().compareTo(from) >= 0))
                    && (to.isEmpty() || (!opening.to().isEmpty() && opening.to().compareTo(to) <= 0))
                    && (day.isEmpty() || opening.days().contains(day));
        }
    }

    /** A circle around a point. */
    public record Near(Coordinates middle, double metres) {}

    boolean admits(Listing service, Directory directory) {
        return hasWords(service)
                && (term.isEmpty()
                        || service.terms().stream()
                                .anyMatch(one -> one.path("id").asText().equals(term)))
                && (taxonomy.isEmpty() || service.terms().stream().anyMatch(this::isOfTaxonomy))
                && youngest.map(least -> service.youngest()
                                .filter(age -> age.compareTo(least) >= 0)
                                .isPresent())
                        .orElse(true)
                && oldest.map(most -> service.oldest()
                                .filter(age -> age.compareTo(most) <= 0)
                                .isPresent())
                        .orElse(true)
                && (opening.isEmpty() || service.openings().stream().anyMatch(opening::admits))
                && modifiedAfter
                        .map(after -> !service.modified().isBefore(after))
                        .orElse(true)
                && (near.isEmpty() || service.places().stream().anyMatch(place -> admits(place, directory)));
    }

    private boolean hasWords(Listing service) {
        for (String word : search.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!service.text().contains(word)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOfTaxonomy(JsonNode one) {
        return Taxonomies.id(one).equals(taxonomy)
                || one.path("taxonomy").asText().equals(taxonomy);
    }

    /** Whether a place is where it has to be. */
    boolean admits(Place place, Directory directory) {
        return near.map(circle -> directory
                        .position(place.location())
                        .filter(position -> position.distanceKm(circle.middle()) * METRES_PER_KM <= circle.metres())
                        .isPresent())
                .orElse(true);
    }
}
