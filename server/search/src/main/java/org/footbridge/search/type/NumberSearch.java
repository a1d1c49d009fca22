package org.footbridge.search.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.IndexEntries.NumberEntry;
import org.footbridge.search.query.Column;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.RowPredicate;
import org.footbridge.search.query.ValueTable;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.NumberRange;
import org.footbridge.search.value.Prefix;
import org.footbridge.search.value.Prefix.Prefixed;
import org.footbridge.sql.Sql;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Range;

/**
 * Number parameters. A stored number is exact, or the bounds of a Range. A number in a query has the precision that its
 * digits imply, except after {@code gt}, {@code lt}, {@code ge}, {@code le}, {@code sa} and {@code eb}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#number">R4 3.1.1.4.6 number</a>
 */
final class NumberSearch implements ParameterType {
    /** The open ends of a Range: no number in a resource is beyond them. */
    static final BigDecimal LOWEST = BigDecimal.ONE.scaleByPowerOfTen(1000).negate();

    static final BigDecimal HIGHEST = LOWEST.negate();

    static final Column<NumberEntry, BigDecimal> LOW = new Column<>("v.low", NumberEntry::low);
    static final Column<NumberEntry, BigDecimal> HIGH = new Column<>("v.high", NumberEntry::high);

    private static final String ACCEPTED = "a number such as 100, 5.40 or 1e2, perhaps after " + Prefix.ALL;

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        boolean number = value instanceof DecimalType || value instanceof IntegerType;
        if (number && value.hasPrimitiveValue()) {
            BigDecimal exact = new BigDecimal(value.primitiveValue());
            entries.number(key, exact, exact, List.of());
        } else if (value instanceof Range range && isBounded(range)) {
            entries.number(key, low(range), high(range), List.of());
        }
    }

    /** Whether it has an end; one that is only said to be unknown is none. */
    static boolean isBounded(Range range) {
        return range.getLow().getValue() != null || range.getHigh().getValue() != null;
    }

    static BigDecimal low(Range range) {
        return range.getLow().getValue() != null ? range.getLow().getValue() : LOWEST;
    }

    /** The upper bound; a range that ends before it starts is only its start. */
    static BigDecimal high(Range range) {
        return range.getHigh().getValue() != null ? range.getHigh().getValue().max(low(range)) : HIGHEST;
    }

    @Override
    public Match match(Question question, String value) {
        return match(question, Escapes.unescape(value), ACCEPTED);
    }

    /** The rows that fit {@code number}, which may begin with a prefix, and have the question's qualifiers. */
    static Match match(Question question, String number, String accepted) {
        return match(question, asked(question, number, accepted));
    }

    /** A range of numbers in a query, and the prefix that compares stored values with it. */
    record Asked(Prefix prefix, NumberRange range) {}

    static Asked asked(Question question, String number, String accepted) {
        Prefixed prefixed = Prefix.of(number);
        NumberRange range = NumberRange.parse(prefixed.value()).orElseThrow(() -> question.mustBe(accepted, number));
        boolean approximate = prefixed.prefix() == Prefix.AP;
        return new Asked(prefixed.prefix(), approximate ? range.approximately() : range);
    }

    static Match match(Question question, Asked asked) {
        RowPredicate<NumberEntry> test = qualified(test(asked, LOW, HIGH), question);
        // both ends of a number are the same
        RowPredicate<NumberEntry> near = qualified(test(asked, LOW), question);
        return Match.row(
                new Condition.Row(
                        ValueTable.NUMBERS.name(),
                        Condition.Row.scope(question.key()),
                        test.sql(),
                        near.sql(),
                        Optional.empty()),
                asked.prefix() == Prefix.EQ || asked.prefix() == Prefix.AP ? Condition.Share.RARE : 0.3,
                ValueTable.NUMBERS.some(question.key(), test));
    }

    private static RowPredicate<NumberEntry> qualified(RowPredicate<NumberEntry> test, Question question) {
        return question.qualifiers().length == 0 ? test : test.and(hasQualifiers(question.qualifiers()));
    }

    /** The test that an entry has all of {@code qualifiers}. */
    static RowPredicate<NumberEntry> hasQualifiers(long... qualifiers) {
        return new RowPredicate<>(
                Sql.of("v.qualifiers @> ?", (Object) qualifiers),
                entry -> LongStream.of(qualifiers).allMatch(entry.qualifiers()::contains));
    }

    /** The test of a number in {@code column}, for values with a single bound; in general an entry has two. */
    static RowPredicate<NumberEntry> test(Asked asked, Column<NumberEntry, BigDecimal> column) {
        return test(asked, column, column);
    }

    private static RowPredicate<NumberEntry> test(
            Asked asked, Column<NumberEntry, BigDecimal> low, Column<NumberEntry, BigDecimal> high) {
        BigDecimal from = asked.range().from();
        BigDecimal to = asked.range().to();
        BigDecimal exact = asked.range().value();
        return switch (asked.prefix()) {
            case EQ -> low.atLeast(from).and(low.lessThan(to)).and(high.lessThan(to));
            case NE -> low.lessThan(from).or(high.atLeast(to));
            case GT -> high.greaterThan(exact);
            case LT -> low.lessThan(exact);
            case GE -> high.atLeast(exact);
            case LE -> low.atMost(exact);
            case SA -> low.greaterThan(exact);
            case EB -> high.lessThan(exact);
            case AP -> low.atMost(to).and(high.atLeast(from));
        };
    }
}
