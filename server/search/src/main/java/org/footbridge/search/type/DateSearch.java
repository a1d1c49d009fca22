package org.footbridge.search.type;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.footbridge.search.index.CompositeKey;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.IndexEntries.DateEntry;
import org.footbridge.search.query.Column;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.IndexedResource;
import org.footbridge.search.query.ResourcePredicate;
import org.footbridge.search.query.RowPredicate;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.ValueTable;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.Prefix;
import org.footbridge.search.value.Prefix.Prefixed;
import org.footbridge.search.value.TimeRange;
import org.footbridge.sql.Sql;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/**
 * Date parameters. The indexer stores, and a query compares, values as {@link TimeRange}; a Timing becomes the range from
 * its first to its last event.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#date">R4 3.1.1.4.7 date</a>
 */
public final class DateSearch implements ParameterType {
    private static final String ACCEPTED =
            "a date such as 2024, 2024-05, 2024-05-17 or 2024-05-17T09:30:00Z, perhaps after " + Prefix.ALL;

    private static final Column<DateEntry, Long> LOW = new Column<>("v.low", DateEntry::from);
    private static final Column<DateEntry, Long> HIGH = new Column<>("v.high", DateEntry::to);
    private static final Column<IndexedResource, Long> UPDATED = new Column<>("v.updated", IndexedResource::updated);

    private final InstantSource clock;
    private final ZoneId zone;

    public DateSearch(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (value instanceof BaseDateTimeType date) {
            range(date).ifPresent(range -> entries.date(key, range));
        } else if (value instanceof Period period) {
            range(period).ifPresent(range -> entries.date(key, range));
        } else if (value instanceof Timing timing) {
            range(timing).ifPresent(range -> entries.date(key, range));
        }
    }

    private Optional<TimeRange> range(BaseDateTimeType date) {
        return date.hasValue() ? TimeRange.parse(date.getValueAsString(), zone) : Optional.empty();
    }

    private Optional<TimeRange> range(Period period) {
        if (period.getStart() == null && period.getEnd() == null) {
            return Optional.empty();
        }
        long from = range(period.getStartElement()).map(TimeRange::from).orElse(Long.MIN_VALUE);
        long to = range(period.getEndElement()).map(TimeRange::to).orElse(Long.MAX_VALUE);
        // A period that ends before it starts is nowhere; its start is the better guess.
        return Optional.of(new TimeRange(from, Math.max(from, to)));
    }

    private Optional<TimeRange> range(Timing timing) {
        Optional<TimeRange> range = timing.hasRepeat() && timing.getRepeat().getBounds() instanceof Period bounds
                ? range(bounds)
                : Optional.empty();
        for (DateTimeType event : timing.getEvent()) {
            Optional<TimeRange> before = range;
            range = range(event).map(at -> before.map(at::span).orElse(at)).or(() -> before);
        }
        return range;
    }

    @Override
    public Match match(Question question, String value) {
        return match(question, value, (prefix, range) -> {
            RowPredicate<DateEntry> test = range(prefix, range);
            return Match.row(
                    new Condition.Row(
                            ValueTable.DATES.name(),
                            scope(question.key()),
                            test.sql(),
                            near(prefix, range, test.sql()),
                            far(prefix)),
                    share(prefix),
                    ValueTable.DATES.some(question.key(), test));
        });
    }

    /**
     * Returns the predicate of ranges that are not nearly a point, for prefixes that compare the end. One index orders
     * ranges by their start; a partial index orders the long ones by their end.
     */
    private static Optional<Sql> far(Prefix prefix) {
        return switch (prefix) {
            case NE, GT, GE, EB, AP -> Optional.of(far());
            case EQ, LT, LE, SA -> Optional.empty();
        };
    }

    /**
     * Selects the rows {@code x} of a parameter. The condition that the key is not 0 is redundant, but lets PostgreSQL use
     * the partial indexes that leave out key 0.
     */
    public static Sql scope(long key) {
        return Condition.Row.scope(key).then(Sql.of("AND x.key <> " + DateEntry.AGAIN));
    }

