package org.footbridge.fhirpath;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * The operators {@code <}, {@code <=}, {@code >} and {@code >=} on numbers, strings, dates and times, and quantities. The
 * result null means "unknown", for example for a day and an hour of it.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/#comparison">FHIRPath comparison</a>
 */
final class Ordering {
    private static final Set<TemporalPrecisionEnum> DATES =
            EnumSet.of(TemporalPrecisionEnum.YEAR, TemporalPrecisionEnum.MONTH, TemporalPrecisionEnum.DAY);

    private Ordering() {}

    static List<Base> compare(String operator, List<Base> leftOrAbsent, List<Base> rightOrAbsent) {
        List<Base> left = Valued.operand(leftOrAbsent);
        List<Base> right = Valued.operand(rightOrAbsent);
        if (left.isEmpty() || right.isEmpty()) {
            return List.of();
        } else if (left.size() > 1 || right.size() > 1) {
            throw new UnsupportedPath("comparison of collections");
        }
        Integer order = order(left.get(0), right.get(0));
        if (order == null) {
            return List.of();
        }
        return Literals.of(
                switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                });
    }

    private static @Nullable Integer order(Base left, Base right) {
        if (isNumber(left) && isNumber(right)) {
            return order(number(left), number(right));
        } else if (isText(left) && isText(right)) {
            return left.primitiveValue().compareTo(right.primitiveValue());
        } else if (left instanceof BaseDateTimeType one && right instanceof BaseDateTimeType other) {
            return order(one, other);
        } else if (isQuantity(left) && isQuantity(right)) {
            return order((Quantity) left, (Quantity) right);
        }
        throw new UnsupportedPath("comparison of " + left.fhirType() + " and " + right.fhirType());
    }

    /** HAPI's order, part by part from the year on: of a day and a time without a zone it is unknown only on that day. */
    private static @Nullable Integer order(BaseDateTimeType left, BaseDateTimeType right) {
        return BaseDateTimeType.compareTimes(zulu(left), zulu(right), null);
    }

    private static DateTimeType zulu(BaseDateTimeType time) {
        DateTimeType copy = new DateTimeType(time.getValueAsString());
        if (!DATES.contains(copy.getPrecision())) {
            if (copy.getTimeZone() == null) {
                throw new UnsupportedPath("comparison of a time without a zone");
            }
            copy.setTimeZoneZulu(true);
        }
        return copy;
    }

    /** HAPI compares quantities of one unit that is not a UCUM unit by their values alone. */
    private static @Nullable Integer order(Quantity left, Quantity right) {
        if (left.getValue() == null || right.getValue() == null) {
            return null;
        } else if (Quantities.areConvertible(left, right)) {
            return Quantities.order(left, right);
        }
        boolean sameUnit = Objects.equals(left.getUnit(), right.getUnit())
                && isPlain(left.getUnitElement())
                && isPlain(right.getUnitElement());
        if (!sameUnit || left.hasComparator() || right.hasComparator()) {
            throw new UnsupportedPath("comparison of quantities of different units");
        }
        return order(left.getValue(), right.getValue());
    }

    private static boolean isPlain(StringType unit) {
        return !unit.hasExtension() && !unit.hasId();
    }

    /** HAPI compares binary fractions, which are the same for numbers that differ in their last digits only. */
    private static int order(BigDecimal left, BigDecimal right) {
        int order = left.compareTo(right);
        if (order != Double.compare(left.doubleValue(), right.doubleValue())) {
            throw new UnsupportedPath("comparison of very long numbers");
        }
        return order;
    }

    private static BigDecimal number(Base value) {
        return new BigDecimal(value.primitiveValue());
    }

    private static boolean isNumber(Base value) {
        return (value instanceof IntegerType || value instanceof DecimalType) && value.hasPrimitiveValue();
    }

    private static boolean isText(Base value) {
        return (value instanceof StringType || value instanceof UriType) && value.hasPrimitiveValue();
    }

    private static boolean isQuantity(Base value) {
        return value instanceof Quantity && value.fhirType().equals("Quantity");
    }
}
