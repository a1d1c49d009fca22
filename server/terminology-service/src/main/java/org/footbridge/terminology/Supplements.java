package org.footbridge.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.Designation;
import org.footbridge.terminology.system.ConceptTree;
import org.footbridge.terminology.system.DefinitionSource;
import org.footbridge.terminology.system.Designations;
import org.footbridge.terminology.system.KnownSystem;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * Designations that CodeSystem supplements add to the concepts of a code system. A supplement applies only where it is
 * named, by the parameter {@code useSupplement} or by an extension of a value set.
 *
 * @see <a href="https://hl7.org/fhir/R4/codesystem.html#supplements">R4 code system supplements</a>
 */
final class Supplements {
    private static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/valueset-supplement";

    private Supplements() {}

    /** The canonicals of the supplements that {@code set} names. */
    static List<String> of(ValueSet set) {
        return set.getExtensionsByUrl(EXTENSION).stream()
                .filter(extension ->
                        extension.hasValue() && extension.getValue().isPrimitive())
                .map(extension -> extension.getValue().primitiveValue())
                .toList();
    }

    /**
     * Returns the concepts of {@code system} with the designations of the supplements {@code canonicals}, by code in the
     * system's spelling.
     *
     * @throws Problem VALUE if a supplement is not on this server
     */
    static Map<String, Concept> names(List<String> canonicals, KnownSystem system, DefinitionSource source) {
        Map<String, Concept> names = new LinkedHashMap<>();
        for (String canonical : canonicals) {
            CodeSystem supplement = source.supplement(canonical)
                    .orElseThrow(() -> new Problem(
                            ProblemKind.VALUE,
                            "Code system supplement '" + canonical + "' is not known to this server."));
            if (supplements(supplement, system)) {
                new ConceptTree(supplement).concepts().forEach(concept -> {
                    String code = system.spelled(concept.getCode());
                    names.merge(code, named(code, concept, supplement), Expander::joined);
                });
            }
        }
        return names;
    }

    private static boolean supplements(CodeSystem supplement, KnownSystem system) {
        String of = String.valueOf(supplement.getSupplements());
        return of.equals(system.url()) || of.equals(system.canonical());
    }

    /** A display of a supplement is one name more, in the language of the supplement. */
    private static Concept named(String code, ConceptDefinitionComponent from, CodeSystem supplement) {
        List<Designation> designations = new ArrayList<>();
        if (from.hasDisplay()) {
            String language = supplement.hasLanguage() ? supplement.getLanguage() : "";
            designations.add(new Designation(language, "", "", from.getDisplay()));
        }
        from.getDesignation()
                .forEach(one -> designations.add(Designations.of(one.getLanguage(), one.getUse(), one.getValue())));
        return Concept.of(code, "").withDesignations(designations);
    }
}
