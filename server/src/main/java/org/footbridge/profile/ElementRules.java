package org.footbridge.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.CodeRules.Binding;
import org.footbridge.profile.ProfileTree.Node;
import org.footbridge.profile.value.Likeness;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionBindingComponent;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The rules of an element definition for one value, but for its type and its children. */
final class ElementRules {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String MAXIMUM = CORE + "elementdefinition-maxValueSet";
    private static final String REGEX = CORE + "regex";

    private final Invariants invariants;
    private final CodeRules codes;
    private final Uncompiled uncompiled;

    ElementRules(FhirPaths paths, CodeRules codes, Uncompiled uncompiled) {
        this.uncompiled = uncompiled;
        this.invariants = new Invariants(paths);
        this.codes = codes;
    }

    /** {@code wider} is the definition that the value has passed before; null if there is none. */
    Check of(Node node, @Nullable ElementDefinition wider) {
        ElementDefinition element = node.definition();
        List<Check> checks = new ArrayList<>();
        checks.add(binding(node));
        checks.add(fixed(element));
        checks.add(pattern(element));
        checks.add(length(element));
        checks.add(bounds(node));
        if (element.hasExtension(REGEX)) {
            checks.add(uncompiled.check(node, "regular expression of a profile"));
        }
        for (ElementDefinitionConstraintComponent constraint : element.getConstraint()) {
            if (wider == null || !Redundancy.isIn(constraint, wider)) {
                checks.add(
                        invariants.isKnown(constraint)
                                ? invariants.of(constraint)
                                : uncompiled.check(node, "invariant " + constraint.getKey()));
            }
        }
        return Check.all(checks);
    }

    private Check binding(Node node) {
        ElementDefinitionBindingComponent bound = node.definition().getBinding();
        Binding binding = bound.hasValueSet()
                ? new Binding(bound.getValueSet(), bound.getStrength(), bound.hasExtension(MAXIMUM))
                : Binding.NONE;
        return BindingCheck.of(node, binding, codes);
    }

    private static Check fixed(ElementDefinition element) {
        Type fixed = element.getFixed();
        return fixed == null
                ? Check.NONE
                : (value, visit) -> {
                    if (!Likeness.isFixed(value, fixed)) {
                        throw visit.doubt("fixed value");
                    }
                };
    }

    private static Check pattern(ElementDefinition element) {
        Type pattern = element.getPattern();
        return pattern == null
                ? Check.NONE
                : (value, visit) -> {
                    if (!Likeness.hasPattern(value, pattern)) {
                        throw visit.doubt("pattern");
                    }
                };
    }

    private static Check length(ElementDefinition element) {
        int max = element.getMaxLength();
        return max == 0
                ? Check.NONE
                : (value, visit) -> {
                    String text = value.primitiveValue();
                    if (text == null || text.length() > max) {
                        throw visit.doubt("length");
                    }
                };
    }

    private Check bounds(Node node) {
        ElementDefinition element = node.definition();
        Type min = element.getMinValue();
        Type max = element.getMaxValue();
        if (min == null && max == null) {
            return Check.NONE;
        } else if ((min != null && !isNumber(min)) || (max != null && !isNumber(max))) {
            return uncompiled.check(node, "smallest or greatest value that is no number");
        }
        return (value, visit) -> {
            boolean inside = isNumber(value)
                    && (min == null || compare(value, min) >= 0)
                    && (max == null || compare(value, max) <= 0);
            if (!inside) {
                throw visit.doubt("smallest or greatest value");
            }
        };
    }

    private static boolean isNumber(Base value) {
        return value.hasPrimitiveValue() && (value instanceof IntegerType || value instanceof DecimalType);
    }

    private static int compare(Base left, Base right) {
        return number(left).compareTo(number(right));
    }

    private static BigDecimal number(Base value) {
        return new BigDecimal(Objects.requireNonNull(value.primitiveValue()));
    }
}
