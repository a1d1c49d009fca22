package org.footbridge.guide.site.guide;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Source of definitions outside our guides: those of R4, and those that were stored on this server. */
@FunctionalInterface
public interface OtherDefinitions {
    /** The JSON of the definition with this canonical URL, created on demand; empty if there is none. */
    Optional<Supplier<String>> find(String url);

    /** The stored definitions, for example those of an installed package, without R4's own. */
    default List<Added> added() {
        return List.of();
    }

    /** The first codes of a value set, {@code max} at most; empty if they cannot be known here. */
    default Optional<Codes> codes(String canonical, int max) {
        return Optional.empty();
    }

    /**
     * The first codes of a value set.
     *
     * @param total the number of its codes; empty if they were not counted
     */
    record Codes(List<Code> first, OptionalLong total) {}

    /** A code of a value set; the definition is empty if it has none. */
    record Code(String system, String code, String display, String definition) {}

    /** The metadata of a stored definition, for lists. */
    record Added(String type, String id, String url, String title, String description) {}
}
