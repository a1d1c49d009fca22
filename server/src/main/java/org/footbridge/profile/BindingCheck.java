package org.footbridge.profile;

import java.util.Set;
import org.footbridge.profile.CodeRules.Binding;
import org.footbridge.profile.ProfileTree.Node;
import org.footbridge.profile.value.Primitives;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** Whether the codes of a value are as its binding, and the systems they are of, want them. */
final class BindingCheck implements Check {
    private static final Set<String> CODED =
            Set.of("CodeableConcept", "Coding", "Quantity", "Age", "Duration", "Money", "Count", "Distance");
    private static final Set<String> PRIMITIVES = Set.of("code", "string", "uri", "url", "canonical");

    private static final String R4 = "http://hl7.org/fhir/";

    private final Binding binding;
    private final CodeRules codes;

    private BindingCheck(Binding binding, CodeRules codes) {
        this.binding = binding;
        this.codes = codes;
    }

    /** The check of an element that is bound, or has a type whose codes are checked anyway. */
    static Check of(Node node, Binding binding, CodeRules codes) {
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
        if (!accepts(value, visit.language())) {
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
        if (!(value instanceof Enumeration<?> known) || known.getValue() == null || binding.valueSet() == null) {
            return false;
        }
        String system = String.valueOf(known.toSystem());
        String set = binding.valueSet();
        int version = set.indexOf('|');
        return system.startsWith(R4)
                && (version < 0 ? set : set.substring(0, version))
                        .equals(R4 + "ValueSet/" + system.substring(R4.length()));
    }

    private boolean accepts(Coding coding, @Nullable String language) {
        boolean complete = coding.hasSystem() && coding.hasCode();
        if (coding.hasSystem() && !Primitives.isAbsolute(coding.getSystem())) {
            return false;
        }
        return complete
                ? codes.acceptsCoding(coding, binding, language)
                : !binding.isRequired() && !binding.hasMaximum();
    }
}
