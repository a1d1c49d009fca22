package org.footbridge.profile.check;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.ucum.UnitConversion;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Check of {@code minValue[x]} and {@code maxValue[x]} for all ordered types. A date that denotes a span of time, such as a
 * year, passes if one moment of the span is within the limits. A date or time without a zone is compared by its local value.
 * UCUM units are converted.
 *
 * @see <a href="https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.minValue_x_">R4 minValue[x]</a>
 */
public record BoundCheck(@Nullable Type min, @Nullable Type max) implements Check {
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:T(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)(Z|[+-]\\d\\d:\\d\\d)?)?)?)?");

    /** The first and last moment of a date or time, and its zone if it has one. */
    private record Span(
            LocalDateTime low, LocalDateTime high, @Nullable ZoneOffset zone) {}

    @Override
    public void check(Base value, Visit visit) {
        if (value.isPrimitive() && !value.hasPrimitiveValue()) {
            throw visit.doubt("smallest or greatest value of an element without a value");
        }
        check(value, min, 1, visit);
        check(value, max, -1, visit);
    }

    /** {@code side} is the sign that the comparison of a value within the limit has, unless it is zero. */
    private static void check(Base value, @Nullable Type limit, int side, Visit visit) {
        if (limit == null) {
            return;
        }
        OptionalInt order = compare(value, limit);
        if (order.isEmpty()) {
            throw visit.doubt("smallest or greatest value of another type or unit");
        } else if (order.getAsInt() * side < 0) {
            String than = side > 0 ? "less than the smallest" : "greater than the greatest";
            visit.broken(
                    "smallest or greatest value",
                    "The value '" + text(value) + "' is " + than + " that the profile allows, '" + text(limit) + "'.");
        }
    }

    private static String text(Base value) {
        return value instanceof Quantity quantity
                ? quantity.getValueElement().getValueAsString() + " " + quantity.getCode()
                : String.valueOf(value.primitiveValue());
    }

    /** Negative, zero or positive; empty if the two cannot be compared. */
    private static OptionalInt compare(Base value, Type limit) {
        if (isNumber(value) && isNumber(limit)) {
            return OptionalInt.of(number(value).compareTo(number(limit)));
        } else if (value instanceof BaseDateTimeType && limit instanceof BaseDateTimeType) {
            return moments(String.valueOf(value.primitiveValue()), String.valueOf(limit.primitiveValue()));
        } else if (value instanceof TimeType && limit instanceof TimeType) {
            return OptionalInt.of(
                    LocalTime.parse(value.primitiveValue()).compareTo(LocalTime.parse(limit.primitiveValue())));
        } else if (value instanceof Quantity quantity && limit instanceof Quantity other) {
            return quantities(quantity, other);
        }
        return OptionalInt.empty();
    }

    private static OptionalInt quantities(Quantity one, Quantity other) {
        BigDecimal left = one.getValue();
        BigDecimal right = other.getValue();
        if (left == null || right == null || !Objects.equals(one.getSystem(), other.getSystem())) {
            return OptionalInt.empty();
        } else if (Objects.equals(one.getCode(), other.getCode())) {
            return OptionalInt.of(left.compareTo(right));
        }
        Optional<UnitConversion> from = conversion(one);
        Optional<UnitConversion> to = conversion(other);
        boolean comparable = from.isPresent()
                && to.isPresent()
                && from.get().unit().equals(to.get().unit());
        return comparable
                ? OptionalInt.of(from.get().apply(left).compareTo(to.get().apply(right)))
                : OptionalInt.empty();
    }

    private static Optional<UnitConversion> conversion(Quantity quantity) {
        return UnitConversion.SYSTEM.equals(quantity.getSystem()) && quantity.getCode() != null
                ? UnitConversion.of(quantity.getCode())
                : Optional.empty();
    }

    private static boolean isNumber(Base value) {
        return value.hasPrimitiveValue() && (value instanceof IntegerType || value instanceof DecimalType);
    }

    private static BigDecimal number(Base value) {
        return new BigDecimal(Objects.requireNonNull(value.primitiveValue()));
    }

    private static OptionalInt moments(String value, String limit) {
        Span one = span(value);
        Span other = span(limit);
        if (one == null || other == null) {
            return OptionalInt.empty();
        }
        boolean zoned = one.zone() != null && other.zone() != null;
        Span left = zoned ? inUtc(one) : one;
        Span right = zoned ? inUtc(other) : other;
        if (left.low().isAfter(right.high())) {
            return OptionalInt.of(1);
        }
        return OptionalInt.of(left.high().isBefore(right.low()) ? -1 : 0);
    }

    private static Span inUtc(Span span) {
        ZoneOffset zone = Objects.requireNonNull(span.zone());
        return new Span(inUtc(span.low(), zone), inUtc(span.high(), zone), ZoneOffset.UTC);
    }

    private static LocalDateTime inUtc(LocalDateTime time, ZoneOffset zone) {
        return OffsetDateTime.of(time, zone)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
    }

    private static @Nullable Span span(String text) {
        Matcher parts = MOMENT.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        int month = parts.group(2) == null ? 1 : Integer.parseInt(parts.group(2));
        int day = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
        LocalDateTime begin = LocalDateTime.of(Integer.parseInt(parts.group(1)), month, day, 0, 0);
        if (parts.group(2) == null) {
            return new Span(begin, begin.plusYears(1).minusNanos(1), null);
        } else if (parts.group(3) == null) {
            return new Span(begin, begin.plusMonths(1).minusNanos(1), null);
        } else if (parts.group(4) == null) {
            return new Span(begin, begin.plusDays(1).minusNanos(1), null);
        }
        LocalDateTime time = LocalDateTime.of(begin.toLocalDate(), LocalTime.parse(parts.group(4)));
        return new Span(time, time, parts.group(5) == null ? null : ZoneOffset.of(parts.group(5)));
    }
}
