package org.footbridge.page.guide;

import java.util.List;
import java.util.Optional;
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

    /** What a list says of a definition. */
    record Added(String type, String id, String url, String title, String description) {}
}
