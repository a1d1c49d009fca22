package org.footbridge.terminology.system;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.footbridge.search.value.TextWords;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.Designation;

/**
 * Word index of concepts that are held in memory: the words of each concept are computed once. It corresponds to the word
 * index of the concept tables.
 */
public final class ConceptWords {
    private final Map<String, List<String>> words = new ConcurrentHashMap<>();

    /** Whether each word of {@code text} begins a word of the concept's display or designations. */
    public Predicate<Concept> begin(String text) {
        Set<String> wanted = TextWords.of(text);
        return concept -> {
            List<String> words = this.words.computeIfAbsent(concept.code(), code -> words(concept));
            return wanted.stream().allMatch(word -> words.stream().anyMatch(one -> one.startsWith(word)));
        };
    }

    private static List<String> words(Concept concept) {
        return Stream.concat(
                        Stream.of(concept.display()),
                        concept.designations().stream().map(Designation::value))
                .flatMap(text -> TextWords.of(text).stream())
                .distinct()
                .toList();
    }
}
