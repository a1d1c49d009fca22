package org.footbridge.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.problem.LibraryMessage;
import org.footbridge.profile.tree.Definitions;
import org.footbridge.profile.tree.ProfileTree;
import org.footbridge.profile.value.Regexes;
import org.footbridge.profile.value.SlowRegexes;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/**
 * Checks whether a profile can be added to a running server, and explains each problem to its author.
 *
 * @see <a href="https://hl7.org/fhir/R4/structuredefinition.html#invs">R4 rules for structure definitions</a>
 */
public final class ProfileProblems {
    private static final String REGEX = "http://hl7.org/fhir/StructureDefinition/regex";
    private static final Set<String> ABSTRACT = Set.of("Resource", "DomainResource");
    private static final int DERIVATIONS_MAX = 50;
    private static final int ELEMENTS_MAX = 20_000;

    private final Definitions definitions;
    private final FhirPaths paths;

    /**
     * @param definitions the definitions on which the profile may be based; they may already contain it
     */
    public ProfileProblems(Definitions definitions, FhirPaths paths) {
        this.definitions = definitions;
        this.paths = paths;
    }

    /** Each problem as a sentence that names the element; none if the profile can be used. */
    public List<String> of(StructureDefinition profile) {
        List<String> problems = new ArrayList<>();
        if (!profile.hasUrl() || !profile.hasType()) {
            problems.add("A StructureDefinition needs a url and a type.");
            return problems;
        }
        lineage(profile).ifPresent(problems::add);
        List<ElementDefinition> elements = profile.hasSnapshot()
                ? profile.getSnapshot().getElement()
                : profile.getDifferential().getElement();
        if (elements.isEmpty()) {
            problems.add("The profile has neither a snapshot nor a differential.");
        } else if (elements.size() > ELEMENTS_MAX) {
            problems.add(
                    "The profile has " + elements.size() + " elements; at most " + ELEMENTS_MAX + " are accepted.");
        }
        elements.forEach(element -> addProblems(element, problems));
        problems.addAll(SlicingLimits.of(elements));
        if (profile.hasSnapshot() && problems.isEmpty()) {
            structure(profile).ifPresent(problems::add);
        }
        return problems;
    }

    /** Returns the problem with the base definitions of {@code profile}. */
    private Optional<String> lineage(StructureDefinition profile) {
        Set<String> seen = new HashSet<>();
        StructureDefinition at = profile;
        while (at.hasBaseDefinition() && at.getDerivation() == TypeDerivationRule.CONSTRAINT) {
            String base = at.getBaseDefinition();
            if (!seen.add(canonical(at)) || base.equals(profile.getUrl()) || seen.size() > DERIVATIONS_MAX) {
                return Optional.of("The profile is derived from itself through '" + at.getUrl() + "'.");
            }
            Optional<StructureDefinition> next = definitions.structure(base);
            if (next.isEmpty()) {
                return Optional.of("The base '" + base + "' of '" + at.getUrl() + "' is not known; load it first.");
            }
            at = next.get();
        }
        boolean constrains = profile.getDerivation() == TypeDerivationRule.CONSTRAINT;
        if (constrains && ABSTRACT.contains(profile.getType())) {
            return Optional.of("The profile is for the abstract type '" + profile.getType()
                    + "', which has no resources of its own; write one profile for each resource type.");
        }
        if (constrains && !profile.hasBaseDefinition()) {
            return Optional.of("A profile needs a baseDefinition.");
        } else if (constrains
                && at.getKind() != StructureDefinitionKind.LOGICAL
                && !profile.getType().equals(at.getType())) {
            return Optional.of(
                    "The profile is for '" + profile.getType() + "', but its base is for '" + at.getType() + "'.");
        }
        return Optional.empty();
    }

    private static String canonical(StructureDefinition profile) {
        return profile.getUrl() + "|" + profile.getVersion();
    }

    private void addProblems(ElementDefinition element, List<String> problems) {
        String where = element.hasId() ? element.getId() : String.valueOf(element.getPath());
        if (!element.hasPath()) {
            problems.add("The element '" + where + "' has no path.");
        }
        if (element.hasMax() && !element.getMax().matches("\\*|\\d{1,9}")) {
            problems.add("The max '" + element.getMax() + "' of " + where + " is neither a number nor '*'.");
        }
        for (ElementDefinitionConstraintComponent constraint : element.getConstraint()) {
            if (constraint.hasExpression()) {
                invariant(constraint.getExpression())
                        .ifPresent(fault ->
                                problems.add("The invariant " + constraint.getKey() + " of " + where + " " + fault));
            }
        }
        String regex = element.getExtensionString(REGEX);
        if (regex != null) {
            slowness(regex, SlowRegexes::ofWhole)
                    .ifPresent(slow -> problems.add("The regular expression of " + where + " " + slow));
        }
    }

    /**
     * Returns the reason why {@code text}, an expression or a text that quotes one, is too slow; {@code find} finds a text
     * on which it is slow.
     */
    private static Optional<String> slowness(String text, Function<String, Optional<String>> find) {
        if (Regexes.mayTakeLong(text)) {
            return Optional.of("could take exponential time on some texts.");
        }
        return find.apply(text)
                .map(slow ->
                        "takes more than quadratic time on texts such as '" + slow + "' with further repetitions.");
    }

    private Optional<String> invariant(String expression) {
        return slowness(expression, SlowRegexes::in)
                .map(slow -> "has a regular expression that " + slow)
                .or(() -> paths.fault(expression).map(fault -> "is no FHIRPath expression: " + fault));
    }

    private static Optional<String> structure(StructureDefinition profile) {
        try {
            new ProfileTree(profile);
            return Optional.empty();
        } catch (RuntimeException broken) {
            return Optional.of("The snapshot is malformed: "
                    + LibraryMessage.of(broken.getMessage(), "an element of it has no path or no type") + ".");
        }
    }
}
