package org.footbridge.fhirpath;

import java.math.BigDecimal;
import java.util.List;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/**
 * {@code <}, {@code <=}, {@code >} and {@code >=} of numbers, strings and points in time of the same precision.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/#comparison">FHIRPath comparison</a>
 */
final class Ordering {
    private Ordering() {}

    static List<Base> compare(String operator, List<Base> left, List<Base> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return List.of();
        } else if (left.size() > 1 || right.size() > 1) {
            throw new UnsupportedPath("comparison of collections");
        }
        int order = order(left.get(0), right.get(0));
        return Literals.of(
                switch (operator) {
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                });
    }

    private static int order(Base left, Base right) {
        if (isNumber(left) && isNumber(right)) {
            return new BigDecimal(left.primitiveValue()).compareTo(new BigDecimal(right.primitiveValue()));
        } else if (isText(left) && isText(right)) {
            return left.primitiveValue().compareTo(right.primitiveValue());
        } else if (left instanceof BaseDateTimeType one && right instanceof BaseDateTimeType other) {
            return order(one, other);
        }
        throw new UnsupportedPath("comparison of " + left.fhirType() + " and " + right.fhirType());
    }

    private static int order(BaseDateTimeType left, BaseDateTimeType right) {
        boolean comparable = left.hasValue()
                && right.hasValue()
                && left.getPrecision() == right.getPrecision()
                && (left.getTimeZone() == null) == (right.getTimeZone() == null);
        if (!comparable) {
            throw new UnsupportedPath("comparison of points in time of different precision");
        }
        return left.getValue().compareTo(right.getValue());
    }

    private static boolean isNumber(Base value) {
        return (value instanceof IntegerType || value instanceof DecimalType) && value.hasPrimitiveValue();
    }

    private static boolean isText(Base value) {
        return (value instanceof StringType || value instanceof UriType) && value.hasPrimitiveValue();
    }
}
