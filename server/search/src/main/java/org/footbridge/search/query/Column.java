package org.footbridge.search.query;

import java.util.function.Function;
import org.footbridge.sql.Sql;

/**
 * A column of an index table, by its name in SQL and by the value that an entry has for it. Its comparisons have both forms.
 *
 * @param <E> the entry that a row is written from
 * @param <V> the type of the column; its order is that of the database. Texts have none, see {@link TextColumn}
 */
public record Column<E, V extends Comparable<V>>(String name, Function<E, V> value) {
    public RowPredicate<E> lessThan(V bound) {
        return new RowPredicate<>(Sql.of(name + " < ?", bound), entry -> order(entry, bound) < 0);
    }

    public RowPredicate<E> atMost(V bound) {
        return new RowPredicate<>(Sql.of(name + " <= ?", bound), entry -> order(entry, bound) <= 0);
    }

    public RowPredicate<E> greaterThan(V bound) {
        return new RowPredicate<>(Sql.of(name + " > ?", bound), entry -> order(entry, bound) > 0);
    }

    public RowPredicate<E> atLeast(V bound) {
        return new RowPredicate<>(Sql.of(name + " >= ?", bound), entry -> order(entry, bound) >= 0);
    }

    private int order(E entry, V bound) {
        return value.apply(entry).compareTo(bound);
    }
}
