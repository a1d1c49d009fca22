package org.footbridge.validation;

import java.util.Optional;

/** The terminology service as bindings ask it: whether a code is in a value set. */
@FunctionalInterface
public interface CodeMembership {
    /** Nothing is known of any value set. */
    CodeMembership UNKNOWN = (valueSet, system, code) -> Optional.empty();

    /**
     * Whether {@code code} of {@code system} is in the value set {@code valueSet}, a canonical URL, perhaps with
     * {@code |version}; empty if nobody here can know.
     */
    Optional<Boolean> has(String valueSet, String system, String code);
}
