package org.footbridge.fhirpath;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Addition of numbers and of strings. Arithmetic on dates and quantities is left to HAPI's engine.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/#math">FHIRPath math</a>
 */
final class Arithmetic {
    private Arithmetic() {}

    static List<Base> compute(String operator, List<Base> leftOrAbsent, List<Base> rightOrAbsent) {
        List<Base> left = Valued.operand(leftOrAbsent);
        List<Base> right = Valued.operand(rightOrAbsent);
        if (operator.equals("&")) {
            return Literals.of(text(left) + text(right));
        } else if (left.isEmpty() || right.isEmpty()) {
            return List.of();
        } else if (left.size() > 1 || right.size() > 1) {
            throw new UnsupportedPath("arithmetic with collections");
        }
        Base one = left.get(0);
        Base other = right.get(0);
        if (operator.equals("+") && one instanceof StringType && other instanceof StringType) {
            return Literals.of(one.primitiveValue() + other.primitiveValue());
        }
        BigDecimal value = compute(operator, number(one), number(other));
        if (value == null) {
            return List.of();
        }
        boolean whole = one instanceof IntegerType && other instanceof IntegerType && !operator.equals("/");
        return whole || operator.equals("div") ? Literals.of(value.longValueExact()) : Literals.of(value);
    }

    /** The value; null after a division by zero, which FHIRPath makes empty. */
    private static @Nullable BigDecimal compute(String operator, BigDecimal one, BigDecimal other) {
        boolean divides = operator.equals("/") || operator.equals("div") || operator.equals("mod");
        if (divides && other.signum() == 0) {
            return null;
        }
        return switch (operator) {
            case "+" -> one.add(other);
            case "-" -> one.subtract(other);
            case "*" -> one.multiply(other);
            case "/" -> one.divide(other, MathContext.DECIMAL64);
            case "div" -> one.divide(other, 0, RoundingMode.DOWN);
            default -> one.remainder(other);
        };
    }

    /** {@code -value}. */
    static List<Base> negate(List<Base> values) {
        return compute("-", Literals.of(0), values);
    }

    private static String text(List<Base> values) {
        if (values.size() > 1) {
            throw new UnsupportedPath("arithmetic with collections");
        } else if (values.isEmpty()) {
            return "";
        } else if (values.get(0) instanceof StringType text) {
            return text.primitiveValue();
        }
        throw new UnsupportedPath("& with " + values.get(0).fhirType());
    }

    private static BigDecimal number(Base value) {
        boolean number = (value instanceof IntegerType || value instanceof DecimalType) && value.hasPrimitiveValue();
        if (!number) {
            throw new UnsupportedPath("arithmetic with " + value.fhirType());
        }
        return new BigDecimal(value.primitiveValue());
    }
}
