package org.footbridge.store.resource;

import java.util.Arrays;
import org.footbridge.search.index.IndexEntries;

/**
 * A current version and what it is found by at the moment.
 *
 * @param stamp changes with everything that is done to the resource or its entries
 * @param entries what the table {@code search} has; only the digest tells of the other tables
 */
public record IndexedVersion(StoredVersion version, String stamp, Entries entries) {

    /** A row of {@code search}. */
    record Entries(
            long digest,
            long[] tokens,
            long[] referenceParameters,
            long[] referenceTargets,
            int[] parameters,
            String texts) {}

    /** Whether {@code wanted} is what it is found by already. */
    public boolean has(IndexEntries wanted) {
        return entries.digest() == wanted.digest()
                && Arrays.equals(entries.tokens(), wanted.tokens())
                && Arrays.equals(entries.referenceParameters(), wanted.referenceParameters())
                && Arrays.equals(entries.referenceTargets(), wanted.referenceTargets())
                && Arrays.equals(entries.parameters(), wanted.parameters())
                && entries.texts().equals(wanted.texts().own());
    }
}
