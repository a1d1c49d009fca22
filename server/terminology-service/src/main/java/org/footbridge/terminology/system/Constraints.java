package org.footbridge.terminology.system;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.ecl.Expression;
import org.footbridge.ecl.ExpressionParser;
import org.footbridge.ecl.NamedConcepts;
import org.footbridge.ecl.Relation;
import org.footbridge.ecl.Sets;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.ConceptFilter.Near;
import org.footbridge.store.concept.ConceptFilter.Way;

/**
 * Compiles SNOMED CT expression constraints to concept filters, each of which is evaluated by one query. {@code *} selects
 * the active concepts; members of reference sets and concepts that are named match whether they are active or not.
 */
final class Constraints implements Sets<ConceptFilter> {
    private Constraints() {}

    /**
     * Compiles the constraint {@code text} for {@code system}.
     *
     * @throws Problem VALUE if it is malformed or names a concept that the system does not have; NOT_SUPPORTED if it uses a
     *     part of ECL that is not supported
     */
    static ConceptFilter read(String text, KnownSystem system) {
        Expression expression = ExpressionParser.parse(text);
        Set<String> missing = new TreeSet<>(NamedConcepts.of(expression));
        missing.removeAll(system.codes(new ConceptFilter.Codes(missing), missing.size()));
        if (!missing.isEmpty()) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "The ECL expression names concept '" + missing.iterator().next() + "', which code system '"
                            + system.canonical() + "' does not have.");
        }
        return expression.in(new Constraints());
    }

    @Override
    public ConceptFilter everything() {
        return new ConceptFilter.Active();
    }

    @Override
    public ConceptFilter one(String concept) {
        return new ConceptFilter.Codes(Set.of(concept));
    }

    @Override
    public ConceptFilter related(Relation relation, ConceptFilter to) {
        return switch (relation) {
            case DESCENDANT_OR_SELF -> Filters.any(to, related(Relation.DESCENDANT, to));
            case ANCESTOR_OR_SELF -> Filters.any(to, related(Relation.ANCESTOR, to));
            case CHILD_OR_SELF -> Filters.any(to, related(Relation.CHILD, to));
            case PARENT_OR_SELF -> Filters.any(to, related(Relation.PARENT, to));
            case DESCENDANT -> near(Way.BELOW, to);
            case ANCESTOR -> near(Way.ABOVE, to);
            case CHILD -> near(Way.CHILD, to);
            case PARENT -> near(Way.PARENT, to);
        };
    }

    /** A single concept is looked up beforehand, which makes for a simpler query. */
    private static ConceptFilter near(Way way, ConceptFilter to) {
        if (to instanceof ConceptFilter.Codes codes && codes.codes().size() == 1) {
            String code = codes.codes().iterator().next();
            return switch (way) {
                case BELOW -> new ConceptFilter.Below(code, false);
                case ABOVE -> new ConceptFilter.Above(code, false);
                case CHILD -> new ConceptFilter.ChildOf(code);
                case PARENT -> new ConceptFilter.ParentOf(code);
                case MEMBER -> new ConceptFilter.MemberOf(code);
                case SET -> new Near(way, to);
            };
        }
        return new Near(way, to);
    }

    @Override
    public ConceptFilter members(ConceptFilter referenceSets) {
        return near(Way.MEMBER, referenceSets);
    }

    @Override
    public ConceptFilter and(List<ConceptFilter> parts) {
        return Filters.all(parts);
    }

    @Override
    public ConceptFilter or(List<ConceptFilter> parts) {
        return parts.stream().reduce(Filters::any).orElseThrow();
    }

    @Override
    public ConceptFilter minus(ConceptFilter from, ConceptFilter without) {
        return Filters.all(List.of(from, new ConceptFilter.Not(without)));
    }
}
