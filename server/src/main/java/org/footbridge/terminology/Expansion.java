package org.footbridge.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.CodeSets.Code;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * One expansion of a value set: all of its codes, or a refusal that says what is missing. A value set that brings its own
 * expansion is taken at its word.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset.html#expansion">R4 value set expansion</a>
 */
final class Expansion {
    private static final int DEPTH_MAX = 50;

    private final DefinitionSource source;
    private final String asked;

    /** The value sets under way, each a part of the one before. */
    private final List<String> path = new ArrayList<>();

    /** Those that are done: a value set can be a part of many others. */
    private final Map<String, Set<Code>> done = new HashMap<>();

    private Expansion(DefinitionSource source, String asked) {
        this.source = source;
        this.asked = asked;
    }

    /**
     * The codes of the value set {@code canonical}.
     *
     * @throws Problem VALUE if they cannot all be known
     */
    static Set<Code> of(String canonical, DefinitionSource source) {
        return new Expansion(source, canonical).of(canonical);
    }

    private Set<Code> of(String canonical) {
        Set<Code> before = done.get(canonical);
        return before == null ? anew(canonical) : before;
    }

    private Set<Code> anew(String canonical) {
        ValueSet set = source.valueSet(canonical).orElseThrow(() -> refusal("value set '" + canonical + "'"));
        if (path.contains(canonical)) {
            throw problem("'" + canonical + "' is a part of itself.");
        } else if (path.size() == DEPTH_MAX) {
            throw problem("It has parts within parts, more than " + DEPTH_MAX + " deep.");
        }
        path.add(canonical);
        Set<Code> codes = set.hasExpansion() && isWhole(set) ? listed(set) : composed(set);
        path.remove(path.size() - 1);
        done.put(canonical, codes);
        return codes;
    }

    private static boolean isWhole(ValueSet set) {
        return !set.getExpansion().hasOffset()
                && !set.getExpansion().hasExtension("http://hl7.org/fhir/StructureDefinition/valueset-toocostly")
                && !set.getExpansion().hasExtension("http://hl7.org/fhir/StructureDefinition/valueset-unclosed")
                && (!set.getExpansion().hasTotal()
                        || set.getExpansion().getTotal() <= listed(set).size());
    }

    private static Set<Code> listed(ValueSet set) {
        Set<Code> codes = new LinkedHashSet<>();
        add(set.getExpansion().getContains(), codes);
        return codes;
    }

    private static void add(List<ValueSetExpansionContainsComponent> listed, Set<Code> codes) {
        for (ValueSetExpansionContainsComponent one : listed) {
            if (one.hasCode() && one.hasSystem()) {
                codes.add(new Code(one.getSystem(), one.getCode()));
            }
            add(one.getContains(), codes);
        }
    }

    private Set<Code> composed(ValueSet set) {
        Set<Code> codes = new LinkedHashSet<>();
        set.getCompose().getInclude().forEach(include -> codes.addAll(part(include)));
        set.getCompose().getExclude().forEach(exclude -> codes.removeAll(part(exclude)));
        return codes;
    }

    /** What is in the system, and in each of the value sets: all that are named must have a code. */
    private Set<Code> part(ConceptSetComponent part) {
        List<Set<Code>> sets = new ArrayList<>();
        if (part.hasSystem()) {
            sets.add(ofSystem(part));
        }
        part.getValueSet().stream()
                .filter(CanonicalType::hasValue)
                .forEach(other -> sets.add(of(other.getValueAsString())));
        Set<Code> codes = sets.isEmpty() ? new LinkedHashSet<>() : new LinkedHashSet<>(sets.get(0));
        sets.forEach(codes::retainAll);
        return codes;
    }

    /** A list of codes needs no code system, which for many is not free to have. */
    private Set<Code> ofSystem(ConceptSetComponent part) {
        Set<Code> codes = new LinkedHashSet<>();
        if (part.hasConcept()) {
            part.getConcept().stream()
                    .filter(ConceptReferenceComponent::hasCode)
                    .forEach(concept -> codes.add(new Code(part.getSystem(), concept.getCode())));
            return codes;
        }
        String canonical = part.getSystem() + (part.hasVersion() ? "|" + part.getVersion() : "");
        ConceptTree tree =
                tree(canonical, source).orElseThrow(() -> refusal("the whole of code system '" + canonical + "'"));
        Set<String> kept = new LinkedHashSet<>(tree.codes());
        for (ConceptSetFilterComponent filter : part.getFilter()) {
            kept.retainAll(tree.filtered(filter).orElseThrow(() -> refusal(filter)));
        }
        kept.forEach(code -> codes.add(new Code(part.getSystem(), code)));
        return codes;
    }

    /** The codes of a system; empty if there is none with all its codes. */
    static Optional<ConceptTree> tree(String canonical, DefinitionSource source) {
        return source.codeSystem(canonical).filter(Expansion::isWhole).map(ConceptTree::new);
    }

    private static boolean isWhole(CodeSystem system) {
        return system.getContent() == CodeSystemContentMode.COMPLETE;
    }

    private Problem refusal(ConceptSetFilterComponent filter) {
        return problem("Its filter '" + filter.getProperty() + " "
                + (filter.hasOp() ? filter.getOp().toCode() : "") + " " + filter.getValue() + "' is not understood.");
    }

    private Problem refusal(String missing) {
        return problem("This server does not have " + missing + ".");
    }

    private Problem problem(String why) {
        return new Problem(ProblemKind.VALUE, "The codes of value set '" + asked + "' are not known. " + why);
    }
}
