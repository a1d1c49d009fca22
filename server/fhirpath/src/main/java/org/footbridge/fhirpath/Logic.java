package org.footbridge.fhirpath;

import java.util.List;
import org.footbridge.fhirpath.syntax.Literals;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.jspecify.annotations.Nullable;

/**
 * Three-valued Boolean logic. Null means "unknown", which is the empty collection in FHIRPath.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/#boolean-logic">FHIRPath Boolean logic</a>
 */
final class Logic {
    private Logic() {}

    /** The truth of a collection: any single value but {@code false} is true. */
    static @Nullable Boolean truth(List<Base> valuesOrAbsent) {
        List<Base> values = Valued.operand(valuesOrAbsent);
        if (values.isEmpty()) {
            return null;
        } else if (values.size() > 1) {
            throw new UnsupportedPath("collection as a Boolean");
        }
        return !(values.get(0) instanceof BooleanType value) || value.booleanValue();
    }

    static boolean isTrue(List<Base> values) {
        return Boolean.TRUE.equals(truth(values));
    }

    /** Like HAPI, only a Boolean spares the other side, not a single value that counts as true. */
    private static boolean settles(List<Base> values, boolean outcome) {
        return values.size() == 1
                && values.get(0) instanceof BooleanType value
                && value.hasValue()
                && value.booleanValue() == outcome;
    }

    static Step and(Step left, Step right) {
        return (scope, input) -> {
            List<Base> first = left.evaluate(scope, input);
            if (settles(first, false)) {
                return Literals.FALSE;
            }
            Boolean one = truth(first);
            Boolean other = truth(right.evaluate(scope, input));
            boolean no = Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other);
            return no ? Literals.FALSE : known(one == null || other == null, true);
        };
    }

    static Step or(Step left, Step right) {
        return (scope, input) -> {
            List<Base> first = left.evaluate(scope, input);
            if (settles(first, true)) {
                return Literals.TRUE;
            }
            Boolean one = truth(first);
            Boolean other = truth(right.evaluate(scope, input));
            boolean yes = Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
            return yes ? Literals.TRUE : known(one == null || other == null, false);
        };
    }

    static Step xor(Step left, Step right) {
        return (scope, input) -> {
            Boolean one = truth(left.evaluate(scope, input));
            Boolean other = truth(right.evaluate(scope, input));
            return one == null || other == null ? List.of() : Literals.of(one ^ other);
        };
    }

    static Step implies(Step left, Step right) {
        return (scope, input) -> {
            Boolean one = truth(left.evaluate(scope, input));
            if (Boolean.FALSE.equals(one)) {
                return Literals.TRUE;
            }
            Boolean other = truth(right.evaluate(scope, input));
            return Boolean.TRUE.equals(other) ? Literals.TRUE : known(one == null || other == null, false);
        };
    }

    static List<Base> not(List<Base> values) {
        Boolean truth = truth(values);
        return truth == null ? List.of() : Literals.of(!truth);
    }

    private static List<Base> known(boolean unknown, boolean value) {
        return unknown ? List.of() : Literals.of(value);
    }
}
