package org.footbridge.store.resource;

import java.util.Arrays;
import org.footbridge.search.index.IndexEntries;

/**
 * A current version with its stored index entries.
 *
 * @param stamp changes with each change of the resource or its entries
 * @param entries the row of table {@code search}, which has a digest of the rows in the other tables
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

    /** Whether the stored entries equal {@code wanted}. */
    public boolean has(IndexEntries wanted) {
        return entries.digest() == wanted.digest()
                && Arrays.equals(entries.tokens(), wanted.tokens())
                && Arrays.equals(entries.referenceParameters(), wanted.referenceParameters())
                && Arrays.equals(entries.referenceTargets(), wanted.referenceTargets())
                && Arrays.equals(entries.parameters(), wanted.parameters())
                && entries.texts().equals(wanted.texts().own());
    }
}
