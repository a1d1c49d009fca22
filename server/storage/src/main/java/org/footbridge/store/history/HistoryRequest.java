package org.footbridge.store.history;

import java.time.Instant;
import java.util.Optional;

/**
 * A query of a history.
 *
 * @param type empty for the whole system
 * @param id empty for all of a type
 * @param since only versions made at or after this instant
 * @param at only versions that were current at some moment of this period
 * @param count most entries of a page, 1 or more
 * @param after where the page before ended; empty for the first
 */
public record HistoryRequest(
        Optional<String> type,
        Optional<String> id,
        Optional<Instant> since,
        Optional<Period> at,
        int count,
        Optional<HistoryPosition> after) {

    /** From {@code from} to just before {@code to}. */
    public record Period(Instant from, Instant to) {}
}
