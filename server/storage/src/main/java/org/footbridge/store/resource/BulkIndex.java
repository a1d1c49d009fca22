package org.footbridge.store.resource;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.store.index.IndexTable;
import org.footbridge.store.index.IndexTable.Owned;
import org.footbridge.store.jdbc.Binder;
import org.footbridge.store.resource.WriteSql.Parts;

/** The index entries of resources that are written together, as the array parameters of {@link BulkSql}. */
final class BulkIndex {
    private final List<Indexed> all = new ArrayList<>();

    /**
     * {@code pid}: of what is new, its place among the others. {@code changed}: whether its dates, numbers, strings and words
     * are to be written.
     */
    private record Indexed(long pid, long key, int type, IndexEntries entries, boolean changed) {
        int shard() {
            return ResourceStore.shard(key);
        }
    }

    void add(long pid, long key, int type, IndexEntries entries, boolean changed) {
        all.add(new Indexed(pid, key, type, entries, changed));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The shared texts of all resources, each once. */
    List<Shared> texts() {
        return all.stream()
                .flatMap(one -> one.entries().texts().shared().stream())
                .distinct()
                .toList();
    }

    /** The tables that need rows; {@code fresh} are texts that may not be stored yet. */
    Parts parts(List<Shared> fresh) {
        List<Indexed> changed = changed();
        return Parts.of(
                table -> changed.stream()
                        .anyMatch(one -> !table.of(one.entries()).isEmpty()),
                fresh);
    }

    private List<Indexed> changed() {
        return all.stream().filter(Indexed::changed).toList();
    }

    /** Binds the parameters of {@link BulkSql#entries}. */
    void bind(Binder values, Parts parts, List<Shared> fresh) throws SQLException {
        bindKeys(values);
        List<Indexed> changed = changed();
        for (IndexTable<?> table : parts.indexTables()) {
            bindTable(values, table, changed);
        }
        bindRows(values);
        EntryValues.texts(values, fresh);
    }

    private static <E> void bindTable(Binder values, IndexTable<E> table, List<Indexed> changed) throws SQLException {
        List<Owned<Indexed, E>> rows = table.of(changed, Indexed::entries);
        values.add(longs(rows, row -> row.owner().pid()))
                .add(ints(rows, row -> row.owner().shard()));
        table.bind(values, rows, Owned::entry);
    }

    /** Binds the keys of all resources, concatenated. */
    private void bindKeys(Binder values) throws SQLException {
        values.add(flat(IndexEntries::tokens));
        values.add(flat(IndexEntries::referenceParameters));
        values.add(flat(IndexEntries::referenceTargets));
        values.add(all.stream()
                .flatMapToInt(one -> Arrays.stream(one.entries().parameters()))
                .toArray());
    }

    private long[] flat(Function<IndexEntries, long[]> part) {
        return all.stream()
                .flatMapToLong(one -> Arrays.stream(part.apply(one.entries())))
                .toArray();
    }

    private void bindRows(Binder values) throws SQLException {
        values.add(longs(all, Indexed::pid)).add(longs(all, Indexed::key)).add(ints(all, Indexed::type));
        values.add(longs(all, one -> one.entries().digest()));
        values.add(texts(all, one -> one.entries().texts().own()));
        bindBounds(values, one -> one.tokens().length);
        bindBounds(values, one -> one.referenceParameters().length);
        bindBounds(values, one -> one.parameters().length);
    }

    /** Binds the positions at which the keys of each resource begin and end. */
    private void bindBounds(Binder values, ToIntFunction<IndexEntries> length) throws SQLException {
        int[] starts = new int[all.size()];
        int[] ends = new int[all.size()];
        int end = 0;
        for (int i = 0; i < all.size(); i++) {
            starts[i] = end;
            end += length.applyAsInt(all.get(i).entries());
            ends[i] = end;
        }
        values.add(starts).add(ends);
    }

    private static <T> long[] longs(List<T> rows, ToLongFunction<T> part) {
        return rows.stream().mapToLong(part).toArray();
    }

    private static <T> int[] ints(List<T> rows, ToIntFunction<T> part) {
        return rows.stream().mapToInt(part).toArray();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
