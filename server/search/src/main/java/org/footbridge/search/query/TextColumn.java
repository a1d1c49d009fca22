package org.footbridge.search.query;

import java.util.function.Function;
import org.footbridge.search.value.NormalText;
import org.footbridge.sql.Sql;

/**
 * A text column of an index table, by its name in SQL and by the value that an entry has for it. Its tests have both forms.
 *
 * @param <E> the entry that a row is written from
 */
public record TextColumn<E>(String name, Function<E, String> value) {
    public RowPredicate<E> is(String text) {
        return new RowPredicate<>(
                Sql.of(name + " = ?", text), entry -> value.apply(entry).equals(text));
    }

    public RowPredicate<E> isNotEmpty() {
        return new RowPredicate<>(
                Sql.of(name + " <> ''"), entry -> !value.apply(entry).isEmpty());
    }

    /** In SQL a range, so that the index on the C collation serves it even where the planner cannot see the value. */
    public RowPredicate<E> startsWith(String prefix) {
        String successor = NormalText.successor(prefix);
        return new RowPredicate<>(
                successor.isEmpty()
                        ? Sql.of(name + " >= ?", prefix)
                        : Sql.of(name + " >= ? AND " + name + " < ?", prefix, successor),
                entry -> value.apply(entry).startsWith(prefix));
    }

    public RowPredicate<E> contains(String part) {
        return new RowPredicate<>(
                like("%" + pattern(part) + "%"), entry -> value.apply(entry).contains(part));
    }

    public RowPredicate<E> endsWith(String part) {
        return new RowPredicate<>(
                like("%" + pattern(part)), entry -> value.apply(entry).endsWith(part));
    }

    private Sql like(String pattern) {
        return Sql.of(name + " LIKE ?", pattern);
    }

    private static String pattern(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
