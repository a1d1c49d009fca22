package org.footbridge.store.history;

/**
 * The end position of a page of a history.
 *
 * @param snapshot the transactions that the first page saw, as PostgreSQL writes a {@code pg_snapshot}; later pages see
 *     no other, so that the pages together are the history as of the first
 * @param updatedMicros of the last entry, as are {@code pid} and {@code version}
 */
public record HistoryPosition(String snapshot, long updatedMicros, long pid, int version) {}
