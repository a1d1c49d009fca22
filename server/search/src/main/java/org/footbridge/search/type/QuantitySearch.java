package org.footbridge.search.type;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.type.NumberSearch.Asked;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.Prefix;
import org.footbridge.ucum.UnitConversion;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.jspecify.annotations.Nullable;

/**
 * Quantity parameters: numbers without a unit, with {@code system|code}, or with {@code |code}, which is a code or a unit as
 * written. Each form of the unit is a qualifier of the number entry.
 *
 * <p>A query that names a UCUM unit by system and code finds quantities in all units that convert to it. For this purpose
 * the canonical unit is a qualifier as well. It qualifies the number as written if that is the same in the canonical unit,
 * otherwise a second number under a key of its own, so that 5.4 g and 5400 mg differ in a query without a unit.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#quantity">R4 3.1.1.4.13 quantity</a>
 */
final class QuantitySearch implements ParameterType {
    /** R4 says that the code of a Money is its currency. */
    private static final String CURRENCIES = "urn:iso:std:iso:4217";

    private static final String ACCEPTED =
            "number, number|system|code or number||code, where the number is such as 100, 5.40 or 1e2, perhaps after "
                    + Prefix.ALL;

    /** No client's text has this form: a dollar sign would have an escape. */
    private static final String CANONICAL = "$canonical";

    private final Keys keys;

    /** A closed interval of numbers. */
    private record Interval(BigDecimal low, BigDecimal high) {
        boolean isAsLargeAs(Interval other) {
            return low.compareTo(other.low) == 0 && high.compareTo(other.high) == 0;
        }
    }

    /** The interval, converted to the canonical unit. */
    private record Canonical(String unit, Interval interval) {}

    QuantitySearch(Keys keys) {
        this.keys = keys;
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (value instanceof Quantity quantity && quantity.getValue() != null) {
            Interval written = new Interval(low(quantity), high(quantity));
            Optional<Canonical> canonical = canonical(written, quantity, quantity);
            add(written, canonical, qualifiers(unitForms(quantity), key), key, entries);
        } else if (value instanceof Range range && NumberSearch.isBounded(range)) {
            index(range, key, entries);
        } else if (value instanceof Money money && money.getValue() != null) {
            Set<String> units = new LinkedHashSet<>();
            addForms(CURRENCIES, money.getCurrency(), units);
            Interval written = new Interval(money.getValue(), money.getValue());
            add(written, Optional.empty(), qualifiers(units, key), key, entries);
        }
    }

    /** An open end has the unit of the other. */
    private void index(Range range, long key, IndexEntries.Builder entries) {
        Set<String> units = unitForms(range.getLow());
        units.addAll(unitForms(range.getHigh()));
        Interval written = new Interval(NumberSearch.low(range), NumberSearch.high(range));
        Quantity first = range.getLow().getValue() != null ? range.getLow() : range.getHigh();
        Quantity last = range.getHigh().getValue() != null ? range.getHigh() : range.getLow();
        add(written, canonical(written, first, last), qualifiers(units, key), key, entries);
    }

    private void add(
            Interval written, Optional<Canonical> canonical, List<Long> units, long key, IndexEntries.Builder entries) {
        if (canonical.isPresent()) {
            Interval other = canonical.get().interval();
            long unit = keys.value(key, canonical.get().unit());
            if (other.isAsLargeAs(written)) {
                units.add(unit);
            } else {
                entries.number(keys.value(key, CANONICAL), other.low(), other.high(), List.of(unit));
            }
        }
        entries.number(key, written.low(), written.high(), units);
    }

