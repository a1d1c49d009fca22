package org.footbridge.access.policy;

import java.util.Set;

/** The patients whose consents withhold their data from a party. */
@FunctionalInterface
public interface WithheldPatients {
    /** @param parties references such as {@code Organization/1}; the patients are {@code Patient/id} */
    Set<String> from(Set<String> parties);
}
