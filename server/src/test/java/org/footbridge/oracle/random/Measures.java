package org.footbridge.oracle.random;

import java.math.BigDecimal;
import org.footbridge.oracle.naive.QuantityRule;
import org.hl7.fhir.r4.model.Quantity;

/** Quantities whose units can be converted, and others. */
final class Measures {
    private Measures() {}

    /** Without a number. */
    static Quantity any(Dice dice) {
        Quantity quantity = new Quantity();
        switch (dice.below(8)) {
            case 0 -> quantity.setUnit("points");
            case 1 -> quantity.setUnit("pts").setCode("{score}").setSystem(QuantityRule.UCUM);
            case 2 -> quantity.setUnit("mg").setCode("mg").setSystem("http://a.example/units");
            case 3 -> quantity.setCode("kg");
            default -> {
                String unit = dice.among("ug", "mg", "g", "kg", "[lb_av]", "mm", "cm", "m", "km", "s", "min", "h", "d");
                quantity.setUnit(dice.chance(50) ? unit : "in " + unit)
                        .setCode(unit)
                        .setSystem(QuantityRule.UCUM);
            }
        }
        return quantity;
    }

    static Quantity anyNumber(Dice dice) {
        Quantity quantity = any(dice).setValue(new BigDecimal(dice.oneOf(Words.NUMBERS)));
        if (dice.chance(10)) {
            quantity.setComparator(dice.among(
                    Quantity.QuantityComparator.LESS_THAN,
                    Quantity.QuantityComparator.LESS_OR_EQUAL,
                    Quantity.QuantityComparator.GREATER_THAN,
                    Quantity.QuantityComparator.GREATER_OR_EQUAL));
        }
        return quantity;
    }
}
