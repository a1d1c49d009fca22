package org.footbridge.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.terminology.system.DefinitionSource;
import org.footbridge.terminology.system.Designations;
import org.footbridge.terminology.system.Filters;
import org.footbridge.terminology.system.KnownSystem;
import org.footbridge.terminology.system.UnknownSystem;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * Compiles the definition of a value set, with the value sets that it includes, to {@link ValueSetMembers}. It refuses with
 * the name of the missing definition if one is unknown. If a value set contains a complete expansion, its definition is not
 * evaluated.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset.html#compositions">R4 value set composition</a>
 */
final class ValueSetCompiler {
    private static final int DEPTH_MAX = 50;

    private final DefinitionSource source;
    private final String asked;
    private final Choice choice;

    /** Canonicals of the supplements that the value sets under way name. */
    private final List<String> supplements = new ArrayList<>();

    /** The value sets under way, each a part of the one before. */
    private final List<String> path = new ArrayList<>();

    /** Cache of compiled value sets: many others can include the same one. */
    private final Map<String, ValueSetMembers> done = new HashMap<>();

    private ValueSetCompiler(DefinitionSource source, String asked, Choice choice) {
        this.source = source;
        this.asked = asked;
        this.choice = choice;
    }

    /**
     * The parameters of the request that affect compilation.
     *
     * @param supplements the canonicals of code system supplements to apply
     */
    record Choice(SystemVersions versions, List<String> supplements) {
        static final Choice NONE = new Choice(SystemVersions.NONE, List.of());

        Choice {
            supplements = List.copyOf(supplements);
        }
    }

    /**
     * The members of the value set {@code canonical}.
     *
     * @throws Problem VALUE if one that it is made of is not there, is a part of itself, or filters in ways that are not
     *     understood
     */
    static ValueSetMembers of(String canonical, DefinitionSource source) {
        return of(canonical, source, Choice.NONE);
    }

    /** Compiles the value set with the parameters of a request. */
    static ValueSetMembers of(String canonical, DefinitionSource source, Choice choice) {
        return new ValueSetCompiler(source, canonical, choice).of(canonical);
    }

    /** The members of a value set that need not be stored. */
    static ValueSetMembers of(ValueSet set, DefinitionSource source, Choice choice) {
        ValueSetCompiler composition =
                new ValueSetCompiler(source, set.hasUrl() ? set.getUrl() : "that was sent", choice);
        composition.path.add(composition.asked);
        return composition.members(set);
    }

    private ValueSetMembers of(String canonical) {
        ValueSetMembers before = done.get(canonical);
        return before == null ? compile(canonical) : before;
    }

    private ValueSetMembers compile(String canonical) {
        ValueSet set = source.valueSet(canonical)
                .orElseThrow(() -> problem("This server does not have value set '" + canonical + "'."));
        if (path.contains(canonical)) {
            throw problem("'" + canonical + "' includes itself.");
        } else if (path.size() == DEPTH_MAX) {
            throw problem("It includes value sets that include others, more than " + DEPTH_MAX + " deep.");
        }
        path.add(canonical);
        ValueSetMembers members = members(set);
        path.remove(path.size() - 1);
        done.put(canonical, members);
        return members;
    }

    private ValueSetMembers members(ValueSet set) {
        List<String> named = Supplements.of(set);
        supplements.addAll(named);
        ValueSetMembers members = set.hasExpansion() && isWhole(set) ? listed(set) : composed(set);
        supplements
                .subList(supplements.size() - named.size(), supplements.size())
                .clear();
        return members;
    }

    private static boolean isWhole(ValueSet set) {
        return !set.getExpansion().hasOffset()
                && !set.getExpansion().hasExtension("http://hl7.org/fhir/StructureDefinition/valueset-toocostly")
                && !set.getExpansion().hasExtension("http://hl7.org/fhir/StructureDefinition/valueset-unclosed")
                && (!set.getExpansion().hasTotal()
                        || set.getExpansion().getTotal()
                                <= contained(set.getExpansion().getContains()).size());
    }

    private static List<ValueSetExpansionContainsComponent> contained(List<ValueSetExpansionContainsComponent> listed) {
        List<ValueSetExpansionContainsComponent> all = new ArrayList<>();
        for (ValueSetExpansionContainsComponent one : listed) {
            if (one.hasCode() && one.hasSystem()) {
                all.add(one);
            }
            all.addAll(contained(one.getContains()));
        }
        return all;
    }

    private static ValueSetMembers listed(ValueSet set) {
        Map<UnknownSystem, Map<String, Concept>> systems = new LinkedHashMap<>();
        for (ValueSetExpansionContainsComponent one :
                contained(set.getExpansion().getContains())) {
            UnknownSystem system = new UnknownSystem(one.getSystem(), one.hasVersion() ? one.getVersion() : "");
            systems.computeIfAbsent(system, same -> new LinkedHashMap<>())
                    .putIfAbsent(one.getCode(), named(one.getCode(), one.getDisplay(), !one.getInactive()));
        }
        return systems.entrySet().stream()
                .map(system -> named(system.getKey(), system.getValue()))
                .reduce(ValueSetMembers.NONE, ValueSetMembers::or);
    }

