package org.footbridge.search.index;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.search.value.NormalText;
import org.footbridge.search.value.PersonName;
import org.footbridge.search.value.TimeRange;

/**
 * The index entries of one version of a resource. {@code tokens} is sorted and distinct, and so is {@code parameters}, which
 * lists the parameters that have a value. {@code referenceTargets} is parallel to {@code referenceParameters} and holds the
 * keys of resources only, not of other URLs. The lists are distinct and in a deterministic order.
 */
public record IndexEntries(
        long[] tokens,
        long[] referenceParameters,
        long[] referenceTargets,
        int[] parameters,
        List<DateEntry> dates,
        List<NumberEntry> numbers,
        List<StringEntry> strings,
        Texts texts,
        Words words) {
    private static final int EXPONENT_MAX = 1000;

    /**
     * A range of time from {@code from} (inclusive) to {@code to} (exclusive), in microseconds since 1970; see
     * {@code TimeRange}. For each further composite key of the same value there is another entry, with the parameter key
     * {@link #AGAIN}.
     */
    public record DateEntry(long key, long from, long to, CompositeKey composite) {
        /**
         * The parameter key of an entry that repeats a value for a further composite key. Searches by parameter do not find
         * it.
         */
        public static final long AGAIN = 0;

        public DateEntry(long key, long from, long to) {
            this(key, from, to, CompositeKey.NONE);
        }
    }

    /**
     * A range of numbers from {@code low} to {@code high}, both inclusive: they are equal for a number and differ for a
     * Range. A number of a resource is exact; otherwise "greater than exactly 100" would find 100. {@code qualifiers} are
     * the sorted keys of the unit and, in a composite parameter, of the code; a query names those that it requires. For each
     * further composite key of the same value there is another entry, whose parameter key is the composite key.
     *
     * @see <a href="https://hl7.org/fhir/R4/search.html#number">R4 3.1.1.4.6 number</a>
     */
    public record NumberEntry(
            long key, BigDecimal low, BigDecimal high, List<Long> qualifiers, CompositeKey composite) {
        public NumberEntry {
            qualifiers = List.copyOf(qualifiers);
        }

        public NumberEntry(long key, BigDecimal low, BigDecimal high, List<Long> qualifiers) {
            this(key, low, high, qualifiers, CompositeKey.NONE);
        }
    }

    /**
     * A string and its normal form, which {@code NormalText} makes. If {@code value} is {@link #REST}, the entry is a suffix
     * of a person's name that begins at one of its words; only searches by prefix use it.
     */
    public record StringEntry(long key, String normal, String value) {
        /** The value of a suffix entry; no real value is empty. */
        static final String REST = "";
    }

    public IndexEntries {
        if (referenceParameters.length != referenceTargets.length) {
            throw new IllegalArgumentException(
                    referenceParameters.length + " parameters but " + referenceTargets.length + " targets");
        }
        dates = List.copyOf(dates);
        numbers = List.copyOf(numbers);
        strings = List.copyOf(strings);
    }

    /** Whether {@code number} has few enough digits to be written out and used in arithmetic. */
    public static boolean isStorable(BigDecimal number) {
        return Math.abs((long) number.scale()) <= EXPONENT_MAX && number.precision() <= EXPONENT_MAX;
    }

    /**
     * A hash of the dates, numbers, strings and words, independent of their order. If the digest of a new version is the
     * same, an update does not write these rows.
     */
    public long digest() {
        long sum = 0;
        for (DateEntry date : dates) {
            sum += hash(withCompositeKey(hasher('d', date.key()), date.composite())
                    .putLong(date.from())
                    .putLong(date.to()));
        }
        for (NumberEntry number : numbers) {
            Hasher hasher = withCompositeKey(hasher('n', number.key()), number.composite())
                    .putUnencodedChars(number.low().toString());
            hasher.putChar('/').putUnencodedChars(number.high().toString());
            number.qualifiers().forEach(hasher::putLong);
            sum += hash(hasher);
        }
        for (StringEntry string : strings) {
            // The normal form as well: a later version of the server may make another one of the same value.
            sum += hash(hasher('s', string.key())
                    .putString(string.normal() + '\0' + string.value(), StandardCharsets.UTF_8));
        }
        if (!words.isEmpty()) {
            Hasher hasher = hasher('w', words.narrative().length());
            hasher.putUnencodedChars(words.narrative()).putUnencodedChars(words.content());
            sum += hash(hasher);
        }
        return sum;
    }

    private static Hasher hasher(char kind, long key) {
        return Hashing.sipHash24().newHasher().putChar(kind).putLong(key);
    }

    private static Hasher withCompositeKey(Hasher hasher, CompositeKey composite) {
        return composite.equals(CompositeKey.NONE)
                ? hasher
                : hasher.putLong(composite.key()).putLong(composite.system());
    }

    private static long hash(Hasher hasher) {
        return hasher.hash().asLong();
    }

    /** Collects the index entries of one resource. */
    public static final class Builder {
        private static final Comparator<DateEntry> DATES = Comparator.comparingLong(DateEntry::key)
                .thenComparingLong(DateEntry::from)
                .thenComparingLong(DateEntry::to)
                .thenComparingLong(date -> date.composite().key())
                .thenComparingLong(date -> date.composite().system());
        private static final Comparator<NumberEntry> NUMBERS = Comparator.comparingLong(NumberEntry::key)
                .thenComparing(NumberEntry::low)
                .thenComparing(NumberEntry::high)
                .thenComparing(number -> number.qualifiers().toString())
                .thenComparingLong(number -> number.composite().system());
        private static final Comparator<StringEntry> STRINGS = Comparator.comparingLong(StringEntry::key)
                .thenComparing(StringEntry::value)
                .thenComparing(StringEntry::normal);

        /** A reference to a resource. */
        private record Link(long parameter, long target) {}

        private long[] tokens = new long[64];
        private int tokenCount;
        private final Set<Integer> parameters = new TreeSet<>();
        private final Set<Link> links = new LinkedHashSet<>();
        private final Set<DateEntry> dates = new LinkedHashSet<>();
        private final Set<NumberEntry> numbers = new LinkedHashSet<>();
        private final Set<StringEntry> strings = new LinkedHashSet<>();
        private final Texts.Builder texts = new Texts.Builder();
        private Words words = Words.NONE;

        public void token(long key) {
            if (tokenCount == tokens.length) {
                tokens = Arrays.copyOf(tokens, 2 * tokenCount);
            }
            tokens[tokenCount++] = key;
        }

        /** The collector of the texts behind the tokens. */
        public Texts.Builder texts() {
            return texts;
        }

        public void words(Words all) {
            words = all;
        }

        /** The number of entries so far; it grows only when a new entry is added. */
        public int size() {
            return tokenCount + links.size() + dates.size() + numbers.size() + strings.size();
        }

        /** Records that a parameter has a value; {@code key} is that of {@link Keys#present}. */
        public void present(int key) {
            parameters.add(key);
        }

        /** Adds a reference to a resource that this server may have, for {@code _include}. Its token is added separately. */
        public void link(long parameterKey, long targetKey) {
            links.add(new Link(parameterKey, targetKey));
        }

        public void date(long key, TimeRange range) {
            dates.add(new DateEntry(key, range.from(), range.to()));
        }

        public void number(long key, BigDecimal low, BigDecimal high, Collection<Long> qualifiers) {
            // Written out, 1e999999999 would fill the memory; there is nothing that anyone could ask of it.
            if (isStorable(low) && isStorable(high)) {
                numbers.add(new NumberEntry(
                        key, low, high, qualifiers.stream().sorted().distinct().toList()));
            }
        }

        /** Adds the numbers of {@code others}, each with {@code more} qualifiers. */
        public void numbers(Builder others, Collection<Long> more) {
            for (NumberEntry other : others.numbers) {
                List<Long> qualifiers = new ArrayList<>(other.qualifiers());
                qualifiers.addAll(more);
                number(other.key(), other.low(), other.high(), qualifiers);
            }
        }

        /** Adds a composite key for each of {@code codes} to the entries under the parameter key {@code key}. */
        public void composite(long key, List<CompositeKeys> codes) {
            for (DateEntry date : dates.stream().filter(one -> one.key() == key).toList()) {
                boolean first = date.composite().equals(CompositeKey.NONE);
                for (CompositeKeys code : codes) {
                    composite(date, code, first);
                    first = false;
                }
            }
            for (NumberEntry number :
                    numbers.stream().filter(one -> one.key() == key).toList()) {
                boolean first = number.composite().equals(CompositeKey.NONE);
                for (CompositeKeys code : codes) {
                    composite(number, code, first);
                    first = false;
                }
            }
        }

        private void composite(DateEntry date, CompositeKeys code, boolean first) {
            CompositeKey composite = code.key(CompositeKey.isNear(date.from(), date.to()));
            if (first) {
                dates.remove(date);
            }
            dates.add(new DateEntry(first ? date.key() : DateEntry.AGAIN, date.from(), date.to(), composite));
        }

        private void composite(NumberEntry number, CompositeKeys code, boolean first) {
            CompositeKey composite = code.key(CompositeKey.isNear(number.low(), number.high()));
            if (first) {
                numbers.remove(number);
            }
            numbers.add(new NumberEntry(
                    first ? number.key() : composite.key(),
                    number.low(),
                    number.high(),
                    number.qualifiers(),
                    composite));
        }

        public void string(long key, String text) {
            // PostgreSQL has no NUL in texts.
            String value = text.replace("\0", "");
            String normal = NormalText.of(value);
            if (!normal.isEmpty()) {
                strings.add(new StringEntry(key, normal, value));
            }
        }

        /** Adds a person's name, with a suffix entry for each of its words. */
        public void name(long key, String text) {
            string(key, text);
            PersonName.rests(text.replace("\0", ""))
                    .forEach(rest -> strings.add(new StringEntry(key, rest, StringEntry.REST)));
        }

        public IndexEntries build() {
            return new IndexEntries(
                    Arrays.stream(tokens, 0, tokenCount).sorted().distinct().toArray(),
                    links.stream().mapToLong(Link::parameter).toArray(),
                    links.stream().mapToLong(Link::target).toArray(),
                    parameters.stream().mapToInt(Integer::intValue).toArray(),
                    sorted(dates, DATES),
                    sorted(numbers, NUMBERS),
                    sorted(strings, STRINGS),
                    texts.build(),
                    words);
        }

        private static <T> List<T> sorted(Set<T> entries, Comparator<T> order) {
            List<T> list = new ArrayList<>(entries);
            list.sort(order);
            return list;
        }
    }
}
