package org.footbridge.store.planner;

import java.util.List;
import java.util.OptionalLong;
import org.footbridge.store.resource.StoredVersion;
import org.jspecify.annotations.Nullable;

/**
 * The result of one statement of {@link PageSql}.
 *
 * @param givenUp whether the access path exceeded its budget, so that {@code rows} are not all
 * @param changed whether a resource of these types was updated or deleted since the first page
 * @param snapshot the snapshot in which the rows match, as PostgreSQL writes it
 * @param total of all pages, if it was counted
 */
public record FoundRows(List<Row> rows, boolean givenUp, boolean changed, String snapshot, OptionalLong total) {
    /** A resource and the values of the sort keys as texts. */
    public record Row(StoredVersion version, List<@Nullable String> values) {}

    /** The same with {@code found} as its rows. */
    public FoundRows with(List<Row> found) {
        return new FoundRows(found, givenUp, changed, snapshot, total);
    }
}
