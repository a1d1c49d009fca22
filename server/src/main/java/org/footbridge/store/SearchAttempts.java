package org.footbridge.store;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.footbridge.search.Condition;
import org.footbridge.sql.Sql;
import org.footbridge.store.SearchStore.Found;

/** The ways to one page, tried in turn: first what is expected to be the least work. */
final class SearchAttempts {
    /** More conditions are not tried one by one. */
    private static final int DRIVES_MAX = 2;

    /** A condition that is expected to hold for more than this share of a type is no place to begin at. */
    private static final double DRIVE_SHARE_MAX = 0.4;

    private final SearchCosts costs;
    private final PageSql sql;
    private final boolean counted;
    private final BiFunction<String, Sql, Found> reader;

    /** {@code reader} runs the statement of a way that it is told the name of. */
    SearchAttempts(SearchCosts costs, PageSql sql, boolean counted, BiFunction<String, Sql, Found> reader) {
        this.costs = costs;
        this.sql = sql;
        this.counted = counted;
        this.reader = reader;
    }

    Found run() {
        List<SearchPart> parts = sql.parts();
        if (counted) {
            return all("all, counted");
        } else if (sql.walksToTheEnd()) {
            return reader.apply("walk", sql.walk());
        } else if (costs.hasRareKeys(parts)) {
            return all("all by rare keys");
        }
        double inWalk = sql.walks() ? costs.rowsInWalk(parts, sql.limit()) : Double.POSITIVE_INFINITY;
        if (costs.isCheapByKeys(parts, inWalk)) {
            return all("all by keys");
        }
        boolean walkFirst = inWalk * SearchCosts.WALK_RISK <= PageSql.WALK_MAX;
        Optional<Found> found = walkFirst ? walked() : Optional.empty();
        found = found.or(() -> driven(DRIVE_SHARE_MAX));
        if (!walkFirst && sql.walks()) {
            found = found.or(this::walked);
        }
        return found.orElseGet(() -> all("all"));
    }

    /** Goes {@code way} as far as it leads. */
    Found run(Way way) {
        Optional<Found> found = Optional.empty();
        if (!counted && way == Way.WALK && sql.walks()) {
            found = walked();
        } else if (!counted && way == Way.DRIVE) {
            found = driven(1);
        }
        return found.orElseGet(() -> reader.apply("all", sql.all(query -> How.to(query, way), counted)));
    }

    private Found all(String way) {
        sql.parts().forEach(part -> costs.requireAffordable(part.query()));
        return reader.apply(way, sql.all(costs::all, counted));
    }

    private Optional<Found> walked() {
        Found found = reader.apply("walk", sql.walk());
        return found.rows().size() >= sql.limit() || sql.walksToTheEnd() ? Optional.of(found) : Optional.empty();
    }

    private Optional<Found> driven(double shareMax) {
        if (sql.parts().size() > 1) {
            return Optional.empty();
        }
        List<Condition> conditions = sql.parts().get(0).query().conditions();
        return IntStream.range(0, conditions.size())
                .boxed()
                .filter(i -> conditions.get(i).pids().isPresent() && costs.share(conditions.get(i)) <= shareMax)
                .sorted(Comparator.comparingDouble(i -> costs.share(conditions.get(i))))
                .limit(DRIVES_MAX)
                .map(i -> reader.apply("from condition " + (i + 1), sql.drive(i)))
                .filter(found -> !found.givenUp())
                .findFirst();
    }
}
