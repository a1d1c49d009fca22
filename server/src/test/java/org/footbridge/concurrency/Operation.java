package org.footbridge.concurrency;

import java.util.List;

/**
 * One request of one client, and what came of it.
 *
 * @param about the resource, the group or the identifier
 * @param value what it writes, in no other operation; empty if it writes nothing or deletes
 * @param named the version in If-Match; 0 if there is none
 * @param startNs just before the request was sent; {@code endNs} just after it was answered
 * @param seen what the answer says, if there is one
 */
public record Operation(
        Kind kind, String about, String value, int named, long startNs, long endNs, Outcome outcome, List<Seen> seen) {
    public enum Kind {
        READ,
        SEARCH,
        PUT,
        UPDATE,
        PATCH,
        DELETE,
        CONDITIONAL_CREATE,
        CONDITIONAL_UPDATE,
        TRANSACTION,
        GROUP_SEARCH;

        boolean reads() {
            return this == READ || this == SEARCH || this == GROUP_SEARCH;
        }
    }

    /** {@code UNKNOWN}: there was no answer, or none that says; it may have happened at any time after the start. */
    public enum Outcome {
        DONE,
        REFUSED,
        UNKNOWN
    }

    public Operation {
        seen = List.copyOf(seen);
    }

    boolean done() {
        return outcome == Outcome.DONE;
    }

    /** The latest time at which it may have taken effect. */
    long effectMaxNs() {
        return outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : endNs;
    }
}
