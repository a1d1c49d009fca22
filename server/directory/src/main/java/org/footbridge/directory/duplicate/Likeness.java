package org.footbridge.directory.duplicate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.footbridge.directory.listing.Listing;
import org.footbridge.directory.place.Postcode;

/**
 * The likeness of two services: that of their names, and whether they have the same organisation, postcode and telephone number. What
 * one of them does not say does not count.
 */
final class Likeness {
    private static final JaroWinklerSimilarity NAMES = new JaroWinklerSimilarity();
    private static final double NAME_MIN = 0.85;
    private static final double NAME_WEIGHT = 3;

    /** The most that names alone can say. */
    private static final double NAME_ALONE = 0.7;

    private final List<String> reasons = new ArrayList<>();
    private double sum;
    private double weights;

    private Likeness() {}

    /** What is compared of a service. */
    record Facts(String id, String name, String organization, Set<String> postcodes, Set<String> phones) {
        static Facts of(Listing listing) {
            return new Facts(
                    listing.id(),
                    normal(listing.service().name()),
                    listing.service().organization(),
                    listing.locations().stream()
                            .flatMap(place -> Postcode.parse(place.postcode()).stream())
                            .map(Postcode::text)
                            .collect(Collectors.toSet()),
                    Set.copyOf(listing.service().phones()));
        }
    }

    /** Lower case, without accents, punctuation and articles. */
    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .replaceAll("\\b(the|a|an)\\b", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The pair, if the names are alike at all. */
    static Optional<Pair> of(Facts one, Facts other) {
        double names = NAMES.apply(one.name(), other.name());
        if (one.name().isEmpty() || names < NAME_MIN) {
            return Optional.empty();
        }
        Likeness likeness = new Likeness();
        likeness.names(names);
        likeness.same("organisation", 2, List.of(one.organization()), List.of(other.organization()));
        likeness.same("postcode", 1.5, one.postcodes(), other.postcodes());
        likeness.same("telephone number", 1.5, one.phones(), other.phones());
        boolean ordered = one.id().compareTo(other.id()) < 0;
        return Optional.of(new Pair(
                ordered ? one.id() : other.id(), ordered ? other.id() : one.id(), likeness.score(), likeness.reasons));
    }

    private void names(double likeness) {
        sum += NAME_WEIGHT * likeness;
        weights += NAME_WEIGHT;
        reasons.add(likeness == 1 ? "the same name" : "alike names (" + Math.round(likeness * 100) + " per cent)");
    }

    private void same(String what, double weight, Collection<String> one, Collection<String> other) {
        if (one.stream().allMatch(String::isEmpty) || other.stream().allMatch(String::isEmpty)) {
            return;
        }
        boolean same = !Collections.disjoint(one, other);
        sum += same ? weight : 0;
        weights += weight;
        reasons.add((same ? "the same " : "another ") + what);
    }

    private BigDecimal score() {
        double mean = sum / weights;
        return BigDecimal.valueOf(weights > NAME_WEIGHT ? mean : Math.min(NAME_ALONE, mean))
                .setScale(2, RoundingMode.HALF_UP);
    }
}
