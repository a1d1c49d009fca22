package org.footbridge.search.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.SearchQuery.Composite;
import org.footbridge.search.request.Criterion.Values;
import org.footbridge.search.type.ParameterType.Match;

/**
 * Builder of a {@link SearchQuery}. It keeps the criterion of each condition, in order to find composite indexes that answer
 * two of them at once.
 */
final class QueryDraft {
    /**
     * The number of occurrences of a parameter that are tried: a query can repeat it hundreds of times, and each would be
     * combined with each of another.
     */
    private static final int CHOICES_MAX = 4;

    private final String type;
    private final List<Tokens> tokens = new ArrayList<>();
    private final List<Tested> tested = new ArrayList<>();

    /**
     * A group of keys, one of which the row must have; those of its keys that are independent of case; and the criterion
     * that asks for them, if it is a single one.
     */
    private record Tokens(long[] keys, long[] loose, Optional<Values> asked) {}

    /** A condition, and its parameter if it tests a single value of the resource. */
    private record Tested(Condition condition, Optional<SearchParameter> parameter) {}

    QueryDraft(String type) {
        this.type = type;
    }

    /** Keys that must be there go into one look-up, so they are kept apart from all else. */
    void tokens(Match match, Optional<Values> asked) {
        tokens.add(new Tokens(distinct(match.keys()), distinct(match.loose()), asked));
    }

    private static long[] distinct(long[] keys) {
        return Arrays.stream(keys).sorted().distinct().toArray();
    }

    void condition(Condition condition) {
        tested.add(new Tested(condition, Optional.empty()));
    }

    /** Adds a bound of a range. If the other bound is already there, both are tested on the same row. */
    void ofOneRow(Condition next, SearchParameter parameter) {
        for (int i = 0; i < tested.size(); i++) {
            if (next.hasSameRows(tested.get(i).condition())) {
                Condition both = Condition.sameRow(List.of(tested.get(i).condition(), next));
                tested.set(i, new Tested(both, Optional.of(parameter)));
                return;
            }
        }
        tested.add(new Tested(next, Optional.of(parameter)));
    }

    SearchQuery build(CompositeIndexes indexes) {
        List<Composite> composites = new ArrayList<>();
        for (CompositeIndexes.CompositeIndex index : indexes.of(type)) {
            for (List<Integer> codes : groups(index.codes())) {
                for (int i = 0; i < tested.size(); i++) {
                    composite(indexes, index, codes, i).ifPresent(composites::add);
                }
            }
        }
        return new SearchQuery(
                type,
                tokens.stream().map(Tokens::keys).toList(),
                tested.stream().map(Tested::condition).toList(),
                composites,
                tokens.stream().map(Tokens::loose).toList());
    }

    /**
     * Returns the positions of the criteria on each of {@code parameters}: one list for each combination, as a parameter can
     * occur several times in a query. Only the first occurrences are tried.
     */
    private List<List<Integer>> groups(List<String> parameters) {
        List<List<Integer>> all = List.of(List.of());
        for (String parameter : parameters) {
            List<Integer> asked = IntStream.range(0, tokens.size())
                    .filter(i -> isAbout(tokens.get(i), parameter))
                    .limit(CHOICES_MAX)
                    .boxed()
                    .toList();
            all = all.stream()
                    .flatMap(before -> asked.stream()
                            .map(i ->
                                    Stream.concat(before.stream(), Stream.of(i)).toList()))
                    .toList();
        }
        return all;
    }

    private static boolean isAbout(Tokens group, String parameter) {
        return group.asked()
                .filter(asked -> asked.parameter().code().equals(parameter))
                .isPresent();
    }

    private Optional<Composite> composite(
            CompositeIndexes indexes, CompositeIndexes.CompositeIndex index, List<Integer> codes, int range) {
        Tested condition = tested.get(range);
        boolean ofRange = condition
                .parameter()
                .filter(parameter -> parameter.code().equals(index.range()))
                .isPresent();
        if (!ofRange) {
            return Optional.empty();
        }
        List<Values> asked =
                codes.stream().flatMap(i -> tokens.get(i).asked().stream()).toList();
        return condition
                .condition()
                .row()
                .flatMap(row -> indexes.find(index, asked, row))
                .map(lookup -> new Composite(codes, range, lookup));
    }
}
