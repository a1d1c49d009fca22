package org.footbridge.store.resource;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.IndexEntries.DateEntry;
import org.footbridge.search.index.IndexEntries.NumberEntry;
import org.footbridge.search.index.IndexEntries.StringEntry;
import org.footbridge.search.index.Texts.Shared;
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

    /** An index entry and the resource that has it. */
    private record Value<T>(Indexed of, T entry) {}

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

    private Stream<Indexed> worded() {
        return all.stream()
                .filter(one -> one.changed() && !one.entries().words().isEmpty());
    }

    /** The tables that need rows; {@code fresh} are texts that may not be stored yet. */
    Parts parts(List<Shared> fresh) {
        return new Parts(
                has(IndexEntries::dates),
                has(IndexEntries::numbers),
                has(IndexEntries::strings),
                worded().findAny().isPresent(),
                !fresh.isEmpty(),
                false);
    }

    private boolean has(Function<IndexEntries, List<?>> part) {
        return all.stream()
                .anyMatch(one -> one.changed() && !part.apply(one.entries()).isEmpty());
    }

    /** Binds the parameters of {@link BulkSql#entries}. */
    void bind(Binder values, Parts parts, List<Shared> fresh) throws SQLException {
        bindKeys(values);
        if (parts.dates()) {
            bindDates(values, values(IndexEntries::dates));
        }
        if (parts.numbers()) {
            bindNumbers(values, values(IndexEntries::numbers));
        }
        if (parts.strings()) {
            bindStrings(values, values(IndexEntries::strings));
        }
        bindRows(values);
        if (parts.words()) {
            bindWords(values);
        }
        EntryValues.texts(values, fresh);
    }

    private void bindWords(Binder values) throws SQLException {
        List<Indexed> with = worded().toList();
        values.add(longs(with, Indexed::pid)).add(ints(with, Indexed::shard));
        values.add(texts(with, one -> one.entries().words().narrative()));
        values.add(texts(with, one -> one.entries().words().content()));
    }

    private <T> List<Value<T>> values(Function<IndexEntries, List<T>> part) {
        return all.stream()
                .filter(Indexed::changed)
                .flatMap(one -> part.apply(one.entries()).stream().map(entry -> new Value<>(one, entry)))
                .toList();
    }

    private static <T> void bindOwners(Binder values, List<Value<T>> rows) throws SQLException {
        values.add(longs(rows, row -> row.of().pid()))
                .add(ints(rows, row -> row.of().shard()));
    }

    private static void bindDates(Binder values, List<Value<DateEntry>> rows) throws SQLException {
        bindOwners(values, rows);
        values.add(longs(rows, row -> row.entry().key()));
        values.add(longs(rows, row -> row.entry().from()));
        values.add(longs(rows, row -> row.entry().to()));
        values.add(longs(rows, row -> row.entry().composite().key()));
        values.add(longs(rows, row -> row.entry().composite().system()));
    }

    private static void bindNumbers(Binder values, List<Value<NumberEntry>> rows) throws SQLException {
        bindOwners(values, rows);
        values.add(longs(rows, row -> row.entry().key()));
        values.add(rows.stream().map(row -> row.entry().low()).toArray(BigDecimal[]::new));
        values.add(rows.stream().map(row -> row.entry().high()).toArray(BigDecimal[]::new));
        values.add(texts(rows, row -> EntryValues.qualifiers(row.entry())));
        values.add(longs(rows, row -> row.entry().composite().key()));
        values.add(longs(rows, row -> row.entry().composite().system()));
    }

    private static void bindStrings(Binder values, List<Value<StringEntry>> rows) throws SQLException {
        bindOwners(values, rows);
        values.add(longs(rows, row -> row.entry().key()));
        values.add(texts(rows, row -> row.entry().normal()));
        values.add(texts(rows, row -> row.entry().value()));
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
