package org.footbridge.search;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchParameter.Kind;
import org.footbridge.sql.Sql;
import org.hl7.fhir.r4.model.Base;

/** One type of search parameter: how its values are indexed, and how a query for them is answered. */
sealed interface ParameterType
        permits PositionSearch,
                TokenSearch,
                ReferenceSearch,
                StringSearch,
                DateSearch,
                NumberSearch,
                QuantitySearch,
                UriSearch {
    /** Adds what {@code value} is found by, under {@code key}; nothing for a value that this type does not apply to. */
    void index(Base value, long key, IndexEntries.Builder entries);

    /**
     * What finds the resources with {@code value}, which still has its escapes.
     *
     * @throws Problem VALUE if {@code value} is malformed
     */
    Match match(Question question, String value);

    /** The modifiers that {@link #match} knows, besides those that the compiler handles for every type. */
    default Set<String> modifiers(SearchParameter parameter) {
        return Set.of();
    }

    /**
     * What a criterion is about. {@code modifier} is empty if there is none; {@code qualifiers} are what a number must
     * have beside its value.
     */
    record Question(SearchParameter parameter, long key, String modifier, long[] qualifiers) {
        Question(SearchParameter parameter, long key, String modifier) {
            this(parameter, key, modifier, new long[0]);
        }

        /** The same about another key, as in a composite. */
        Question at(long other) {
            return new Question(parameter, other, "", qualifiers);
        }

        /** The same about numbers that have {@code more}, too. */
        Question qualified(long more) {
            long[] all = Arrays.copyOf(qualifiers, qualifiers.length + 1);
            all[qualifiers.length] = more;
            return new Question(parameter, key, "", all);
        }

        /** The refusal of {@code value}; {@code accepted} is what would be accepted, such as "a number". */
        Problem mustBe(String accepted, String value) {
            return new Problem(
                    ProblemKind.VALUE,
                    "Search parameter '" + parameter.code() + "' must be " + accepted + ", not '" + value + "'.");
        }
    }

    /** What a value asks for: any of {@code keys} among the tokens, or {@code condition} on {@code search s}. */
    record Match(long[] keys, Sql condition) {
        static Match keys(long... keys) {
            return new Match(keys, Sql.FALSE);
        }

        static Match condition(Sql condition) {
            return new Match(new long[0], condition);
        }

        /** All of {@code matches}. */
        static Match all(List<Match> matches) {
            return condition(Sql.and(matches.stream().map(Match::toSql).toList()));
        }

        /** This as one condition. */
        Sql toSql() {
            if (keys.length == 0) {
                return condition;
            }
            Sql tokens = Sql.of("s.tokens && ?", (Object) keys);
            return condition.equals(Sql.FALSE) ? tokens : Sql.or(List.of(tokens, condition));
        }

        /** Any of {@code matches}. */
        static Match any(List<Match> matches) {
            return new Match(
                    matches.stream()
                            .flatMapToLong(match -> LongStream.of(match.keys))
                            .toArray(),
                    Sql.or(matches.stream()
                            .map(Match::condition)
                            .filter(condition -> !condition.equals(Sql.FALSE))
                            .toList()));
        }

        /** A row {@code v} of {@code table} under {@code key} that satisfies {@code condition}. */
        static Match row(String table, long key, Sql condition) {
            return condition(Sql.of("EXISTS (SELECT 1 FROM " + table + " v WHERE v.pid = s.pid AND v.key = ? AND", key)
                    .then(condition.wrap(text -> text + ")")));
        }
    }

    /** The types that are one class each; a composite is made of these, see {@link CompositeSearch}. */
    static Map<Kind, ParameterType> all(Keys keys, String serverBase, InstantSource clock) {
        Map<Kind, ParameterType> types = new EnumMap<>(Kind.class);
        types.put(Kind.TOKEN, new TokenSearch(keys));
        types.put(Kind.REFERENCE, new ReferenceSearch(keys, serverBase));
        types.put(Kind.STRING, new StringSearch());
        types.put(Kind.DATE, new DateSearch(clock));
        types.put(Kind.NUMBER, new NumberSearch());
        types.put(Kind.QUANTITY, new QuantitySearch(keys));
        types.put(Kind.URI, new UriSearch(keys));
        types.put(Kind.SPECIAL, new PositionSearch(keys));
        return types;
    }
}
