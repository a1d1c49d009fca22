package org.footbridge.store.concept;

import java.util.List;
import java.util.Set;

/** A filter on the concepts of one code system. A code that the system does not have has no ancestors and no descendants. */
public sealed interface ConceptFilter {
    /** Each of them. */
    ConceptFilter ALL = new AllOf(List.of());

    /** Concepts with one of these codes. */
    record Codes(Set<String> codes) implements ConceptFilter {
        public Codes {
            codes = Set.copyOf(codes);
        }
    }

    /** All that are below {@code code}, at any depth, and itself if it is {@code included}. */
    record Below(String code, boolean included) implements ConceptFilter {}

    /** All that {@code code} is below, at any depth, and itself if it is {@code included}. */
    record Above(String code, boolean included) implements ConceptFilter {}

    /** The children of {@code code}. */
    record ChildOf(String code) implements ConceptFilter {}

    /** The parents of {@code code}. */
    record ParentOf(String code) implements ConceptFilter {}

    /** The members of a reference set. */
    record MemberOf(String set) implements ConceptFilter {}

    /** Concepts for which a value of {@code property} is one of {@code values}. */
    record Property(String property, Set<String> values) implements ConceptFilter {
        public Property {
            values = Set.copyOf(values);
        }
    }

    /** Concepts that have any value of {@code property}. */
    record HasProperty(String property) implements ConceptFilter {}

    /** Concepts with a display or designation in which each word of {@code text} begins a word. */
    record Text(String text) implements ConceptFilter {}

    /** Active concepts. */
    record Active() implements ConceptFilter {}

    /** Concepts that stand in the relation {@code way} to any of those that {@code to} matches. */
    record Near(Way way, ConceptFilter to) implements ConceptFilter {}

    /** Below and above at any depth, next below and above, member of a reference set, reference set that has a member. */
    enum Way {
        BELOW,
        ABOVE,
        CHILD,
        PARENT,
        MEMBER,
        SET
    }

    /** Concepts that match all {@code filters}. */
    record AllOf(List<ConceptFilter> filters) implements ConceptFilter {
        public AllOf {
            filters = List.copyOf(filters);
        }
    }

    /** Concepts that match any of {@code filters}. */
    record AnyOf(List<ConceptFilter> filters) implements ConceptFilter {
        public AnyOf {
            filters = List.copyOf(filters);
        }
    }

    /** All others. */
    record Not(ConceptFilter filter) implements ConceptFilter {}
}
