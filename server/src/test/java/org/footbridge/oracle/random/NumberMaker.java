package org.footbridge.oracle.random;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.oracle.naive.QuantityRule;
import org.footbridge.oracle.query.Value;
import org.footbridge.oracle.query.Value.Amount;
import org.footbridge.oracle.query.Value.Prefixed;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.jspecify.annotations.Nullable;

/** Numbers and quantities to ask for, made from one that there is. */
final class NumberMaker {
    private static final List<String> PREFIXES = List.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");

    private final Dice dice;

    NumberMaker(Dice dice) {
        this.dice = dice;
    }

    Optional<Value> number(Base value) {
        if (value instanceof Range range) {
            return dice.any(List.of(range.getLow(), range.getHigh()))
                    .filter(Quantity::hasValue)
                    .map(bound -> prefixed(bound.getValue()));
        }
        return Optional.ofNullable(value.primitiveValue()).map(text -> prefixed(new BigDecimal(text)));
    }

    Optional<Value> quantity(Feature feature, Base value) {
        if (value instanceof Range range) {
            return quantity(feature, dice.chance(50) ? range.getLow() : range.getHigh());
        } else if (value instanceof Money money && money.hasValue()) {
            return amount(feature, money.getValue(), "urn:iso:std:iso:4217", money.getCurrency(), "");
        } else if (value instanceof Quantity quantity && quantity.hasValue()) {
            return feature == Feature.QUANTITY_CONVERTED
                    ? converted(quantity)
                    : amount(
                            feature,
                            quantity.getValue(),
                            quantity.getSystem(),
                            quantity.getCode(),
                            Objects.requireNonNullElse(quantity.getUnit(), ""));
        }
        return Optional.empty();
    }

    private Optional<Value> amount(
            Feature feature, BigDecimal number, @Nullable String system, @Nullable String code, String unit) {
        Prefixed prefixed = prefixed(number);
        String coded = Objects.requireNonNullElse(code, "");
        return switch (feature) {
            case QUANTITY_SYSTEM ->
                system == null || coded.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Amount(prefixed, system, dice.chance(10) ? "kg" : coded));
            case QUANTITY_UNIT -> {
                String asked = unit.isEmpty() || dice.chance(50) ? coded : unit;
                yield asked.isEmpty() ? Optional.empty() : Optional.of(new Amount(prefixed, "", asked));
            }
            default -> Optional.of(new Amount(prefixed, "", ""));
        };
    }

    /** In another unit of the same dimension. */
    private Optional<Value> converted(Quantity quantity) {
        if (!QuantityRule.UCUM.equals(quantity.getSystem())) {
            return Optional.empty();
        }
        return dice.any(QuantityRule.alike(quantity.getCode())).map(unit -> {
            BigDecimal number = QuantityRule.convert(quantity.getValue(), quantity.getCode(), unit);
            return new Amount(prefixed(number), QuantityRule.UCUM, unit);
        });
    }

    /** The number with a prefix, perhaps with more or fewer digits than it has, or another one nearby. */
    Prefixed prefixed(BigDecimal number) {
        BigDecimal asked = switch (dice.below(8)) {
            case 0 -> number.setScale(Math.max(0, number.scale() - 1), RoundingMode.HALF_UP);
            case 1 -> number.setScale(number.scale() + 1, RoundingMode.UNNECESSARY);
            case 2 -> number.add(new BigDecimal(dice.among("1", "-1", "0.05", "0.5")));
            default -> number;
        };
        boolean exponent = dice.chance(8) && asked.scale() == 0 && asked.signum() != 0;
        return new Prefixed(dice.oneOf(PREFIXES), exponent ? withExponent(asked) : asked.toPlainString());
    }

    private String withExponent(BigDecimal number) {
        BigDecimal short_ = number.stripTrailingZeros();
        return short_.scale() < 0 && dice.chance(60)
                ? short_.unscaledValue() + "e" + -short_.scale()
                : number.movePointLeft(1).toPlainString() + dice.among("e1", "E1");
    }
}
