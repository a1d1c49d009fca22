package org.footbridge.rest.response;

import org.footbridge.store.resource.StoredVersion;

/**
 * The request and response elements of a history entry.
 *
 * @param method the HTTP method of the change
 * @param url relative to the base
 * @param status of the answer that the change got
 */
record HistoryEntry(String method, String url, String status) {
    static HistoryEntry of(StoredVersion version) {
        String url = version.type() + "/" + version.id();
        return switch (version.change()) {
            case CREATED -> new HistoryEntry("POST", version.type(), "201 Created");
            case CREATED_BY_PUT, RESTORED -> new HistoryEntry("PUT", url, "201 Created");
            case UPDATED -> new HistoryEntry("PUT", url, "200 OK");
            case DELETED -> new HistoryEntry("DELETE", url, "204 No Content");
        };
    }
}
