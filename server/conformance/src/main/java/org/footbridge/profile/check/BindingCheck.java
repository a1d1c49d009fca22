package org.footbridge.profile.check;

import java.util.Set;
import org.footbridge.profile.check.CodeRules.Binding;
import org.footbridge.profile.tree.ProfileTree.Node;
import org.footbridge.profile.value.Primitives;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Check of the codes of a value against its binding and their code systems. */
public final class BindingCheck implements Check {
    private static final Set<String> CODED =
            Set.of("CodeableConcept", "Coding", "Quantity", "Age", "Duration", "Money", "Count", "Distance");
    private static final Set<String> PRIMITIVES = Set.of("code", "string", "uri", "url", "canonical");

    private static final String R4 = "http://hl7.org/fhir/";
    private static final String SETS = R4 + "ValueSet/";

    private final Binding binding;
    private final CodeRules codes;
    private final String system;

    private BindingCheck(Binding binding, CodeRules codes) {
        this.binding = binding;
        this.codes = codes;
        this.system = systemOf(binding.valueSet());
    }

    /** The check of an element that is bound, or has a type whose codes are checked anyway. */
    public static Check of(Node node, Binding binding, CodeRules codes) {
        boolean bound = binding.valueSet() != null;
        if (!bound && isCodingOfConcept(node)) {
            return Check.NONE;
        }
        boolean coded = node.parent() != null
                && node.definition().getType().stream()
                        .map(TypeRefComponent::getWorkingCode)
                        .anyMatch(type -> CODED.contains(type) || (bound && PRIMITIVES.contains(type)));
        return coded ? new BindingCheck(binding, codes) : Check.NONE;
    }

    /** The concept as a whole is checked. */
    private static boolean isCodingOfConcept(Node node) {
        Node parent = node.parent();
        return node.name().equals("coding")
                && parent != null
                && (parent.definition().getPath().equals("CodeableConcept")
                        || parent.definition().getType().stream()
                                .anyMatch(type -> "CodeableConcept".equals(type.getWorkingCode())));
    }

    @Override
    public void check(Base value, Visit visit) {
        if (!visit.collects() && !accepts(value, visit.language())) {
            throw visit.doubt(binding.valueSet() == null ? "code" : "binding to " + binding.valueSet());
        }
    }

    private boolean accepts(Base value, @Nullable String language) {
        if (value instanceof CodeableConcept concept) {
            return concept.hasCoding()
                    ? codes.acceptsConcept(concept.getCoding(), binding, language)
                    : !binding.isRequired() && !binding.hasMaximum();
        } else if (value instanceof Coding coding) {
            return accepts(coding, language);
        } else if (value instanceof Quantity quantity) {
            return accepts(new Coding(quantity.getSystem(), quantity.getCode(), quantity.getUnit()), language);
        } else if (!PRIMITIVES.contains(value.fhirType())) {
            return true;
        }
        String code = value.primitiveValue();
        if (code == null) {
            return !binding.isRequired();
        }
        return binding.valueSet() == null
                || binding.strength() == BindingStrength.EXAMPLE
                || isOneOfTheModel(value)
                || codes.acceptsCode(code, binding, language);
    }

    /**
     * Whether the model itself has the codes of the value set, which then are all of the code system with its name: no other
     * value could have been read.
     */
    private boolean isOneOfTheModel(Base value) {
        return value instanceof Enumeration<?> known && known.getValue() != null && system.equals(known.toSystem());
    }

    /** The code system that is named as the value set {@code canonical} of R4; empty if that is none of R4. */
    private static String systemOf(@Nullable String canonical) {
        if (canonical == null || !canonical.startsWith(SETS)) {
            return "";
        }
        int version = canonical.indexOf('|');
        return R4 + canonical.substring(SETS.length(), version < 0 ? canonical.length() : version);
    }

    private boolean accepts(Coding coding, @Nullable String language) {
        String system = coding.getSystem();
        if (system != null && !Primitives.isAbsolute(system)) {
            return false;
        }
        return (system != null && coding.getCode() != null)
                ? codes.acceptsCoding(coding, binding, language)
                : !binding.isRequired() && !binding.hasMaximum();
    }
}
