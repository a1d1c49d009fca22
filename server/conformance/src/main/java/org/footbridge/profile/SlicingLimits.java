package org.footbridge.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.DiscriminatorType;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionSlicingDiscriminatorComponent;
import org.hl7.fhir.r4.model.ElementDefinition.SlicingRules;
import org.hl7.fhir.r4.model.Type;

/**
 * Detects slicings that HAPI's validator cannot evaluate. HAPI would refuse every resource with such an element; therefore
 * the profile is refused instead.
 *
 * @see <a href="https://hl7.org/fhir/R4/profiling.html#slicing">R4 slicing</a>
 */
final class SlicingLimits {
    private static final Set<DiscriminatorType> BY_VALUE = Set.of(DiscriminatorType.VALUE, DiscriminatorType.PATTERN);
    private static final Set<String> PATTERNS =
            Set.of("CodeableConcept", "Coding", "Identifier", "HumanName", "Address");

    private SlicingLimits() {}

    /** Each limit that {@code elements}, of a snapshot or differential, come upon, as a sentence. */
    static List<String> of(List<ElementDefinition> elements) {
        List<String> problems = new ArrayList<>();
        for (ElementDefinition sliced : elements) {
            if (String.valueOf(sliced.getSliceName()).contains("/")) {
                problems.add("The slice '" + sliced.getSliceName() + "' is a slice of a slice, which the validator does"
                        + " not look at; give the inner slices discriminators of their own in one slicing.");
            }
            boolean closed = sliced.getSlicing().getRules() == SlicingRules.CLOSED;
            if (closed && !sliced.getSlicing().hasDiscriminator()) {
                problems.add("The slicing of " + sliced.getId()
                        + " is closed, but has no discriminator to tell its slices apart; add one.");
            }
            for (ElementDefinitionSlicingDiscriminatorComponent one :
                    sliced.getSlicing().getDiscriminator()) {
                if (BY_VALUE.contains(one.getType())) {
                    addPatterns(sliced, one.getPath(), elements, problems);
                }
            }
        }
        return problems;
    }

    private static void addPatterns(
            ElementDefinition sliced, String path, List<ElementDefinition> elements, List<String> problems) {
        String begin = sliced.getId() + ":";
        String end = "$this".equals(path) ? "" : "." + path;
        for (ElementDefinition element : elements) {
            String id = String.valueOf(element.getId());
            boolean discriminates = id.startsWith(begin) && id.matches("\\Q" + begin + "\\E[^.:]+\\Q" + end + "\\E");
            if (discriminates && element.hasPattern() && !isKnown(element.getPattern())) {
                problems.add("The slices of " + sliced.getId() + " are told apart by a pattern of type "
                        + element.getPattern().fhirType() + " (" + id + "), which the validator cannot compare; use the"
                        + " path of an element in it as the discriminator, such as its code or system.");
            }
        }
    }

    private static boolean isKnown(Type pattern) {
        return pattern instanceof CodeableConcept concept
                ? concept.hasCoding() && !concept.hasText()
                : pattern.isPrimitive() || PATTERNS.contains(pattern.fhirType());
    }
}
