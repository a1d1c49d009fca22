package org.footbridge.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.check.BindingCheck;
import org.footbridge.profile.check.BoundCheck;
import org.footbridge.profile.check.Check;
import org.footbridge.profile.check.CodeRules;
import org.footbridge.profile.check.CodeRules.Binding;
import org.footbridge.profile.check.Invariants;
import org.footbridge.profile.tree.ProfileTree.Node;
import org.footbridge.profile.value.Likeness;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionBindingComponent;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of an element definition for one value, except those on its type and its children. */
final class ElementRules {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String MAXIMUM = CORE + "elementdefinition-maxValueSet";
    private static final String REGEX = CORE + "regex";
    private static final String ADDITIONAL = "http://hl7.org/fhir/tools/StructureDefinition/additional-binding";
    private static final List<String> EXTENDING = List.of(
            REGEX,
            CORE + "minLength",
            CORE + "maxSize",
            CORE + "maxDecimalPlaces",
            CORE + "narrative-source-control",
            CORE + "narrative-language-control",
            "http://hl7.org/fhir/tools/StructureDefinition/elementdefinition-date-rules");

    private final Invariants invariants;
    private final CodeRules codes;
    private final Uncompiled uncompiled;

    ElementRules(FhirPaths paths, CodeRules codes, Uncompiled uncompiled) {
        this.uncompiled = uncompiled;
        this.invariants = new Invariants(paths);
        this.codes = codes;
    }

    /**
     * Compiles the rules of {@code node}. {@code wider} is the definition whose check the value has already passed; null if
     * there is none.
     */
    Check of(Node node, @Nullable ElementDefinition wider) {
        ElementDefinition element = node.definition();
        List<Check> checks = new ArrayList<>();
        checks.add(binding(node));
        checks.add(fixed(element));
        checks.add(pattern(element));
        checks.add(length(element));
        checks.add(bounds(element));
        checks.add(extended(node, wider));
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
                    if (Likeness.isFixed(value, fixed)) {
                        visit.fixed();
                    } else {
                        visit.broken("fixed value", "The value must be exactly " + text(fixed) + ".");
                    }
                };
    }

    private static Check pattern(ElementDefinition element) {
        Type pattern = element.getPattern();
        return pattern == null
                ? Check.NONE
                : (value, visit) -> {
                    if (Likeness.hasPattern(value, pattern)) {
                        visit.fixed();
                    } else {
                        visit.broken(
                                "pattern", "The value must contain everything in the pattern: " + text(pattern) + ".");
                    }
                };
    }

    private static String text(Type wanted) {
        return wanted.isPrimitive()
                ? "'" + wanted.primitiveValue() + "'"
                : "the " + wanted.fhirType() + " that the profile gives";
    }

    private static Check length(ElementDefinition element) {
        int max = element.getMaxLength();
        return max == 0
                ? Check.NONE
                : (value, visit) -> {
                    String text = value.primitiveValue();
                    if (text == null) {
                        throw visit.doubt("length");
                    } else if (text.length() > max) {
                        visit.broken(
                                "length",
                                "The text has " + text.length() + " characters; at most " + max + " are allowed.");
                    }
                };
    }

    private static Check bounds(ElementDefinition element) {
        Type min = element.getMinValue();
        Type max = element.getMaxValue();
        return min == null && max == null ? Check.NONE : new BoundCheck(min, max);
    }

    /** Rules that extensions of R4 add to definitions, which HAPI's validator knows. */
    private Check extended(Node node, @Nullable ElementDefinition wider) {
        ElementDefinition element = node.definition();
        boolean more = EXTENDING.stream().anyMatch(element::hasExtension)
                || element.getBinding().hasExtension(ADDITIONAL)
                || (wider != null && hasOtherTypeRules(element, wider));
        return more ? uncompiled.check(node, "rule that an extension of the profile adds") : Check.NONE;
    }

    private static boolean hasOtherTypeRules(ElementDefinition element, ElementDefinition wider) {
        return element.getType().stream()
                .filter(type -> type.hasExtension(REGEX))
                .anyMatch(type -> wider.getType().stream()
                        .noneMatch(other ->
                                Objects.equals(other.getExtensionString(REGEX), type.getExtensionString(REGEX))));
    }
}
