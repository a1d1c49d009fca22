package org.footbridge.fhirpath.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.footbridge.ucum.UnitConversion;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;

/** Factory of values of the System types, which have no extensions: the literals of an expression and computed values. */
public final class Literals {
    public static final List<Base> TRUE = List.of(system(new BooleanType(true)));
    public static final List<Base> FALSE = List.of(system(new BooleanType(false)));

    private static final Set<String> CALENDAR_UNITS =
            Set.of("year", "month", "week", "day", "hour", "minute", "second", "millisecond");

    private Literals() {}

    public static List<Base> of(boolean value) {
        return value ? TRUE : FALSE;
    }

    public static List<Base> of(long value) {
        if ((int) value != value) {
            throw new UnsupportedPath("integer overflow");
        }
        return List.of(system(new IntegerType((int) value)));
    }

    public static List<Base> of(String value) {
        return List.of(system(new StringType(value)));
    }

    public static List<Base> of(BigDecimal value) {
        return List.of(system(new DecimalType(value)));
    }

    /** The value of a token that is a string, a number, a point in time, {@code true} or {@code false}. */
    static Base of(Token token) {
        String text = token.text();
        return switch (token.kind()) {
            case STRING -> of(text).get(0);
            case NUMBER ->
                text.contains(".")
                        ? of(new BigDecimal(text)).get(0)
                        : of(Long.parseLong(text)).get(0);
            case TIME -> time(text);
            default -> of(text.equals("true")).get(0);
        };
    }

    static Base quantity(Token number, Token unit) {
        Quantity quantity = new Quantity().setValue(new BigDecimal(number.text()));
        if (unit.kind() == Token.Kind.NAME) {
            return system(quantity.setUnit(unit.text()));
        }
        if (UnitConversion.of(unit.text()).isEmpty()) {
            throw UnsupportedPath.hopeless("'" + unit.text() + "' is no unit of UCUM that can be converted to others.");
        }
        return system(quantity.setCode(unit.text()).setSystem("http://unitsofmeasure.org"));
    }

    static boolean isCalendarUnit(String name) {
        return CALENDAR_UNITS.contains(name.endsWith("s") ? name.substring(0, name.length() - 1) : name);
    }

    private static Base time(String text) {
        if (text.startsWith("T")) {
            return system(new TimeType(text.substring(1)));
        } else if (text.contains("T")) {
            return system(new DateTimeType(text.endsWith("T") ? text.substring(0, text.length() - 1) : text));
        }
        return system(new DateType(text));
    }

    private static Base system(Element value) {
        return value.noExtensions();
    }
}
