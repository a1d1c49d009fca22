package org.footbridge.page.guide;

import java.util.Optional;
import java.util.function.Supplier;

/** Definitions that belong to no guide of ours, such as R4's own. */
@FunctionalInterface
public interface OtherDefinitions {
    /** The JSON of the definition with this canonical URL, made only when it is wanted; empty if there is none. */
    Optional<Supplier<String>> find(String url);
}
