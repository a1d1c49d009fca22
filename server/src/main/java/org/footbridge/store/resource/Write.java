package org.footbridge.store.resource;

import org.footbridge.json.ResourceJson;
import org.footbridge.search.IndexEntries;

/** One of the writes that {@link WriteStore} does together. */
public sealed interface Write {
    /** A resource that there never was, under {@code id}. */
    record Creation(String id, ResourceJson json, IndexEntries entries, Change how) implements Write {}

    /** The version after {@code current}, which may be a deletion. */
    record Replacement(StoredVersion current, ResourceJson json, IndexEntries entries) implements Write {}

    /** The mark of the deletion of {@code current}. */
    record Deletion(StoredVersion current) implements Write {}
}
