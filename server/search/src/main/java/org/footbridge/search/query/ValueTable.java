package org.footbridge.search.query;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.IndexEntries.DateEntry;
import org.footbridge.search.index.IndexEntries.NumberEntry;
import org.footbridge.search.index.IndexEntries.StringEntry;

/**
 * An index table of values, by its name in SQL and by the entries that its rows are written from.
 *
 * @param <E> the entry of a row
 */
public record ValueTable<E>(String name, Function<IndexEntries, List<E>> entries, ToLongFunction<E> key) {
    public static final ValueTable<DateEntry> DATES =
            new ValueTable<>("search_date", IndexEntries::dates, DateEntry::key);
    public static final ValueTable<NumberEntry> NUMBERS =
            new ValueTable<>("search_number", IndexEntries::numbers, NumberEntry::key);
    public static final ValueTable<StringEntry> STRINGS =
            new ValueTable<>("search_string", IndexEntries::strings, StringEntry::key);

    /** The in-memory form of a condition that some row under {@code parameter} satisfies {@code test}. */
    public ResourcePredicate some(long parameter, RowPredicate<E> test) {
        return ResourcePredicate.of(
                resource -> rows(resource, parameter).stream().anyMatch(test.predicate()));
    }

    /** The entries under {@code parameter}. */
    public List<E> rows(IndexedResource resource, long parameter) {
        return entries.apply(resource.entries()).stream()
                .filter(entry -> key.applyAsLong(entry) == parameter)
                .toList();
    }
}
