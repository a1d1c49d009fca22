package org.footbridge.search.type;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.ResourcePredicate;
import org.footbridge.search.query.RowPredicate;
import org.footbridge.search.query.ValueTable;
import org.hl7.fhir.r4.model.Base;

/** A type of search parameter: it indexes the values of a resource and compiles the values of a query. */
public sealed interface ParameterType
        permits PositionSearch,
                TokenSearch,
                ReferenceSearch,
                StringSearch,
                DateSearch,
                NumberSearch,
                QuantitySearch,
                UriSearch,
                WordSearch {
    /** Adds the entries of {@code value} under {@code key}; none for a value to which this type does not apply. */
    void index(Base value, long key, IndexEntries.Builder entries);

    /** Adds the entries of a component of a composite, which is not sorted by and has no modifiers. */
    default void indexPart(Base value, long key, IndexEntries.Builder entries) {
        index(value, key, entries);
    }

    /**
     * Compiles {@code value}, which still has its escapes, to a match.
     *
     * @throws Problem VALUE if {@code value} is malformed
     */
    Match match(Question question, String value);

    /** The modifiers that {@link #match} supports, in addition to those that the compiler handles for every type. */
    default Set<String> modifiers(SearchParameter parameter) {
        return Set.of();
    }

    /**
     * The parameter of a query with its key. {@code modifier} is empty if there is none; {@code qualifiers} are the
     * qualifiers that a number entry must have.
     */
    record Question(SearchParameter parameter, long key, String modifier, long[] qualifiers) {
        public Question(SearchParameter parameter, long key, String modifier) {
            this(parameter, key, modifier, new long[0]);
        }

        /** The same question for another key, as in a composite. */
        Question at(long other) {
            return new Question(parameter, other, "", qualifiers);
        }

        /** The same question for numbers that also have the qualifier {@code more}. */
        Question qualified(long more) {
            long[] all = Arrays.copyOf(qualifiers, qualifiers.length + 1);
            all[qualifiers.length] = more;
            return new Question(parameter, key, "", all);
        }

        /** The refusal of {@code value}; {@code accepted} names the accepted values, such as "a number". */
        public Problem mustBe(String accepted, String value) {
            return new Problem(
                    ProblemKind.VALUE,
                    "Search parameter '" + parameter.code() + "' must be " + accepted + ", not '" + value + "'.");
        }
    }

    /**
     * The compiled form of a query value: the row must have any of {@code keys} among its tokens, or satisfy
     * {@code condition}.
     *
     * @param loose the keys that are independent of the case of the query value, or all keys if there are none
     */
    record Match(long[] keys, long[] loose, Condition condition) {
        /** The estimated share of rows that match a test of a value, without statistics. */
        private static final double FEW = Condition.Share.RARE;

        static Match keys(long... keys) {
            return tokens(keys, keys);
        }

        static Match tokens(long[] keys, long[] loose) {
            return new Match(keys, loose, Condition.NEVER);
        }

        public static Match condition(Condition condition) {
            return new Match(new long[0], new long[0], condition);
        }

        /** A row {@code v} of {@code table} under {@code key} that satisfies {@code test}. */
        static <E> Match row(ValueTable<E> table, long key, RowPredicate<E> test) {
            Condition.Row row = new Condition.Row(table.name(), Condition.Row.scope(key), test.sql());
            return row(row, FEW, table.some(key, test));
        }

        /**
         * A row that satisfies {@code row}, which is expected to hold for {@code guess} of all, 0 to 1; {@code predicate} is the
         * same in memory.
         */
        static Match row(Condition.Row row, double guess, ResourcePredicate predicate) {
            return condition(Condition.row(row, guess, predicate));
        }

        /** The conjunction of {@code matches}. */
        public static Match all(List<Match> matches) {
            return condition(
                    Condition.all(matches.stream().map(Match::toCondition).toList()));
        }

        /** Whether keys are all that it asks for. */
        public boolean isKeys() {
            return condition.equals(Condition.NEVER) && keys.length > 0;
        }

        /** This as one condition. */
        public Condition toCondition() {
            if (keys.length == 0) {
                return condition;
            }
            Condition tokens = Condition.keys(keys);
            return condition.equals(Condition.NEVER) ? tokens : Condition.any(List.of(tokens, condition));
        }

        /** Any of {@code matches}. */
        public static Match any(List<Match> matches) {
            return new Match(
                    joined(matches, Match::keys),
                    joined(matches, Match::loose),
                    Condition.any(matches.stream()
                            .map(Match::condition)
                            .filter(condition -> !condition.equals(Condition.NEVER))
                            .toList()));
        }
    }

    private static long[] joined(List<Match> matches, Function<Match, long[]> keys) {
        return matches.stream()
                .flatMapToLong(match -> LongStream.of(keys.apply(match)))
                .toArray();
    }

    /** The types that are one class each; a composite is made of these, see {@link CompositeSearch}. */
    static Map<Kind, ParameterType> all(SearchBasis basis) {
        Keys keys = basis.keys();
        Map<Kind, ParameterType> types = new EnumMap<>(Kind.class);
        types.put(Kind.TOKEN, new TokenSearch(keys, basis.codeSets()));
        types.put(Kind.REFERENCE, new ReferenceSearch(keys, basis.serverBase()));
        types.put(Kind.STRING, new StringSearch());
        types.put(Kind.DATE, new DateSearch(basis.clock(), basis.zone()));
        types.put(Kind.NUMBER, new NumberSearch());
        types.put(Kind.QUANTITY, new QuantitySearch(keys));
        types.put(Kind.URI, new UriSearch(keys));
        types.put(Kind.SPECIAL, new PositionSearch(keys));
        types.put(Kind.WORDS, new WordSearch(basis.fullText()));
        return types;
    }
}
