package org.footbridge.search;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.footbridge.search.IndexEntries.DateEntry;
import org.footbridge.search.IndexEntries.NumberEntry;
import org.footbridge.search.IndexEntries.StringEntry;

/**
 * An index table of values, by its name in SQL and by the entries that its rows are written from.
 *
 * @param <E> the entry of a row
 */
record ValueTable<E>(String name, Function<IndexEntries, List<E>> entries, ToLongFunction<E> key) {
    static final ValueTable<DateEntry> DATES = new ValueTable<>("search_date", IndexEntries::dates, DateEntry::key);
    static final ValueTable<NumberEntry> NUMBERS =
            new ValueTable<>("search_number", IndexEntries::numbers, NumberEntry::key);
    static final ValueTable<StringEntry> STRINGS =
            new ValueTable<>("search_string", IndexEntries::strings, StringEntry::key);

    /** The in-memory form of a condition that some row under {@code parameter} satisfies {@code test}. */
    ResourcePredicate some(long parameter, RowPredicate<E> test) {
        return ResourcePredicate.of(
                resource -> rows(resource, parameter).stream().anyMatch(test.predicate()));
    }

    /** The entries under {@code parameter}. */
    List<E> rows(IndexedResource resource, long parameter) {
        return entries.apply(resource.entries()).stream()
                .filter(entry -> key.applyAsLong(entry) == parameter)
                .toList();
    }
}
