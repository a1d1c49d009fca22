package org.footbridge.store.resource;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.IndexEntries.DateEntry;
import org.footbridge.search.index.IndexEntries.NumberEntry;
import org.footbridge.search.index.IndexEntries.StringEntry;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.search.index.Words;
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

    /** Binds dates, numbers and strings; {@code WriteSql.Parts} leaves out the tables without rows. */
    static void ranges(Binder values, IndexEntries entries) throws SQLException {
        List<DateEntry> dates = entries.dates();
        if (!dates.isEmpty()) {
            values.add(longs(dates, DateEntry::key))
                    .add(longs(dates, DateEntry::from))
                    .add(longs(dates, DateEntry::to));
            values.add(longs(dates, date -> date.composite().key()))
                    .add(longs(dates, date -> date.composite().system()));
        }
        List<NumberEntry> numbers = entries.numbers();
        if (!numbers.isEmpty()) {
            values.add(longs(numbers, NumberEntry::key));
            values.add(numbers.stream().map(NumberEntry::low).toArray(BigDecimal[]::new));
            values.add(numbers.stream().map(NumberEntry::high).toArray(BigDecimal[]::new));
            values.add(numbers.stream().map(EntryValues::qualifiers).toArray(String[]::new));
            values.add(longs(numbers, number -> number.composite().key()))
                    .add(longs(numbers, number -> number.composite().system()));
        }
        List<StringEntry> strings = entries.strings();
        if (!strings.isEmpty()) {
            values.add(longs(strings, StringEntry::key));
            values.add(strings.stream().map(StringEntry::normal).toArray(String[]::new));
            values.add(strings.stream().map(StringEntry::value).toArray(String[]::new));
        }
    }

    static void words(Binder values, Words words) throws SQLException {
        if (!words.isEmpty()) {
            values.add(words.narrative()).add(words.content());
        }
    }

    static void texts(Binder values, List<Shared> texts) throws SQLException {
        if (!texts.isEmpty()) {
            values.add(longs(texts, Shared::key)).add(longs(texts, Shared::parameter));
            values.add(texts.stream().map(Shared::text).toArray(String[]::new));
        }
    }

    /** The text form of a PostgreSQL array, as the arrays in an array must have the same length. */
    static String qualifiers(NumberEntry number) {
        return number.qualifiers().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> long[] longs(List<T> entries, ToLongFunction<T> part) {
        return entries.stream().mapToLong(part).toArray();
    }
}