    /** Compiles a query for {@code _lastUpdated}, which is a column of the table {@code resource} and not an index entry. */
    public Match matchUpdated(Question question, String value) {
        return match(question, value, (prefix, range) -> {
            Sql updates = updatesOf(question.parameter().type());
            RowPredicate<IndexedResource> test = instant(prefix, range);
            return Match.row(
                    new Condition.Row("resource", updates, test.sql()),
                    share(prefix),
                    ResourcePredicate.of(test.predicate()));
        });
    }

    /** Selects the rows {@code x} of the table {@code resource} that are of {@code type}. */
    public static Sql updatesOf(String type) {
        return Sql.of("x.type = " + SearchQuery.TYPE_NUMBER, type);
    }

    /** Estimates the share of matches: few resources are of a given day, but many are after it. */
    private static double share(Prefix prefix) {
        return switch (prefix) {
            case EQ, AP -> Condition.Share.RARE;
            case NE -> 0.9;
            case GT, LT, GE, LE, SA, EB -> 0.3;
        };
    }

    private Match match(Question question, String value, BiFunction<Prefix, TimeRange, Match> match) {
        Prefixed prefixed = Prefix.of(Escapes.unescape(value));
        TimeRange range = TimeRange.parse(prefixed.value(), zone).orElseThrow(() -> question.mustBe(ACCEPTED, value));
        if (question.modifier().equals(FilterComparison.OVERLAPS)) {
            return match.apply(Prefix.AP, range);
        }
        boolean approximate = prefixed.prefix() == Prefix.AP;
        return match.apply(prefixed.prefix(), approximate ? range.approximately(now()) : range);
    }

    private long now() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos() / 1000;
    }

    /** Returns the test of a range, with redundant bounds that let PostgreSQL use an index on the start or the end. */
    private static RowPredicate<DateEntry> range(Prefix prefix, TimeRange asked) {
        long from = asked.from();
        long to = asked.to();
        return switch (prefix) {
            case EQ -> LOW.atLeast(from).and(LOW.lessThan(to)).and(HIGH.atMost(to));
            case NE -> LOW.lessThan(from).or(HIGH.greaterThan(to));
            case GT -> HIGH.greaterThan(to);
            case LT -> LOW.lessThan(from);
            case GE -> HIGH.greaterThan(from).and(HIGH.greaterThan(to).or(LOW.atLeast(from)));
            case LE -> LOW.lessThan(to).and(LOW.lessThan(from).or(HIGH.atMost(to)));
            case SA -> LOW.atLeast(to);
            case EB -> HIGH.atMost(from);
            case AP -> LOW.lessThan(to).and(HIGH.greaterThan(from));
        };
    }

    /**
     * The test for ranges of hardly more than a day. It limits the start of the range, so that the index on the start
     * suffices.
     */
    private static Sql near(Prefix prefix, TimeRange asked, Sql test) {
        return switch (prefix) {
            case GT -> Sql.and(List.of(Sql.of("v.low > ?", asked.to() - CompositeKey.NEAR_MICROS), test));
            case GE, AP -> Sql.and(List.of(Sql.of("v.low > ?", asked.from() - CompositeKey.NEAR_MICROS), test));
            case EB -> Sql.and(List.of(Sql.of("v.low <= ?", asked.from()), test));
            case NE ->
                Sql.of(
                        "(v.low < ? OR v.low > ? AND v.high > ?)",
                        asked.from(),
                        asked.to() - CompositeKey.NEAR_MICROS,
                        asked.to());
            case EQ, LT, LE, SA -> test;
        };
    }

    /** The test for values that are points in time. */
    private static RowPredicate<IndexedResource> instant(Prefix prefix, TimeRange asked) {
        return switch (prefix) {
            case EQ, AP -> UPDATED.atLeast(asked.from()).and(UPDATED.lessThan(asked.to()));
            case NE -> UPDATED.lessThan(asked.from()).or(UPDATED.atLeast(asked.to()));
            case GT, SA -> UPDATED.atLeast(asked.to());
            case LT, EB -> UPDATED.lessThan(asked.from());
            case GE -> UPDATED.atLeast(asked.from());
            case LE -> UPDATED.lessThan(asked.to());
        };
    }

    /**
     * The predicate of the partial index {@code search_date_far} on a row {@code x}. The text must be the same as in the
     * index definition, otherwise PostgreSQL does not use the index.
     */
    public static Sql far() {
        return Sql.of("x.low < x.high - " + CompositeKey.NEAR_MICROS);
    }
}
