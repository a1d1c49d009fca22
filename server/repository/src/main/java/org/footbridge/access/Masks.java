package org.footbridge.access;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.access.Visibility.Extent;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.store.resource.StoredVersion;

/**
 * The masked elements of resources of one type for one caller.
 *
 * @param open by element, the resources in which the caller sees it
 * @param authors references of the caller and its organisations
 */
record Masks(Map<String, Visibility> open, Set<String> authors) {
    private static final Pattern NOT_A_NAME = Pattern.compile("[^A-Za-z0-9_]+");

    /** Functions of FHIRPath that reach elements which the expression does not name. */
    private static final Set<String> REACHING = Set.of("descendants", "children", "repeat");

    static Masks of(Map<String, Visibility> open, Caller caller) {
        Set<String> authors = new HashSet<>(caller.organisations());
        caller.fhirUser().ifPresent(authors::add);
        return new Masks(
                open.entrySet().stream()
                        .filter(element -> element.getValue().extent() != Extent.ALL)
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                authors);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** The mask of {@code version}. */
    Mask of(StoredVersion version, BiPredicate<Visibility, StoredVersion> isIn) {
        return new Mask(
                open.entrySet().stream()
                        .filter(element -> !isIn.test(element.getValue(), version))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()),
                authors);
    }

    /** Whether {@code parameter} may depend on a masked element: a search by it would tell what the element is. */
    boolean hide(SearchParameter parameter) {
        if (isEmpty()) {
            return false;
        } else if (Set.of(CommonParameters.TEXT, CommonParameters.CONTENT).contains(parameter.code())) {
            return true;
        }
        Set<String> words = words(parameter.expression());
        parameter.components().forEach(part -> words.addAll(words(part.expression())));
        return words.stream().anyMatch(REACHING::contains)
                || open.keySet().stream()
                        .map(element -> element.replace("[x]", ""))
                        .anyMatch(words::contains);
    }

    private static Set<String> words(String expression) {
        return new HashSet<>(List.of(NOT_A_NAME.split(expression)));
    }
}
