package org.footbridge.search;

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
 * What one version of a resource is found by. {@code tokens} is sorted and distinct, and so is {@code parameters}, which
 * names the parameters that have any value; {@code referenceTargets} is
 * parallel to {@code referenceParameters} and has only resources, not other URLs. The lists are distinct and in a
 * deterministic order.
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
     * A code that stands beside a range, see {@link CompositeIndexes}: the key of both parameters and the code, and that of its system.
     */
    public record CompositeKey(long key, long system) {
        /** Of a code whose system follows from the parameter. */
        static final long NO_SYSTEM = 0;

        /** Of a range without one. */
        public static final CompositeKey NONE = new CompositeKey(0, NO_SYSTEM);
    }

    /**
     * From {@code from} to just before {@code to}, in microseconds since 1970; see {@code TimeRange}. Beside a second code it
     * is there once more, under no parameter.
     */
    public record DateEntry(long key, long from, long to, CompositeKey compositeKey) {
        /** The key of what is there once more; indexes and searches by a parameter leave it out. */
        static final long AGAIN = 0;

        DateEntry(long key, long from, long to) {
            this(key, from, to, CompositeKey.NONE);
        }
    }

    /**
     * From {@code low} to {@code high}, both included: the same for a number, apart for a Range. A number in a resource
     * is exact, or 100 would be found by "greater than exactly 100". {@code qualifiers} are the keys of its unit and, in
     * a composite, of the code beside it, sorted: a query names those that it wants. Beside a second code it is there once
     * more, under the key of the pair.
     *
     * @see <a href="https://hl7.org/fhir/R4/search.html#number">R4 3.1.1.4.6 number</a>
     */
    public record NumberEntry(
            long key, BigDecimal low, BigDecimal high, List<Long> qualifiers, CompositeKey compositeKey) {
        public NumberEntry {
            qualifiers = List.copyOf(qualifiers);
        }

        NumberEntry(long key, BigDecimal low, BigDecimal high, List<Long> qualifiers) {
            this(key, low, high, qualifiers, CompositeKey.NONE);
        }
    }

    /**
     * {@code normal} is {@code value} as {@code NormalText} makes it. Where {@code value} is {@link #REST}, it is what a
     * person's name is from one of its words on, and only there to be found by how it begins.
     */
    public record StringEntry(long key, String normal, String value) {
        /** In place of the value; no value is empty. */
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

    /** Whether {@code number} is small enough to be written out, and to be reckoned with. */
    static boolean isStorable(BigDecimal number) {
        return Math.abs((long) number.scale()) <= EXPONENT_MAX && number.precision() <= EXPONENT_MAX;
    }

    /** A hash of dates, numbers, strings and words, whatever their order: equal means that their rows need not be written. */
    public long digest() {
        long sum = 0;
        for (DateEntry date : dates) {
            sum += hash(withCompositeKey(hasher('d', date.key()), date.compositeKey())
                    .putLong(date.from())
                    .putLong(date.to()));
        }
        for (NumberEntry number : numbers) {
            Hasher hasher = withCompositeKey(hasher('n', number.key()), number.compositeKey())
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

    private static Hasher withCompositeKey(Hasher hasher, CompositeKey compositeKey) {
        return compositeKey.equals(CompositeKey.NONE)
                ? hasher
                : hasher.putLong(compositeKey.key()).putLong(compositeKey.system());
    }

    private static long hash(Hasher hasher) {
        return hasher.hash().asLong();
    }

    /** Gathers the entries of one resource. */
    static final class Builder {
        private static final Comparator<DateEntry> DATES = Comparator.comparingLong(DateEntry::key)
                .thenComparingLong(DateEntry::from)
                .thenComparingLong(DateEntry::to)
                .thenComparingLong(date -> date.compositeKey().key())
                .thenComparingLong(date -> date.compositeKey().system());
        private static final Comparator<NumberEntry> NUMBERS = Comparator.comparingLong(NumberEntry::key)
                .thenComparing(NumberEntry::low)
                .thenComparing(NumberEntry::high)
                .thenComparing(number -> number.qualifiers().toString())
                .thenComparingLong(number -> number.compositeKey().system());
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

        void token(long key) {
            if (tokenCount == tokens.length) {
                tokens = Arrays.copyOf(tokens, 2 * tokenCount);
            }
            tokens[tokenCount++] = key;
        }

        /** The texts behind the tokens. */
        Texts.Builder texts() {
            return texts;
        }

        void words(Words all) {
            words = all;
        }

        /** How many entries there are; more after something was added that was not there. */
        int size() {
            return tokenCount + links.size() + dates.size() + numbers.size() + strings.size();
        }

        /** {@code key} is that of {@link Keys#present}. */
        void present(int key) {
            parameters.add(key);
        }

        /** A reference to a resource that this server may have, for {@code _include}; its token comes apart. */
        void link(long parameterKey, long targetKey) {
            links.add(new Link(parameterKey, targetKey));
        }

        void date(long key, TimeRange range) {
            dates.add(new DateEntry(key, range.from(), range.to()));
        }

        void number(long key, BigDecimal low, BigDecimal high, Collection<Long> qualifiers) {
            // Written out, 1e999999999 would fill the memory; there is nothing that anyone could ask of it.
            if (isStorable(low) && isStorable(high)) {
                numbers.add(new NumberEntry(
                        key, low, high, qualifiers.stream().sorted().distinct().toList()));
            }
        }

        /** The numbers of {@code others}, each with {@code more} qualifiers. */
        void numbers(Builder others, Collection<Long> more) {
            for (NumberEntry other : others.numbers) {
                List<Long> qualifiers = new ArrayList<>(other.qualifiers());
                qualifiers.addAll(more);
                number(other.key(), other.low(), other.high(), qualifiers);
            }
        }

        /** Lets what there is under {@code key} stand beside {@code codes}. */
        void composite(long key, List<CompositeIndexes.CodeKeys> codes) {
            for (DateEntry date : dates.stream().filter(one -> one.key() == key).toList()) {
                boolean first = date.compositeKey().equals(CompositeKey.NONE);
                for (CompositeIndexes.CodeKeys code : codes) {
                    composite(date, code, first);
                    first = false;
                }
            }
            for (NumberEntry number :
                    numbers.stream().filter(one -> one.key() == key).toList()) {
                boolean first = number.compositeKey().equals(CompositeKey.NONE);
                for (CompositeIndexes.CodeKeys code : codes) {
                    composite(number, code, first);
                    first = false;
                }
            }
        }

        private void composite(DateEntry date, CompositeIndexes.CodeKeys code, boolean first) {
            CompositeKey compositeKey = compositeKey(code, CompositeIndexes.isNear(date.from(), date.to()));
            if (first) {
                dates.remove(date);
            }
            dates.add(new DateEntry(first ? date.key() : DateEntry.AGAIN, date.from(), date.to(), compositeKey));
        }

        private void composite(NumberEntry number, CompositeIndexes.CodeKeys code, boolean first) {
            CompositeKey compositeKey = compositeKey(code, CompositeIndexes.isNear(number.low(), number.high()));
            if (first) {
                numbers.remove(number);
            }
            numbers.add(new NumberEntry(
                    first ? number.key() : compositeKey.key(),
                    number.low(),
                    number.high(),
                    number.qualifiers(),
                    compositeKey));
        }

        private static CompositeKey compositeKey(CompositeIndexes.CodeKeys code, boolean near) {
            return new CompositeKey(
                    near ? code.near() : code.far(), code.system().orElse(CompositeKey.NO_SYSTEM));
        }

        void string(long key, String text) {
            // PostgreSQL has no NUL in texts.
            String value = text.replace("\0", "");
            String normal = NormalText.of(value);
            if (!normal.isEmpty()) {
                strings.add(new StringEntry(key, normal, value));
            }
        }

        /** The same of a person's name, which is found by each of its words. */
        void name(long key, String text) {
            string(key, text);
            PersonName.rests(text.replace("\0", ""))
                    .forEach(rest -> strings.add(new StringEntry(key, rest, StringEntry.REST)));
        }

        IndexEntries build() {
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
