package org.footbridge.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The resources of one type that exist for a caller; all others are to the caller as if they had never been stored.
 *
 * @param searches of which a resource must match at least one; empty unless the extent is {@link Extent#MATCHING}
 * @param hidden searches of which it must match none
 */
public record Visibility(Extent extent, List<Search> searches, List<Search> hidden) {
    /** All resources of the type. */
    public static final Visibility ALL = new Visibility(Extent.ALL, List.of(), List.of());

    /** No resource of the type. */
    public static final Visibility NONE = new Visibility(Extent.NONE, List.of(), List.of());

    /** The extent to which a type exists for a caller. */
    public enum Extent {
        ALL,
        NONE,
        MATCHING
    }

    /**
     * A search by its parameters, as in a query string without percent-encoding, such as {@code _tag=urn:example|a}. A name can
     * have several values, all of which must hold. A search without parameters matches every resource. {@code _text} and
     * {@code _content}, and chains by canonical URLs, cannot be used.
     *
     * @param compartments in one of which a resource must be, such as {@code Patient/1}; empty if it may be in any or none
     */
    public record Search(Map<String, List<String>> parameters, Optional<Set<String>> compartments) {
        /** The parameter that only leaves out resources with certain labels. */
        private static final String UNLABELLED = "_security:not";

        /** Matches every resource. */
        public static final Search ANY = new Search(Map.of(), Optional.empty());

        public Search {
            parameters = parameters.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
            compartments = compartments.map(Set::copyOf);
        }

        /** Whether it matches every resource that carries no security label. */
        boolean matchesUnlabelled() {
            return compartments.isEmpty() && Set.of(UNLABELLED).containsAll(parameters.keySet());
        }

        /** A search by parameters with one value each. */
        public static Search of(Map<String, String> parameters) {
            return new Search(
                    parameters.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
                    Optional.empty());
        }

        /** The members of {@code compartments}. */
        public static Search within(Set<String> compartments) {
            return new Search(Map.of(), Optional.of(compartments));
        }
    }

    public Visibility {
        searches = List.copyOf(searches);
        hidden = List.copyOf(hidden);
    }

    /** Whether all resources that carry no security label are among them. */
    boolean showsUnlabelled() {
        return extent == Extent.ALL
                || (extent == Extent.MATCHING
                        && hidden.isEmpty()
                        && searches.stream().anyMatch(Search::matchesUnlabelled));
    }

    /** The resources that match a search, given by its parameters with one value each. */
    public static Visibility matching(Map<String, String> parameters) {
        return matching(List.of(Search.of(parameters)), List.of());
    }

    /** The resources of {@code others} that match none of {@code hidden}. */
    public static Visibility matching(Visibility others, List<Search> hidden) {
        return switch (others.extent()) {
            case ALL -> matching(List.of(Search.ANY), hidden);
            case NONE -> NONE;
            case MATCHING -> matching(others.searches(), hidden);
        };
    }

    /** The resources that match at least one of {@code searches} and none of {@code hidden}. */
    public static Visibility matching(List<Search> searches, List<Search> hidden) {
        if (searches.isEmpty()) {
            return NONE;
        }
        return hidden.isEmpty() && searches.contains(Search.ANY)
                ? ALL
                : new Visibility(Extent.MATCHING, searches, hidden);
    }
}