    /** {@code written} in the canonical unit of its ends {@code first} and {@code last}, if they have one in common. */
    private static Optional<Canonical> canonical(Interval written, Quantity first, Quantity last) {
        Optional<UnitConversion> ofLow = conversion(first.getSystem(), first.getCode());
        Optional<UnitConversion> ofHigh = first == last ? ofLow : conversion(last.getSystem(), last.getCode());
        if (ofLow.isEmpty()
                || !ofLow.map(UnitConversion::unit).equals(ofHigh.map(UnitConversion::unit))
                || !IndexEntries.isStorable(written.low())
                || !IndexEntries.isStorable(written.high())) {
            return Optional.empty();
        }
        BigDecimal low = converted(written.low(), ofLow.get());
        BigDecimal high = converted(written.high(), ofHigh.orElseThrow());
        return Optional.of(new Canonical(form(ofLow.get()), new Interval(low, low.max(high))));
    }

    private static Optional<UnitConversion> conversion(@Nullable String system, @Nullable String code) {
        return code != null && UnitConversion.SYSTEM.equals(system) ? UnitConversion.of(code) : Optional.empty();
    }

    private static BigDecimal converted(BigDecimal bound, UnitConversion conversion) {
        boolean open = bound.compareTo(NumberSearch.LOWEST) <= 0 || bound.compareTo(NumberSearch.HIGHEST) >= 0;
        return open ? bound : conversion.apply(bound);
    }

    private static String form(UnitConversion conversion) {
        return CANONICAL + "|" + conversion.unit();
    }

    private List<Long> qualifiers(Set<String> units, long key) {
        List<Long> qualifiers = new ArrayList<>();
        for (String unit : units) {
            qualifiers.add(keys.value(key, unit));
        }
        return qualifiers;
    }

    private static BigDecimal low(Quantity quantity) {
        boolean below = quantity.hasComparator()
                && (quantity.getComparator() == Quantity.QuantityComparator.LESS_THAN
                        || quantity.getComparator() == Quantity.QuantityComparator.LESS_OR_EQUAL);
        return below ? NumberSearch.LOWEST : quantity.getValue();
    }

    private static BigDecimal high(Quantity quantity) {
        boolean above = quantity.hasComparator()
                && (quantity.getComparator() == Quantity.QuantityComparator.GREATER_THAN
                        || quantity.getComparator() == Quantity.QuantityComparator.GREATER_OR_EQUAL);
        return above ? NumberSearch.HIGHEST : quantity.getValue();
    }

    private static Set<String> unitForms(Quantity quantity) {
        Set<String> forms = new LinkedHashSet<>();
        addForms(quantity.getSystem(), quantity.getCode(), forms);
        addForms(null, quantity.getUnit(), forms);
        return forms;
    }

    private static void addForms(@Nullable String system, @Nullable String code, Set<String> forms) {
        if (code != null && !code.isEmpty()) {
            forms.add("|" + Escapes.escape(code));
            if (system != null && !system.isEmpty()) {
                forms.add(Escapes.escape(system) + "|" + Escapes.escape(code));
            }
        }
    }

    @Override
    public Match match(Question question, String value) {
        List<String> parts =
                Escapes.split(value, '|').stream().map(Escapes::unescape).toList();
        if (parts.size() == 1) {
            return NumberSearch.match(question, parts.get(0), ACCEPTED);
        } else if (parts.size() != 3 || parts.get(2).isEmpty()) {
            throw question.mustBe(ACCEPTED, value);
        }
        Asked asked = NumberSearch.asked(question, parts.get(0), ACCEPTED);
        Optional<UnitConversion> conversion = conversion(parts.get(1), parts.get(2));
        if (conversion.isPresent()) {
            return canonical(question, asked, conversion.get());
        }
        String unit = Escapes.escape(parts.get(1)) + "|" + Escapes.escape(parts.get(2));
        return NumberSearch.match(question.qualified(keys.value(question.key(), unit)), asked);
    }

    private Match canonical(Question question, Asked asked, UnitConversion conversion) {
        Asked converted = new Asked(asked.prefix(), asked.range().converted(conversion::apply));
        Question written = question.qualified(keys.value(question.key(), form(conversion)));
        return Match.any(List.of(
                NumberSearch.match(written, converted),
                NumberSearch.match(written.at(keys.value(question.key(), CANONICAL)), converted)));
    }
}
