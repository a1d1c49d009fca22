package org.footbridge.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.Prefix;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.jspecify.annotations.Nullable;

/**
 * Quantity parameters: numbers in any unit, in {@code system|code}, or in {@code |code} which is a code or a unit as
 * written. The forms of the unit are qualifiers of the number. Units are not converted: a quantity is found in the unit it is stored in, and {@link #unitForms} is where
 * it would get the form of its canonical unit.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#quantity">R4 3.1.1.4.13 quantity</a>
 */
final class QuantitySearch implements ParameterType {
    /** R4 says that the code of a Money is its currency. */
    private static final String CURRENCIES = "urn:iso:std:iso:4217";

    private static final String ACCEPTED =
            "number, number|system|code or number||code, where the number is such as 100, 5.40 or 1e2, perhaps after "
                    + Prefix.ALL;

    private final Keys keys;

    QuantitySearch(Keys keys) {
        this.keys = keys;
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            add(low(quantity), high(quantity), unitForms(quantity), key, entries);
        } else if (value instanceof Range range && !range.isEmpty()) {
            Set<String> units = unitForms(range.getLow());
            units.addAll(unitForms(range.getHigh()));
            add(NumberSearch.low(range), NumberSearch.high(range), units, key, entries);
        } else if (value instanceof Money money && money.hasValue()) {
            Set<String> units = new LinkedHashSet<>();
            addForms(CURRENCIES, money.getCurrency(), units);
            add(money.getValue(), money.getValue(), units, key, entries);
        }
    }

    private void add(BigDecimal low, BigDecimal high, Set<String> units, long key, IndexEntries.Builder entries) {
        List<Long> qualifiers = new ArrayList<>();
        for (String unit : units) {
            qualifiers.add(keys.value(key, unit));
        }
        entries.number(key, low, high, qualifiers);
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
        String unit = Escapes.escape(parts.get(1)) + "|" + Escapes.escape(parts.get(2));
        return NumberSearch.match(question.qualified(keys.value(question.key(), unit)), parts.get(0), ACCEPTED);
    }
}
