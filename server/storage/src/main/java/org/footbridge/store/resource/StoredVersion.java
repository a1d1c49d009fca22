package org.footbridge.store.resource;

import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import org.footbridge.json.ResourceJson;

/**
 * One version of a resource as the database has it.
 *
 * @param pid identity of the resource in the database, ascending in the order of creation
 * @param version 1 for the first, then without gaps
 * @param updated {@code meta.lastUpdated}, in whole microseconds
 * @param body JSON in UTF-8; empty if {@code change} is a deletion
 * @param digest of the search entries that it was read with; empty if it was read without
 */
public record StoredVersion(
        long pid,
        String type,
        String id,
        int version,
        Instant updated,
        Change change,
        byte[] body,
        OptionalLong digest) {

    public StoredVersion(long pid, String type, String id, int version, Instant updated, Change change, byte[] body) {
        this(pid, type, id, version, updated, change, body, OptionalLong.empty());
    }

    /** The same with the digest of its search entries. */
    StoredVersion indexed(long entries) {
        return new StoredVersion(pid, type, id, version, updated, change, body, OptionalLong.of(entries));
    }

    /** The same with another body, for a response with a subset of the elements. */
    public StoredVersion with(byte[] other) {
        return new StoredVersion(pid, type, id, version, updated, change, other, digest);
    }

    public boolean deleted() {
        return change == Change.DELETED;
    }

    /** Whether {@code json} equals the content, so that no new version is needed. */
    public boolean says(ResourceJson json) {
        return !deleted() && Arrays.equals(body, json.render(id, version, updated));
    }

    /** The next version with other content; a deleted resource is restored. */
    StoredVersion replaced(ResourceJson json, Instant now) {
        return new StoredVersion(
                pid,
                type,
                id,
                version + 1,
                now,
                deleted() ? Change.RESTORED : Change.UPDATED,
                json.render(id, version + 1, now));
    }

    /** The next version, which marks the deletion. */
    StoredVersion deletion(Instant now) {
        return new StoredVersion(pid, type, id, version + 1, now, Change.DELETED, new byte[0]);
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
