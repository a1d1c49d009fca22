package org.footbridge.oracle.naive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.footbridge.oracle.naive.TokenRule.Coded;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * The codes that the value sets and code systems of a population stand for: lists, whole systems, and what is below a
 * code.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset.html#compositions">R4 value set composition</a>
 */
public final class Terms {
    private final Population population;

    Terms(Population population) {
        this.population = population;
    }

    /** The codes of the value set at {@code url}. */
    public Set<Coded> expand(String url) {
        Set<Coded> codes = new LinkedHashSet<>();
        for (Resource resource : resources("ValueSet")) {
            ValueSet set = (ValueSet) resource;
            if (url.equals(set.getUrl())) {
                set.getCompose().getInclude().forEach(part -> codes.addAll(codes(part)));
                set.getCompose().getExclude().forEach(part -> codes.removeAll(codes(part)));
            }
        }
        return codes;
    }

    private List<Resource> resources(String type) {
        return population.living(type).stream()
                .flatMap(stored -> stored.resource().stream())
                .toList();
    }

    private Set<Coded> codes(ConceptSetComponent part) {
        Set<Coded> codes = new LinkedHashSet<>();
        if (part.hasConcept()) {
            part.getConcept().forEach(concept -> codes.add(coded(part.getSystem(), concept.getCode())));
        } else if (part.hasFilter()) {
            codes.addAll(below(part.getSystem(), part.getFilterFirstRep().getValue()));
        } else {
            roots(part.getSystem()).forEach(root -> codes.addAll(withAllBelow(part.getSystem(), root)));
        }
        return codes;
    }

    private static Coded coded(String system, String code) {
        return new Coded(system, code, false, false);
    }

    private List<ConceptDefinitionComponent> roots(String system) {
        return resources("CodeSystem").stream()
                .map(resource -> (CodeSystem) resource)
                .filter(found -> system.equals(found.getUrl()))
                .flatMap(found -> found.getConcept().stream())
                .toList();
    }

    private static Set<Coded> withAllBelow(String system, ConceptDefinitionComponent concept) {
        Set<Coded> codes = new LinkedHashSet<>(Set.of(coded(system, concept.getCode())));
        concept.getConcept().forEach(child -> codes.addAll(withAllBelow(system, child)));
        return codes;
    }

    /** The code and all below it. */
    public Set<Coded> below(String system, String code) {
        Set<Coded> codes = new LinkedHashSet<>();
        for (List<ConceptDefinitionComponent> path : paths(roots(system))) {
            if (path.get(path.size() - 1).getCode().equals(code)) {
                codes.addAll(withAllBelow(system, path.get(path.size() - 1)));
            }
        }
        return codes;
    }

    /** The code and all above it. */
    public Set<Coded> above(String system, String code) {
        Set<Coded> codes = new LinkedHashSet<>();
        for (List<ConceptDefinitionComponent> path : paths(roots(system))) {
            if (path.get(path.size() - 1).getCode().equals(code)) {
                path.forEach(concept -> codes.add(coded(system, concept.getCode())));
            }
        }
        return codes;
    }

    /** From a root to each concept. */
    private static List<List<ConceptDefinitionComponent>> paths(List<ConceptDefinitionComponent> concepts) {
        List<List<ConceptDefinitionComponent>> all = new ArrayList<>();
        for (ConceptDefinitionComponent concept : concepts) {
            all.add(List.of(concept));
            for (List<ConceptDefinitionComponent> path : paths(concept.getConcept())) {
                List<ConceptDefinitionComponent> longer = new ArrayList<>(List.of(concept));
                longer.addAll(path);
                all.add(longer);
            }
        }
        return all;
    }
}
