package org.footbridge.oracle.naive;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Query;
import org.footbridge.oracle.query.Shape.SortKey;
import org.footbridge.oracle.query.Value;
import org.footbridge.search.parameter.SearchParameter;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Location.LocationPositionComponent;

/**
 * The order of matches: by each key in turn, the least of several values going up and the greatest going down, those
 * without a value last; and then by creation, in the direction of the last key, the newest first if there is none.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#sort">R4 3.1.1.5.1 sorting</a>
 */
final class Sorting {
    private final Evaluator evaluator;
    private final Query query;

    Sorting(Evaluator evaluator, Query query) {
        this.evaluator = evaluator;
        this.query = query;
    }

    Comparator<Stored> order() {
        List<SortKey> keys = query.shape().sort();
        boolean newestFirst = keys.isEmpty() || keys.get(keys.size() - 1).descending();
        Comparator<Stored> byCreation = Comparator.comparingInt(Stored::order);
        Comparator<Stored> last = newestFirst ? byCreation.reversed() : byCreation;
        return keys.stream()
                .map(this::by)
                .reduce(Comparator::thenComparing)
                .map(order -> order.thenComparing(last))
                .orElse(last);
    }

    private Comparator<Stored> by(SortKey key) {
        return (one, other) -> {
            Optional<Rank> first = rank(one, key);
            Optional<Rank> second = rank(other, key);
            if (first.isEmpty() || second.isEmpty()) {
                return Boolean.compare(first.isEmpty(), second.isEmpty());
            }
            int order = first.get().compareTo(second.get());
            return key.descending() ? -order : order;
        };
    }

    /** What is compared. All of one key are of the same kind. */
    private record Rank(Comparable<?> value) implements Comparable<Rank> {
        @Override
        @SuppressWarnings("unchecked")
        public int compareTo(Rank other) {
            if (value instanceof String text) {
                // by code points, which UTF-16 is not ordered by
                return Arrays.compare(
                        text.codePoints().toArray(),
                        ((String) other.value).codePoints().toArray());
            }
            return ((Comparable<Object>) value).compareTo(other.value);
        }
    }

    private Optional<Rank> rank(Stored stored, SortKey key) {
        Stream<? extends Comparable<?>> ranks = switch (key.code()) {
            case "_id" -> Stream.of(stored.id());
            case "_lastUpdated" -> Stream.of(stored.updated());
            case "near" -> distances(stored);
            default -> ranks(stored, evaluator.definitions().get(stored.type(), key.code()));
        };
        Comparator<Rank> natural = Comparator.naturalOrder();
        return ranks.map(Rank::new).min(key.descending() ? natural.reversed() : natural);
    }

    /** From what the query asks to be near to. */
    private Stream<Double> distances(Stored stored) {
        return query.criteria().stream()
                .filter(criterion ->
                        criterion instanceof Simple simple && simple.code().equals("near"))
                .flatMap(criterion -> ((Simple) criterion).values().stream())
                .flatMap(asked -> evaluator
                        .values(stored, evaluator.definitions().get(stored.type(), "near"))
                        .stream()
                        .map(value -> NearRule.distance((LocationPositionComponent) value, (Value.Near) asked)));
    }

    private Stream<? extends Comparable<?>> ranks(Stored stored, SearchParameter parameter) {
        return evaluator.values(stored, parameter).stream().flatMap(value -> switch (parameter.kind()) {
            case DATE -> evaluator.rules().dates().span(value).map(DateRule.Span::from).stream();
            case NUMBER -> NumberRule.interval(value).map(NumberRule.Interval::low).stream();
            case QUANTITY -> QuantityRule.interval(value).map(NumberRule.Interval::low).stream();
            case STRING ->
                StringRule.texts(value).stream().map(StringRule::plain).filter(text -> !text.isEmpty());
            case TOKEN ->
                TokenRule.codes(value).stream().map(TokenRule.Coded::rank).filter(code -> !code.isEmpty());
            case URI -> uris(value);
            case REFERENCE -> evaluator.rules().references().name(value, evaluator.population()).stream();
            default -> throw new IllegalArgumentException("cannot sort by " + parameter.code());
        });
    }

    private static Stream<String> uris(Base value) {
        return Optional.ofNullable(value.primitiveValue()).map(uri -> uri.replaceFirst("[|].*", "")).stream();
    }
}
