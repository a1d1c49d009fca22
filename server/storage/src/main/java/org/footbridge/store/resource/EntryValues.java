package org.footbridge.store.resource;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.store.index.IndexTable;
import org.footbridge.store.jdbc.Binder;

/** Binds the search entries of one resource to the statements of {@link WriteSql}, in columns. */
final class EntryValues {
    private EntryValues() {}

    static void keys(Binder values, IndexEntries entries) throws SQLException {
        values.add(entries.tokens())
                .add(entries.referenceParameters())
                .add(entries.referenceTargets())
                .add(entries.parameters())
                .add(entries.texts().own());
    }

    /** Binds the rows of the index tables; {@code WriteSql.Parts} leaves out the tables without rows. */
    static void rows(Binder values, IndexEntries entries) throws SQLException {
        for (IndexTable<?> table : IndexTable.ALL) {
            rows(values, table, entries);
        }
    }

    private static <E> void rows(Binder values, IndexTable<E> table, IndexEntries entries) throws SQLException {
        List<E> rows = table.of(entries);
        if (!rows.isEmpty()) {
            table.bind(values, rows, Function.identity());
        }
    }

    static void texts(Binder values, List<Shared> texts) throws SQLException {
        if (!texts.isEmpty()) {
            values.add(longs(texts, Shared::key)).add(longs(texts, Shared::parameter));
            values.add(texts.stream().map(Shared::text).toArray(String[]::new));
        }
    }

    private static <T> long[] longs(List<T> entries, ToLongFunction<T> part) {
        return entries.stream().mapToLong(part).toArray();
    }
}
