package org.footbridge.fhirpath;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * The operators {@code =} and {@code ~}, and the functions that depend on them. The result null means "unknown", for example
 * for a day and an hour of it.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/#equality">FHIRPath equality</a>
 */
final class Equality {
    private Equality() {}

    /** {@code left = right}: empty if either is empty or it is unknown. */
    static List<Base> equal(List<Base> left, List<Base> right) {
        Boolean equal = compare(left, right);
        return equal == null ? List.of() : Literals.of(equal);
    }

    /** {@code left != right}: empty if either is empty or it is unknown. */
    static List<Base> notEqual(List<Base> left, List<Base> right) {
        Boolean equal = compare(left, right);
        return equal == null ? List.of() : Literals.of(!equal);
    }

    private static @Nullable Boolean compare(List<Base> leftOrAbsent, List<Base> rightOrAbsent) {
        List<Base> left = Valued.operand(leftOrAbsent);
        List<Base> right = Valued.operand(rightOrAbsent);
        if (left.isEmpty() || right.isEmpty()) {
            return null;
        } else if (left.size() != right.size()) {
            return false;
        }
        boolean known = true;
        for (int i = 0; i < left.size(); i++) {
            Boolean equal = same(left.get(i), right.get(i));
            boolean quantities = left.get(i) instanceof Quantity && right.get(i) instanceof Quantity;
            boolean quantity = left.get(i) instanceof Quantity || right.get(i) instanceof Quantity;
            if (quantity && (!quantities || (equal == null && !areConvertibleOrAbsent(left.get(i), right.get(i))))) {
                throw new UnsupportedPath("comparison of a quantity with another unit, or with something else");
            }
            if (equal == null) {
                known = false;
            } else if (!equal) {
                return false;
            }
        }
        return known ? true : null;
    }

    private static boolean areConvertibleOrAbsent(Base left, Base right) {
        return ((Quantity) left).getValue() == null
                || ((Quantity) right).getValue() == null
                || Quantities.areConvertible((Quantity) left, (Quantity) right);
    }

    /** {@code left ~ right} of strings, numbers, Booleans, and values that are equal. */
    static List<Base> equivalent(List<Base> leftOrAbsent, List<Base> rightOrAbsent) {
        List<Base> left = Valued.operand(leftOrAbsent);
        List<Base> right = Valued.operand(rightOrAbsent);
        if (left.size() != 1 || right.size() != 1) {
            if (left.isEmpty() || right.isEmpty()) {
                return Literals.of(left.isEmpty() && right.isEmpty());
            }
            throw new UnsupportedPath("equivalence of collections");
        }
        Base one = left.get(0);
        Base other = right.get(0);
        if (!one.isPrimitive() || !other.isPrimitive() || one instanceof DecimalType || other instanceof DecimalType) {
            throw new UnsupportedPath("equivalence of " + one.fhirType());
        } else if (one.isDateTime() || other.isDateTime()) {
            return Literals.of(Boolean.TRUE.equals(same(one, other)));
        }
        return Literals.of(folded(one).equals(folded(other)));
    }

    private static String folded(Base value) {
        return String.valueOf(value.primitiveValue())
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** The distinct values of both, in order: {@code left | right}. */
    static List<Base> union(List<Base> left, List<Base> right) {
        if (left.size() + right.size() < 2) {
            return left.isEmpty() ? right : left;
        }
        List<Base> all = CollectionFunctions.combine(left, right);
        return all.stream().allMatch(Equality::isText) ? distinctTexts(all) : distinctValues(all);
    }

    private static List<Base> distinctValues(List<Base> values) {
        Budget.requireFewPairs(values.size(), values.size());
        List<Base> distinct = new ArrayList<>(values.size());
        for (Base value : values) {
            if (!contains(distinct, value)) {
                distinct.add(value);
            }
        }
        return distinct;
    }

    /** Texts are equal if they have the same letters, so that thousands need not be compared in pairs. */
    private static List<Base> distinctTexts(List<Base> texts) {
        Set<String> seen = new HashSet<>();
        return FilterFunctions.filter(texts, text -> seen.add(text.primitiveValue()));
    }

    private static boolean isText(Base value) {
        return (value instanceof StringType || value instanceof UriType) && value.hasPrimitiveValue();
    }

    static List<Base> distinct(List<Base> values) {
        return union(values, List.of());
    }

    static boolean contains(List<Base> values, Base wanted) {
        for (Base value : values) {
            if (Boolean.TRUE.equals(same(value, wanted))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Boolean same(Base left, Base right) {
        if (left == right) {
            return true;
        } else if (Valued.isAbsent(left) || Valued.isAbsent(right)) {
            return Base.compareDeep(left, right, false);
        } else if (left instanceof Quantity one && right instanceof Quantity other) {
            return sameQuantity(one, other);
        } else if (left.isDateTime() && right.isDateTime()) {
            return left.dateTimeValue().equalsUsingFhirPathRules(right.dateTimeValue());
        } else if (isNumber(left) && isNumber(right)) {
            return number(left).compareTo(number(right)) == 0;
        } else if (left.isPrimitive() && right.isPrimitive()) {
            return Objects.equals(left.primitiveValue(), right.primitiveValue());
        }
        return Base.compareDeep(left, right, false);
    }

    private static boolean isNumber(Base value) {
        return (value instanceof DecimalType || value instanceof IntegerType) && value.hasPrimitiveValue();
    }

    private static BigDecimal number(Base value) {
        return new BigDecimal(value.primitiveValue());
    }

    private static @Nullable Boolean sameQuantity(Quantity left, Quantity right) {
        if (left.getValue() == null || right.getValue() == null) {
            return (left.getValue() == null && right.getValue() == null) ? true : null;
        } else if (!sameUnit(left, right)) {
            Integer order = Quantities.areConvertible(left, right) ? Quantities.order(left, right) : null;
            return order == null ? null : order == 0;
        }
        return left.getValue().compareTo(right.getValue()) == 0;
    }

    private static boolean sameUnit(Quantity left, Quantity right) {
        boolean sameCode =
                Objects.equals(left.getSystem(), right.getSystem()) && Objects.equals(left.getCode(), right.getCode());
        // Without a code the text is all there is.
        boolean sameText = left.hasCode() || Objects.equals(left.getUnit(), right.getUnit());
        return sameCode && sameText && left.getComparator() == right.getComparator();
    }
}
