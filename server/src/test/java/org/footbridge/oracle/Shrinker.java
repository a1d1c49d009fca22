package org.footbridge.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.footbridge.oracle.query.Criterion;
import org.footbridge.oracle.query.Criterion.Chain;
import org.footbridge.oracle.query.Criterion.Filtered;
import org.footbridge.oracle.query.Criterion.Has;
import org.footbridge.oracle.query.Criterion.Simple;
import org.footbridge.oracle.query.Filter;
import org.footbridge.oracle.query.Filter.And;
import org.footbridge.oracle.query.Filter.Not;
import org.footbridge.oracle.query.Filter.Or;
import org.footbridge.oracle.query.Query;
import org.footbridge.oracle.query.Scope;
import org.footbridge.oracle.query.Shape;
import org.footbridge.oracle.query.Value;

/** Makes a query that is answered wrongly as small as it can be and still be answered wrongly. */
final class Shrinker {
    private final Predicate<Query> isWrong;

    Shrinker(Predicate<Query> isWrong) {
        this.isWrong = isWrong;
    }

    Query shrink(Query query) {
        for (Query smaller : smaller(query)) {
            if (isWrong.test(smaller)) {
                return shrink(smaller);
            }
        }
        return query;
    }

    /** Each with one thing less. */
    private static List<Query> smaller(Query query) {
        List<Query> all = new ArrayList<>();
        Shape shape = query.shape();
        if (query.posted()) {
            all.add(query.byGet());
        }
        if (!shape.equals(Shape.USUAL)) {
            all.add(query.with(Shape.USUAL));
            all.add(query.with(shape.sorted(List.of())));
            all.add(query.with(shape.including(List.of())));
            all.add(query.with(shape.totalled("").counting(false).paged(OptionalInt.empty())));
        }
        without(shape.sort()).forEach(keys -> all.add(query.with(shape.sorted(keys))));
        without(shape.includes()).forEach(includes -> all.add(query.with(shape.including(includes))));
        without(query.scope().types())
                .forEach(types -> all.add(query.with(
                        new Scope(query.scope().compartment(), query.scope().type(), types))));
        without(query.criteria()).forEach(criteria -> all.add(query.with(criteria)));
        for (int i = 0; i < query.criteria().size(); i++) {
            for (Criterion simpler : simpler(query.criteria().get(i))) {
                List<Criterion> criteria = new ArrayList<>(query.criteria());
                criteria.set(i, simpler);
                all.add(query.with(criteria));
            }
        }
        all.removeIf(query::equals);
        return all;
    }

    /** Lists of all but one of {@code items}. */
    private static <T> List<List<T>> without(List<T> items) {
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            rest.remove(i);
            all.add(rest);
        }
        return all;
    }

    private static List<Criterion> simpler(Criterion criterion) {
        List<Criterion> all = new ArrayList<>();
        if (criterion instanceof Simple simple) {
            if (simple.values().size() > 1) {
                without(simple.values())
                        .forEach(values -> all.add(new Simple(simple.code(), simple.modifier(), values)));
            }
            if (simple.modifier().equals("not")) {
                all.add(new Simple(simple.code(), "", simple.values()));
            }
            simple.values().stream()
                    .filter(value -> simple.values().size() == 1 && value instanceof Value.Plain)
                    .forEach(value -> shorter((Value.Plain) value)
                            .forEach(text -> all.add(new Simple(simple.code(), simple.modifier(), List.of(text)))));
        } else if (criterion instanceof Chain chain) {
            simpler(chain.next()).forEach(next -> all.add(new Chain(chain.reference(), chain.type(), next)));
        } else if (criterion instanceof Has has) {
            simpler(has.next()).forEach(next -> all.add(new Has(has.type(), has.reference(), next)));
        } else if (criterion instanceof Filtered filtered) {
            simpler(filtered.filter()).forEach(filter -> all.add(new Filtered(filter)));
        }
        return all;
    }

    private static List<Value> shorter(Value.Plain value) {
        String text = value.plain();
        return text.length() < 8 ? List.of() : List.of(new Value.Plain(text.substring(0, text.length() / 2)));
    }

    private static List<Filter> simpler(Filter filter) {
        List<Filter> all = new ArrayList<>();
        if (filter instanceof And and) {
            all.addAll(List.of(and.left(), and.right()));
            simpler(and.left()).forEach(left -> all.add(new And(left, and.right())));
            simpler(and.right()).forEach(right -> all.add(new And(and.left(), right)));
        } else if (filter instanceof Or or) {
            all.addAll(List.of(or.left(), or.right()));
            simpler(or.left()).forEach(left -> all.add(new Or(left, or.right())));
            simpler(or.right()).forEach(right -> all.add(new Or(or.left(), right)));
        } else if (filter instanceof Not not) {
            all.add(not.inner());
            simpler(not.inner()).forEach(inner -> all.add(new Not(inner)));
        }
        return all;
    }
}
