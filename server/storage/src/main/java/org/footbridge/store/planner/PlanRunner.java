package org.footbridge.store.planner;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.footbridge.search.query.Condition;
import org.footbridge.sql.Sql;

/** Runs the access plans of one page in turn, the cheapest estimate first. */
public final class PlanRunner {
    /** The maximum number of conditions that are tried as the driving one. */
    private static final int DRIVES_MAX = 2;

    /** A condition that is expected to hold for a larger share of a type does not drive a plan. */
    private static final double DRIVE_SHARE_MAX = 0.4;

    /** The numbers of rows that walks examine. If one was too short, the next starts again, which costs a tenth more. */
    private static final List<Integer> WALKS = List.of(500, 5_000, 50_000);

    /** A walk that is expected to be longer (4 ms) is tried after other plans. */
    private static final int WALK_FIRST_MAX = 5_000;

    private final CostModel costs;
    private final PageSql sql;
    private final boolean counted;
    private final BiFunction<String, Sql, FoundRows> reader;
    private int nextWalk;

    /** @param reader executes the statement of an access path, given the name of the path */
    public PlanRunner(CostModel costs, PageSql sql, boolean counted, BiFunction<String, Sql, FoundRows> reader) {
        this.costs = costs;
        this.sql = sql;
        this.counted = counted;
        this.reader = reader;
    }

    public FoundRows run() {
        List<SearchPart> parts = sql.parts();
        if (counted) {
            return all("all, counted");
        } else if (sql.walksToTheEnd()) {
            return walk(WALK_FIRST_MAX);
        } else if (costs.hasRareKeys(parts)) {
            return all("all by rare keys");
        }
        double inWalk = sql.walks() ? costs.rowsInWalk(parts, sql.limit()) : Double.POSITIVE_INFINITY;
        double micros = costs.micros(parts, sql.limit());
        if (costs.isCheapByKeys(parts, micros, inWalk)) {
            return all("all by keys");
        }
        double expected = inWalk * CostModel.WALK_RISK;
        while (WALKS.get(nextWalk) < Math.min(expected, WALK_FIRST_MAX)) {
            nextWalk++;
        }
        Optional<FoundRows> found = expected <= WALK_FIRST_MAX ? walked(WALK_FIRST_MAX, micros) : Optional.empty();
        found = found.or(() -> driven(DRIVE_SHARE_MAX));
        if (sql.walks()) {
            found = found.or(() -> walked(Integer.MAX_VALUE, micros));
        }
        return found.orElseGet(() -> all("all"));
    }

    /** Executes the access path {@code way} alone, if it applies. */
    public FoundRows run(AccessPath way) {
        Optional<FoundRows> found = Optional.empty();
        if (!counted && way == AccessPath.WALK && sql.walks()) {
            found = enough(walk(WALK_FIRST_MAX));
        } else if (!counted && way == AccessPath.DRIVE) {
            found = driven(1);
        }
        return found.orElseGet(() -> reader.apply("all", sql.all(part -> AccessPlan.to(part, way, counted), counted)));
    }

    private FoundRows all(String way) {
        sql.parts().forEach(part -> costs.requireAffordable(part.query()));
        return reader.apply(
                way, sql.all(part -> counted ? costs.all(part.query()) : costs.page(part, sql.limit()), counted));
    }

    /** Walks further and further, up to {@code most} rows, as long as it is less work than to take all, {@code micros}. */
    private Optional<FoundRows> walked(int most, double micros) {
        double affordable = micros / CostModel.WALK_MICROS;
        while (nextWalk < WALKS.size() && WALKS.get(nextWalk) <= Math.min(most, affordable)) {
            Optional<FoundRows> found = enough(walk(WALKS.get(nextWalk++)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<FoundRows> enough(FoundRows found) {
        return found.rows().size() >= sql.limit() || sql.walksToTheEnd() ? Optional.of(found) : Optional.empty();
    }

    private FoundRows walk(int rows) {
        return reader.apply("walk", sql.walk(rows));
    }

    private Optional<FoundRows> driven(double shareMax) {
        if (sql.parts().size() > 1) {
            return Optional.empty();
        }
        List<Condition> conditions = sql.parts().get(0).query().conditions();
        return IntStream.range(0, conditions.size())
                .boxed()
                .filter(i -> conditions.get(i).candidateIds().isPresent() && costs.share(conditions.get(i)) <= shareMax)
                .sorted(Comparator.comparingDouble(i -> costs.share(conditions.get(i))))
                .limit(DRIVES_MAX)
                .map(i -> reader.apply("from condition " + (i + 1), sql.drive(i)))
                .filter(found -> !found.givenUp())
                .findFirst();
    }
}
