package org.footbridge.store;

import java.time.Instant;

/**
 * One version of a resource as the database has it.
 *
 * @param pid identity of the resource in the database, ascending in the order of creation
 * @param version 1 for the first, then without gaps
 * @param updated {@code meta.lastUpdated}, in whole microseconds
 * @param body JSON in UTF-8; empty if {@code change} is a deletion
 */
public record StoredVersion(
        long pid, String type, String id, int version, Instant updated, Change change, byte[] body) {

    public boolean deleted() {
        return change == Change.DELETED;
    }

    /** The weak entity tag of this version, such as {@code W/"3"}. */
    public String etag() {
        return "W/\"" + version + "\"";
    }

    /** The relative URL of this version: {@code Patient/1/_history/3}. */
    public String path() {
        return type + "/" + id + "/_history/" + version;
    }
}
