package org.footbridge.terminology.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.ConceptStore.Found;
import org.footbridge.store.concept.ConceptStore.Window;

/** A version of a code system that evaluates look-ups and filters, wherever its concepts are stored. */
public sealed interface KnownSystem permits ListedSystem, TabledSystem, UnknownSystem {
    String url();

    /** Empty if it has none. */
    String version();

    /** Empty if it has none. */
    String name();

    /** Whether it has all of its concepts, so that it can be said of a code that it is none. */
    boolean isWhole();

    /** The FHIR types of its properties, by their codes. */
    Map<String, String> properties();

    /** The code as the system spells it, if the case of letters does not matter in it; else as it is. */
    default String spelled(String code) {
        return code;
    }

    Optional<Concept> find(String code);

    /** Returns a concept with its code, display and abstract flag only, which can be faster. */
    default Optional<Concept> named(String code) {
        return find(code);
    }

    /** Whether {@code code} passes {@code filter}; empty if unknown. */
    Optional<Boolean> has(String code, ConceptFilter filter);

    /** Returns a page of the concepts that pass {@code filter}, in the system's order or by the length of the display. */
    List<Concept> page(ConceptFilter filter, Window window);

    /** Returns the number of concepts that pass {@code filter}, at most {@code max}. */
    long count(ConceptFilter filter, long max);

    /**
     * Returns a page of the concepts that pass {@code filter}, and their number unless it is {@code max} or more, or
     * expensive to compute.
     */
    default Found found(ConceptFilter filter, Window window, long max) {
        return new Found(page(filter, window), OptionalLong.of(count(filter, Long.MAX_VALUE)));
    }

    /** Returns the codes that pass {@code filter}, at most {@code max}. */
    Set<String> codes(ConceptFilter filter, int max);

    /**
     * Returns the codes that pass {@code filter} and occur on this server as values of a search parameter, as far as that is
     * known.
     *
     * @param parameter the key of the parameter
     */
    default Set<String> occurring(ConceptFilter filter, long parameter, int max) {
        return codes(filter, max);
    }

    /** The URL, with the version if it has one. */
    default String canonical() {
        return version().isEmpty() ? url() : url() + "|" + version();
    }
}
