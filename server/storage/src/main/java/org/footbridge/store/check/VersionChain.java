package org.footbridge.store.check;

import java.util.Optional;
import org.footbridge.store.resource.Change;
import org.jspecify.annotations.Nullable;

/** The versions of one resource, seen one after the other, the oldest first; remembers the first thing that is wrong. */
final class VersionChain {
    /** A version without its body; times are microseconds since 1970. */
    record Link(int version, long updated, Change change) {}

    @Nullable
    private Link last;

    private long lastUntil;

    @Nullable
    private String fault;

    /** A version that was replaced at {@code until}. */
    void old(Link link, long until) {
        add(link);
        lastUntil = until;
    }

    /** The fault of the whole chain, of which {@code link} is the end; empty if nothing is. */
    Optional<String> current(Link link) {
        add(link);
        return Optional.ofNullable(fault);
    }

    private void add(Link link) {
        Link before = last;
        if (fault == null) {
            fault = before == null ? first(link) : next(before, link);
        }
        last = link;
    }

    @Nullable
    private static String first(Link link) {
        if (link.version() != 1) {
            return "the first version there is, is " + link.version();
        }
        return link.change() == Change.CREATED || link.change() == Change.CREATED_BY_PUT
                ? null
                : "version 1 is no creation";
    }

    @Nullable
    private String next(Link before, Link link) {
        String name = "version " + link.version();
        if (link.version() != before.version() + 1) {
            return name + " follows version " + before.version();
        } else if (link.updated() < before.updated()) {
            return name + " is older than the one before it";
        } else if (link.updated() != lastUntil) {
            return name + " does not begin where the one before it ends";
        }
        return follows(before.change(), link.change()) ? null : name + " cannot be what it is after the one before it";
    }

    private static boolean follows(Change before, Change change) {
        return before == Change.DELETED
                ? change == Change.RESTORED
                : change == Change.UPDATED || change == Change.DELETED;
    }
}