    private static Concept named(String code, String display, boolean active) {
        return new Concept(
                code, display == null ? "" : display, active, Optional.empty(), List.of(), Map.of(), List.of());
    }

    private static ValueSetMembers named(KnownSystem system, Map<String, Concept> named) {
        return ValueSetMembers.of(new ValueSetMembers.Part(system, new ConceptFilter.Codes(named.keySet()), named));
    }

    private ValueSetMembers composed(ValueSet set) {
        ValueSetMembers members = ValueSetMembers.NONE;
        for (ConceptSetComponent include : set.getCompose().getInclude()) {
            members = members.or(part(include));
        }
        for (ConceptSetComponent exclude : set.getCompose().getExclude()) {
            members = members.without(part(exclude));
        }
        boolean activeOnly = set.getCompose().hasInactive() && !set.getCompose().getInactive();
        return activeOnly ? members.active() : members;
    }

    /** Compiles an include or exclude: a code must be in the system and in each of the value sets. */
    private ValueSetMembers part(ConceptSetComponent part) {
        List<ValueSetMembers> all = new ArrayList<>();
        if (part.hasSystem()) {
            all.add(ofSystem(part));
        }
        part.getValueSet().stream()
                .filter(CanonicalType::hasValue)
                .forEach(other -> all.add(of(other.getValueAsString())));
        return all.stream().reduce(ValueSetMembers::and).orElse(ValueSetMembers.NONE);
    }

    /** A list of codes needs no code system, which for many is not free to have. */
    private ValueSetMembers ofSystem(ConceptSetComponent part) {
        String version = choice.versions().of(part.getSystem(), part.hasVersion() ? part.getVersion() : "");
        String canonical = part.getSystem() + (version.isEmpty() ? "" : "|" + version);
        KnownSystem system = source.system(canonical)
                .filter(KnownSystem::isWhole)
                .orElseGet(() -> new UnknownSystem(part.getSystem(), version));
        if (part.hasConcept()) {
            Map<String, Concept> own = part.getConcept().stream()
                    .filter(ConceptReferenceComponent::hasCode)
                    .map(one -> reference(one, system.spelled(one.getCode())))
                    .collect(Collectors.toMap(
                            Concept::code, concept -> concept, (one, again) -> one, LinkedHashMap::new));
            Map<String, Concept> named = new LinkedHashMap<>(own);
            names(system)
                    .forEach((code, name) -> named.computeIfPresent(code, (same, mine) -> Expander.joined(mine, name)));
            return named(system, named);
        } else if (system instanceof UnknownSystem) {
            return ValueSetMembers.of(new ValueSetMembers.Part(system, UnknownSystem.EXISTS, Map.of()));
        }
        List<ConceptFilter> filters = part.getFilter().stream()
                .map(filter -> Filters.read(filter, system).orElseThrow(() -> notUnderstood(filter)))
                .toList();
        return ValueSetMembers.of(new ValueSetMembers.Part(system, Filters.all(filters), names(system)));
    }

    /** Returns the concepts with the designations of the supplements. */
    private Map<String, Concept> names(KnownSystem system) {
        List<String> all = new ArrayList<>(supplements);
        all.addAll(choice.supplements());
        return all.isEmpty() ? Map.of() : Supplements.names(all, system, source);
    }

    private static Concept reference(ConceptReferenceComponent from, String code) {
        return new Concept(
                code,
                from.hasDisplay() ? from.getDisplay() : "",
                true,
                Optional.empty(),
                List.of(),
                Map.of(),
                from.getDesignation().stream()
                        .map(one -> Designations.of(one.getLanguage(), one.getUse(), one.getValue()))
                        .toList());
    }

    private Problem notUnderstood(ConceptSetFilterComponent filter) {
        return problem("Its filter '" + filter.getProperty() + " "
                + (filter.hasOp() ? filter.getOp().toCode() : "") + " " + filter.getValue() + "' is not understood.");
    }

    private Problem problem(String why) {
        return notKnown(asked, why);
    }

    static Problem notKnown(String valueSet, String why) {
        return new Problem(ProblemKind.VALUE, "The codes of value set '" + valueSet + "' are not known. " + why);
    }

    /**
     * @throws Problem VALUE if {@code members} are not known to the last, as a code system is not here
     */
    static ValueSetMembers requireDecided(String valueSet, ValueSetMembers members) {
        members.parts().stream().filter(part -> !part.isDecided()).findFirst().ifPresent(part -> {
            throw notKnown(
                    valueSet,
                    "This server does not have the complete content of code system '"
                            + part.system().canonical() + "'.");
        });
        return members;
    }
}
