package org.footbridge.store.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.IndexEntries.DateEntry;
import org.footbridge.search.index.IndexEntries.NumberEntry;
import org.footbridge.search.index.IndexEntries.StringEntry;
import org.footbridge.search.index.Words;
import org.footbridge.search.query.ValueTable;
import org.footbridge.store.index.IndexColumn.Decimal;
import org.footbridge.store.index.IndexColumn.Text;
import org.footbridge.store.index.IndexColumn.Whole;
import org.footbridge.store.index.IndexColumn.Wholes;
import org.footbridge.store.index.IndexColumn.WordList;
import org.footbridge.store.jdbc.Binder;

/**
 * An index table with any number of rows for a resource: its columns, and the entries that its rows are written from. Each row also has
 * the {@code pid} and the {@code shard} of the resource. All statements that write, copy or compare rows follow from this.
 *
 * @param <E> the entry of a row
 */
public final class IndexTable<E> {
    public static final IndexTable<DateEntry> DATES = new IndexTable<>(
            ValueTable.DATES,
            List.of(
                    new Whole<>("key", DateEntry::key),
                    new Whole<>("low", DateEntry::from),
                    new Whole<>("high", DateEntry::to),
                    new Whole<>("pair", entry -> entry.composite().key(), true),
                    new Whole<>("system", entry -> entry.composite().system(), true)));

    public static final IndexTable<NumberEntry> NUMBERS = new IndexTable<>(
            ValueTable.NUMBERS,
            List.of(
                    new Whole<>("key", NumberEntry::key),
                    new Decimal<>("low", NumberEntry::low),
                    new Decimal<>("high", NumberEntry::high),
                    new Wholes<>("qualifiers", NumberEntry::qualifiers),
                    new Whole<>("pair", entry -> entry.composite().key(), true),
                    new Whole<>("system", entry -> entry.composite().system(), true)));

    public static final IndexTable<StringEntry> STRINGS = new IndexTable<>(
            ValueTable.STRINGS,
            List.of(
                    new Whole<>("key", StringEntry::key),
                    new Text<>("normal", StringEntry::normal),
                    new Text<>("value", StringEntry::value)));

    public static final IndexTable<Words> WORDS = new IndexTable<>(
            "search_words",
            entries -> entries.words().isEmpty() ? List.of() : List.of(entries.words()),
            List.of(new WordList<>("narrative", Words::narrative), new WordList<>("content", Words::content)));

    /** The tables whose rows PostgreSQL and this program can compare value by value. */
    public static final List<IndexTable<?>> COMPARABLE = List.of(DATES, NUMBERS, STRINGS);

    /** All tables of this kind, in the order in which statements name them. */
    public static final List<IndexTable<?>> ALL = List.of(DATES, NUMBERS, STRINGS, WORDS);

    private final String name;
    private final Function<IndexEntries, List<E>> entries;
    private final List<IndexColumn<E>> columns;

    private IndexTable(ValueTable<E> values, List<IndexColumn<E>> columns) {
        this(values.name(), values.entries(), columns);
    }

    private IndexTable(String name, Function<IndexEntries, List<E>> entries, List<IndexColumn<E>> columns) {
        this.name = name;
        this.entries = entries;
        this.columns = columns;
    }

    public String name() {
        return name;
    }

    /** The entries of one resource that are rows of this table. */
    public List<E> of(IndexEntries all) {
        return entries.apply(all);
    }

    /** A row, and the resource that it belongs to. */
    public record Owned<O, E>(O owner, E entry) {}

    /** The rows of several resources. */
    public <O> List<Owned<O, E>> of(Collection<O> owners, Function<O, IndexEntries> indexed) {
        return owners.stream()
                .flatMap(owner -> of(indexed.apply(owner)).stream().map(entry -> new Owned<>(owner, entry)))
                .toList();
    }

    /** A part of a {@code WITH} that inserts rows of the resource that is the only row of {@code o}. */
    public String insertion() {
        return insertion("o.pid, o.shard", "o, ", List.of(), "");
    }

    /**
     * A part of a {@code WITH} that inserts rows of several resources.
     *
     * @param pid the expression of the pid; {@code v.pid} is bound for each row, as is {@code v.shard}
     * @param from what else the rows are selected from, with a comma behind it; may be empty
     * @param condition a {@code WHERE} clause; may be empty
     */
    public String insertion(String pid, String from, String condition) {
        return insertion(pid + ", v.shard", from, List.of("pid", "shard"), condition);
    }

    private String insertion(String owner, String from, List<String> owners, String condition) {
        return ", i_" + name + " AS (INSERT INTO " + name + " (pid, shard, " + names() + ") SELECT " + owner + ", "
                + encoded() + " FROM " + from + unnest(owners) + " " + condition + ")\n";
    }

    /** A part of a {@code WITH} that deletes the rows of the resources {@code owners}, a table with the column {@code pid}. */
    public String deletion(String owners) {
        return ", d_" + name + " AS (DELETE FROM " + name + " x USING " + owners + " WHERE x.pid = " + owners
                + ".pid)\n";
    }

    /**
     * A part of a {@code WITH} that adds bound rows to those of the table, under the negative of their pids. Whatever
     * follows and names the table sees both.
     */
    public String withBound() {
        return ", " + name + " AS NOT MATERIALIZED (SELECT pid, " + names() + " FROM " + name
                + " UNION ALL SELECT -v.pid, " + encoded() + " FROM " + unnest(List.of("pid")) + ")\n";
    }

    /** The values of rows in a form that can be compared, after the pid. */
    public String selection() {
        return "SELECT pid, " + columns.stream().map(IndexColumn::selected).collect(Collectors.joining(", ")) + " FROM "
                + name;
    }

    /** Binds {@code rows} to the placeholders of the columns, one array each. */
    public <R> void bind(Binder values, List<R> rows, Function<R, E> entry) throws SQLException {
        for (IndexColumn<E> column : columns) {
            column.bind(values, rows, entry);
        }
    }

    /** The values of the rows of one resource, as {@link #comparable(ResultSet)} reads them. */
    public Stream<List<Object>> comparable(IndexEntries all) {
        return of(all).stream()
                .map(entry ->
                        columns.stream().map(column -> column.comparable(entry)).toList());
    }

    /** The values of a row of {@link #selection()}. */
    public List<Object> comparable(ResultSet row) throws SQLException {
        List<Object> values = new ArrayList<>(columns.size());
        for (IndexColumn<E> column : columns) {
            values.add(column.comparable(row, values.size() + 2));
        }
        return values;
    }

    private String names() {
        return columns.stream().map(IndexColumn::name).collect(Collectors.joining(", "));
    }

    private String encoded() {
        return columns.stream().map(IndexColumn::encoded).collect(Collectors.joining(", "));
    }

    /** The bound arrays as the rows {@code v}. */
    private String unnest(List<String> owners) {
        List<String> bound = Stream.concat(owners.stream(), columns.stream().map(IndexColumn::name))
                .toList();
        return "unnest(" + String.join(", ", Collections.nCopies(bound.size(), "?")) + ") AS v ("
                + String.join(", ", bound) + ")";
    }
}
