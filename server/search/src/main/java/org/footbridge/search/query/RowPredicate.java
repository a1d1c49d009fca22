package org.footbridge.search.query;

import java.util.List;
import java.util.function.Predicate;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.sql.Sql;

/**
 * A test of one row of an index table in two forms: as SQL on the row {@code v} (of {@code token_text}: {@code t}), and as a
 * predicate of the entry that the row is written from.
 *
 * @param <E> the entry, such as {@link IndexEntries.DateEntry}
 */
public record RowPredicate<E>(Sql sql, Predicate<E> predicate) {
    public RowPredicate<E> and(RowPredicate<E> other) {
        return new RowPredicate<>(sql.then(Sql.of("AND")).then(other.sql), predicate.and(other.predicate));
    }

    public RowPredicate<E> or(RowPredicate<E> other) {
        return any(List.of(this, other));
    }

    /** Any of {@code parts}, at least one. */
    public static <E> RowPredicate<E> any(List<RowPredicate<E>> parts) {
        return new RowPredicate<>(
                Sql.or(parts.stream().map(RowPredicate::sql).toList()),
                parts.stream().map(RowPredicate::predicate).reduce(entry -> false, Predicate::or));
    }
}
