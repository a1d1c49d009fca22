package org.footbridge.store.resource;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.jdbc.ResourceTypes;

/**
 * Finds which of the types that define something for the server have changed since it was last asked, on whichever server. Changes by
 * transactions that overlap with a look may be reported twice, but never not at all.
 */
public final class DefinitionChanges {
    /** A change that is still being written at the time of one look is seen by the next: it is not before that look's horizon. */
    private static final String LOOK = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text,"
            + " (SELECT coalesce(sum(id), 0) FROM code_system WHERE state = 'current'),"
            + " ARRAY(SELECT DISTINCT type::integer FROM resource WHERE txid >= ?::xid8 AND type = ANY(?))";

    private final Database database;
    private final ResourceTypes types;
    private Seen seen;

    /** @param horizon the transactions before this one were looked at */
    private record Seen(String horizon, long loaded, Set<String> changed) {}

    public DefinitionChanges(Database database, ResourceTypes types) {
        this.database = database;
        this.types = types;
        this.seen = new Seen(
                database.first(
                                "SELECT pg_snapshot_xmin(pg_current_snapshot())::text",
                                values -> {},
                                row -> row.getString(1))
                        .orElseThrow(),
                0,
                Set.of());
    }

    /** The topics among {@code topics}, resource types and {@link Notifications#CODE_SYSTEMS}, that have changed since the last call. */
    public synchronized Set<String> since(Set<String> topics) {
        Seen last = seen;
        int[] wanted = topics.stream()
                .filter(topic -> !topic.equals(topic.toLowerCase(Locale.ROOT)))
                .mapToInt(types::number)
                .toArray();
        seen = database.first(
                        LOOK,
                        values -> values.add(last.horizon()).add(wanted),
                        row -> new Seen(row.getString(1), row.getLong(2), names((Integer[])
                                row.getArray(3).getArray())))
                .orElseThrow();
        Set<String> changed = new HashSet<>(seen.changed());
        if (seen.loaded() != last.loaded()) {
            changed.add(Notifications.CODE_SYSTEMS);
        }
        return changed;
    }

    private Set<String> names(Integer[] numbers) {
        return List.of(numbers).stream().map(types::name).collect(Collectors.toSet());
    }
}
