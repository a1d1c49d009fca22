package org.footbridge.ucum;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fhir.ucum.BaseUnit;
import org.fhir.ucum.Component;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Factor;
import org.fhir.ucum.Operator;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumModel;
import org.fhir.ucum.Unit;
import org.fhir.ucum.definitions.XmlDefinitionsParser;

/**
 * Expands a UCUM unit recursively until only numbers and base units remain.
 *
 * <p>It uses the grammar and the definitions of the UCUM library, but not its arithmetic, which rounds every quotient,
 * treats pH as an amount, and takes 999999999 iterations for {@code 10*999999999}.
 */
final class UnitExpansion {
    private static final int POWER_MAX = 40;
    private static final int DIGITS_MAX = 200;

    /**
     * The classes of arbitrary units, which a procedure defines, such as {@code [iU]}: they are not commensurable, although
     * UCUM defines each as 1.
     */
    private static final Set<String> PROCEDURES = Set.of("chemical", "clinical");

    private final Map<String, Integer> powers = new TreeMap<>();
    private BigDecimal numerator = BigDecimal.ONE;
    private BigDecimal denominator = BigDecimal.ONE;

    /** Holder of the definitions, which are read when the first unit is converted and not at startup. */
    private static final class Definitions {
        private static final UcumModel MODEL = read();

        private static UcumModel read() {
            try (InputStream essence = UcumModel.class.getResourceAsStream("/ucum-essence.xml")) {
                return new XmlDefinitionsParser().parse(essence);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (UcumException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private UnitExpansion() {}

    /** See {@link UnitConversion#of}. */
    static Optional<UnitConversion> conversion(String code) {
        UcumModel model = Definitions.MODEL;
        UnitExpansion expansion = new UnitExpansion();
        try {
            expansion.multiply(new ExpressionParser(model).parse(code), 1);
            return Optional.of(expansion.conversion());
        } catch (UcumException | IllegalArgumentException notConvertible) {
            // the library throws NumberFormatException, an IllegalArgumentException, for a malformed number
            return Optional.empty();
        }
    }

    private void multiply(Term product, int power) throws UcumException {
        int sign = 1;
        for (Term term = product; term != null; term = term.getTerm()) {
            if (term.hasComp()) {
                multiply(term.getComp(), sign * power);
            }
            sign = term.getOp() == Operator.DIVISION ? -1 : 1;
        }
    }

    private void multiply(Component component, int power) throws UcumException {
        if (component instanceof Term term) {
            multiply(term, power);
        } else if (component instanceof Factor factor) {
            multiply(BigDecimal.valueOf(factor.getValue()), power);
        } else if (component instanceof Symbol symbol) {
            int total = Math.multiplyExact(power, bounded(symbol.getExponent()));
            if (symbol.hasPrefix()) {
                multiply(new BigDecimal(symbol.getPrefix().getValue().asDecimal()), total);
            }
            multiply(symbol.getUnit(), total);
        }
    }

    private void multiply(Unit unit, int power) throws UcumException {
        if (unit instanceof BaseUnit || (unit instanceof DefinedUnit defined && isOfProcedure(defined))) {
            powers.merge(unit.getCode(), power, Integer::sum);
        } else if (unit instanceof DefinedUnit defined && !defined.isSpecial()) {
            multiply(new BigDecimal(defined.getValue().getValue().asDecimal()), power);
            multiply(
                    new ExpressionParser(Definitions.MODEL)
                            .parse(defined.getValue().getUnit()),
                    power);
        } else {
            throw new IllegalArgumentException(unit.getCode() + " is not proportional to an amount");
        }
    }

    private static boolean isOfProcedure(DefinedUnit unit) {
        return PROCEDURES.contains(unit.getClass_())
                && "1".equals(unit.getValue().getUnit());
    }

    private void multiply(BigDecimal factor, int power) {
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("a unit of " + factor);
        } else if (power > 0) {
            numerator = numerator.multiply(factor.pow(bounded(power)));
        } else {
            denominator = denominator.multiply(factor.pow(bounded(-power)));
        }
    }

    private static int bounded(int power) {
        if (Math.abs((long) power) > POWER_MAX) {
            throw new IllegalArgumentException("a power of " + power);
        }
        return power;
    }

    private UnitConversion conversion() {
        String unit = powers.entrySet().stream()
                .filter(base -> base.getValue() != 0)
                .map(base -> base.getKey() + (base.getValue() == 1 ? "" : base.getValue()))
                .collect(Collectors.joining("."));
        String name = unit.isEmpty() ? "1" : unit;
        try {
            BigDecimal factor = numerator.divide(denominator).stripTrailingZeros();
            return new UnitConversion(name, BigDecimal.ZERO, small(factor), BigDecimal.ONE);
        } catch (ArithmeticException endless) {
            return new UnitConversion(name, BigDecimal.ZERO, small(numerator), small(denominator));
        }
    }

    private static BigDecimal small(BigDecimal factor) {
        if (factor.precision() > DIGITS_MAX || Math.abs((long) factor.scale()) > DIGITS_MAX) {
            throw new IllegalArgumentException("a factor of too many digits");
        }
        return factor;
    }
}
