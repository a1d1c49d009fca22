package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a feed.
 *
 * @param number its place in the feed, from 1
 * @param id of the service; empty if it has none
 * @param service checked and cleaned; empty if the row is refused or has not been read, as it is known to be unchanged
 * @param notes what was put right or is in doubt
 * @param refusal why the row cannot be imported; empty if it can
 */
record Row(int number, String id, ObjectNode service, List<String> notes, String refusal) {
    Row {
        notes = List.copyOf(notes);
    }

    static Row refused(int number, String id, String reason) {
        return new Row(number, id, JsonNodeFactory.instance.objectNode(), List.of(), reason);
    }

    /** A row whose publisher says that it has not changed since the last import. */
    static Row unread(int number, String id) {
        return new Row(number, id, JsonNodeFactory.instance.objectNode(), List.of(), "");
    }

    boolean isRefused() {
        return !refusal.isEmpty();
    }

    boolean isUnread() {
        return refusal.isEmpty() && service.isEmpty();
    }

    Row noting(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Row(number, id, service, all, refusal);
    }

    Row refused(String reason) {
        return new Row(number, id, service, notes, reason);
    }
}
