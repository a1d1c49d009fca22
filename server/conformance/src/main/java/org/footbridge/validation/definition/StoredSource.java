package org.footbridge.validation.definition;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Source of stored definitions. */
public interface StoredSource {
    /** Nothing is stored. */
    StoredSource NONE = new StoredSource() {
        @Override
        public long revision() {
            return 0;
        }

        @Override
        public List<StoredDefinition> all(Set<String> types) {
            return List.of();
        }
    };

    /** Returns a source that calls {@code source} on first use. */
    static StoredSource late(Supplier<? extends StoredSource> source) {
        return new StoredSource() {
            @Override
            public long revision() {
                return source.get().revision();
            }

            @Override
            public List<StoredDefinition> all(Set<String> types) {
                return source.get().all(types);
            }
        };
    }

    /** The types of definitions that take effect in validation. */
    Set<String> TYPES = Set.of("StructureDefinition", "ValueSet", "CodeSystem", "ConceptMap", "Questionnaire");

    /** A number that is another one after each change of a definition of these types. */
    long revision();

    /** Returns all stored definitions of {@code types}, in the order in which they were stored. */
    List<StoredDefinition> all(Set<String> types);
}
