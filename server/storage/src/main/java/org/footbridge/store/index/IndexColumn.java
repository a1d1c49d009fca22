package org.footbridge.store.index;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.footbridge.store.jdbc.Binder;

/**
 * A column of an index table: its name, how its values are encoded, and the value of an entry.
 *
 * @param <E> the entry of a row
 */
sealed interface IndexColumn<E> {
    String name();

    /** The expression that makes the stored value from the bound one, which is a column of the row {@code v}. */
    String encoded();

    /** The expression that reads the stored value for a comparison. */
    default String selected() {
        return name();
    }

    /** Binds the values of {@code rows} as one array. */
    <R> void bind(Binder values, List<R> rows, Function<R, E> entry) throws SQLException;

    /** The value of an entry, equal to that of {@link #comparable(ResultSet, int)} if it is the one that is stored. */
    Object comparable(E entry);

    Object comparable(ResultSet row, int column) throws SQLException;

    /** {@code bigint}; if it is {@code optional}, 0 is stored as NULL. */
    record Whole<E>(String name, ToLongFunction<E> value, boolean optional) implements IndexColumn<E> {
        Whole(String name, ToLongFunction<E> value) {
            this(name, value, false);
        }

        @Override
        public String encoded() {
            return optional ? "nullif(v." + name + ", 0)" : "v." + name;
        }

        @Override
        public String selected() {
            return optional ? "coalesce(" + name + ", 0)" : name;
        }

        @Override
        public <R> void bind(Binder values, List<R> rows, Function<R, E> entry) throws SQLException {
            values.add(rows.stream()
                    .mapToLong(row -> value.applyAsLong(entry.apply(row)))
                    .toArray());
        }

        @Override
        public Object comparable(E entry) {
            return value.applyAsLong(entry);
        }

        @Override
        public Object comparable(ResultSet row, int column) throws SQLException {
            return row.getLong(column);
        }
    }

    /** {@code numeric}. */
    record Decimal<E>(String name, Function<E, BigDecimal> value) implements IndexColumn<E> {
        @Override
        public String encoded() {
            return "v." + name;
        }

        @Override
        public <R> void bind(Binder values, List<R> rows, Function<R, E> entry) throws SQLException {
            values.add(rows.stream().map(entry.andThen(value)).toArray(BigDecimal[]::new));
        }

        @Override
        public Object comparable(E entry) {
            return value.apply(entry).stripTrailingZeros();
        }

        @Override
        public Object comparable(ResultSet row, int column) throws SQLException {
            return row.getBigDecimal(column).stripTrailingZeros();
        }
    }

    /** {@code text}, ordered by code points. */
    record Text<E>(String name, Function<E, String> value) implements IndexColumn<E> {
        @Override
        public String encoded() {
            return "v." + name + " COLLATE \"C\"";
        }

        @Override
        public <R> void bind(Binder values, List<R> rows, Function<R, E> entry) throws SQLException {
            values.add(rows.stream().map(entry.andThen(value)).toArray(String[]::new));
        }

        @Override
        public Object comparable(E entry) {
            return value.apply(entry);
        }

        @Override
        public Object comparable(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }
    }

    /** {@code bigint[]}; bound as text, as the arrays in an array must have the same length. */
    record Wholes<E>(String name, Function<E, List<Long>> value) implements IndexColumn<E> {
        @Override
        public String encoded() {
            return "v." + name + "::bigint[]";
        }

        @Override
        public <R> void bind(Binder values, List<R> rows, Function<R, E> entry) throws SQLException {
            values.add(rows.stream()
                    .map(entry.andThen(value))
                    .map(numbers -> numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                    .toArray(String[]::new));
        }

        @Override
        public Object comparable(E entry) {
            return value.apply(entry);
        }

        @Override
        public Object comparable(ResultSet row, int column) throws SQLException {
            Array array = row.getArray(column);
            return Arrays.asList((Long[]) array.getArray());
        }
    }

    /**
     * {@code tsvector} of English words. Positions of words are not stored: they would take half as much space again for a
     * narrative of eighty words. It is compared in SQL, as only PostgreSQL knows the words of a text.
     */
    record WordList<E>(String name, Function<E, String> value) implements IndexColumn<E> {
        @Override
        public String encoded() {
            return "strip(to_tsvector('english', nullif(v." + name + ", '')))";
        }

        @Override
        public <R> void bind(Binder values, List<R> rows, Function<R, E> entry) throws SQLException {
            values.add(rows.stream().map(entry.andThen(value)).toArray(String[]::new));
        }

        @Override
        public Object comparable(E entry) {
            throw new UnsupportedOperationException("words are compared in SQL");
        }

        @Override
        public Object comparable(ResultSet row, int column) {
            throw new UnsupportedOperationException("words are compared in SQL");
        }
    }
}
