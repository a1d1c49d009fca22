package org.footbridge.terminology;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.terminology.system.DefinitionSource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupUnmappedComponent;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupUnmappedMode;
import org.hl7.fhir.r4.model.ConceptMap.OtherElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.jspecify.annotations.Nullable;

/**
 * Translates a code by a concept map, from source to target or in reverse. In reverse, narrower becomes wider, and
 * specializes becomes subsumes. Rules for unmapped codes apply from source to target only.
 */
final class Translation {
    /** Maps that leave it to other maps. */
    private static final int DEPTH_MAX = 10;

    private final DefinitionSource source;
    private final String targetSystem;
    private final boolean reverse;

    /** @param targetSystem the only one that is wanted; empty for any */
    Translation(DefinitionSource source, String targetSystem, boolean reverse) {
        this.source = source;
        this.targetSystem = targetSystem;
        this.reverse = reverse;
    }

    /**
     * A match of a translation.
     *
     * @param concept the target; it has no code if the map says that there is none
     * @param map the canonical URL of the map; empty if it has none
     */
    record Match(ConceptMapEquivalence equivalence, Coding concept, List<OtherElementComponent> product, String map) {}

    List<Match> of(Coding coding, ConceptMap map) {
        return of(coding, map, 0);
    }

    private boolean isCode(Coding coding, @Nullable String code) {
        return coding.getCode().equals(code)
                || (code != null
                        && coding.getCode().equalsIgnoreCase(code)
                        && source.system(coding.getSystem())
                                .map(system -> system.spelled(code).equals(system.spelled(coding.getCode())))
                                .orElse(false));
    }

    private List<Match> of(Coding coding, ConceptMap map, int depth) {
        List<Match> matches = new ArrayList<>();
        for (ConceptMapGroupComponent group : map.getGroup()) {
            String from = reverse ? group.getTarget() : group.getSource();
            String to = reverse ? group.getSource() : group.getTarget();
            if (coding.getSystem().equals(from) && (targetSystem.isEmpty() || targetSystem.equals(to))) {
                String name = map.hasUrl() ? map.getUrl() : "";
                matches.addAll(reverse ? against(coding, group, name) : along(coding, group, name, depth));
            }
        }
        return matches;
    }

    private List<Match> along(Coding coding, ConceptMapGroupComponent group, String map, int depth) {
        List<SourceElementComponent> elements = group.getElement().stream()
                .filter(element -> isCode(coding, element.getCode()))
                .toList();
        if (elements.isEmpty() && group.hasUnmapped()) {
            return unmapped(coding, group, map, depth);
        }
        return elements.stream()
                .flatMap(element -> element.getTarget().stream())
                .map(target -> match(
                        equivalence(target),
                        coding(group.getTarget(), group.getTargetVersion(), target.getCode(), target.getDisplay()),
                        target,
                        map))
                .toList();
    }

    private List<Match> against(Coding coding, ConceptMapGroupComponent group, String map) {
        List<Match> matches = new ArrayList<>();
        for (SourceElementComponent element : group.getElement()) {
            element.getTarget().stream()
                    .filter(target -> isCode(coding, target.getCode()))
                    .map(target -> match(
                            reversed(equivalence(target)),
                            coding(
                                    group.getSource(),
                                    group.getSourceVersion(),
                                    element.getCode(),
                                    element.getDisplay()),
                            target,
                            map))
                    .forEach(matches::add);
        }
        return matches;
    }

    private static Match match(
            ConceptMapEquivalence equivalence, Coding concept, TargetElementComponent target, String map) {
        return new Match(equivalence, concept, target.getProduct(), map);
    }

    private List<Match> unmapped(Coding coding, ConceptMapGroupComponent group, String map, int depth) {
        ConceptMapGroupUnmappedComponent rule = group.getUnmapped();
        if (rule.getMode() == ConceptMapGroupUnmappedMode.PROVIDED) {
            Coding same = coding(group.getTarget(), group.getTargetVersion(), coding.getCode(), coding.getDisplay());
            return List.of(new Match(ConceptMapEquivalence.EQUAL, same, List.of(), map));
        } else if (rule.getMode() == ConceptMapGroupUnmappedMode.FIXED) {
            Coding fixed = coding(group.getTarget(), group.getTargetVersion(), rule.getCode(), rule.getDisplay());
            return List.of(new Match(ConceptMapEquivalence.INEXACT, fixed, List.of(), map));
        } else if (rule.hasUrl() && depth < DEPTH_MAX) {
            return source.conceptMap(rule.getUrl())
                    .map(other -> of(coding, other, depth + 1))
                    .orElse(List.of());
        }
        return List.of();
    }

    private static Coding coding(String system, String version, String code, String display) {
        return new Coding(system, code, display).setVersion(version);
    }

    private static ConceptMapEquivalence equivalence(TargetElementComponent target) {
        return target.hasEquivalence() ? target.getEquivalence() : ConceptMapEquivalence.RELATEDTO;
    }

    private static ConceptMapEquivalence reversed(ConceptMapEquivalence equivalence) {
        return switch (equivalence) {
            case WIDER -> ConceptMapEquivalence.NARROWER;
            case NARROWER -> ConceptMapEquivalence.WIDER;
            case SUBSUMES -> ConceptMapEquivalence.SPECIALIZES;
            case SPECIALIZES -> ConceptMapEquivalence.SUBSUMES;
            default -> equivalence;
        };
    }
}
