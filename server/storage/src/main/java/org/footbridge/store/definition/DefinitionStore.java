package org.footbridge.store.definition;

import java.util.Collection;
import java.util.List;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.resource.StoredRows;
import org.footbridge.store.resource.StoredVersion;

/** The resources that are stored here and define something for the server: profiles, value sets, code systems and so on. */
public final class DefinitionStore {
    private static final String REVISION =
            "SELECT coalesce(sum(version), 0) FROM resource WHERE type = ANY(?::smallint[])";
    private static final String ALL = "SELECT " + StoredRows.COLUMNS
            + " FROM resource WHERE type = ANY(?::smallint[]) AND action <> 'D' ORDER BY updated, pid";

    private final Database database;
    private final ResourceTypes types;
    private final StoredRows rows;

    public DefinitionStore(Database database, ResourceTypes types) {
        this.database = database;
        this.types = types;
        this.rows = new StoredRows(types);
    }

    /** A number that is another one after each change of a resource of {@code of}. */
    public long revision(Collection<String> of) {
        return database.first(REVISION, values -> values.add(numbers(of)), row -> row.getLong(1))
                .orElseThrow();
    }

    /** All of the types {@code of} that are not deleted; those changed last come last. */
    public List<StoredVersion> all(Collection<String> of) {
        return database.list(ALL, values -> values.add(numbers(of)), rows::read);
    }

    private int[] numbers(Collection<String> of) {
        return of.stream().mapToInt(types::number).toArray();
    }
}
