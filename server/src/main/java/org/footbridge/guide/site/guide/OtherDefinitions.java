package org.footbridge.guide.site.guide;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Definitions that belong to no guide of ours: R4's own, and those that were added to this server. */
@FunctionalInterface
public interface OtherDefinitions {
    /** The JSON of the definition with this canonical URL, made only when it is wanted; empty if there is none. */
    Optional<Supplier<String>> find(String url);

    /** Those that were added, such as by an installed package; R4's own are not among them. */
    default List<Added> added() {
        return List.of();
    }

    /** The first codes of a value set, {@code max} at most; empty if they cannot be known here. */
    default Optional<Codes> codes(String canonical, int max) {
        return Optional.empty();
    }

    /**
     * Some codes of a value set.
     *
     * @param total how many it has; empty if nobody has counted them
     */
    record Codes(List<Code> first, OptionalLong total) {}

    /** A code of a value set; the definition is empty if it has none. */
    record Code(String system, String code, String display, String definition) {}

    /** What a list says of a definition. */
    record Added(String type, String id, String url, String title, String description) {}
}
