package org.footbridge.ecl;

import java.util.List;

/**
 * A node of the syntax tree of a constraint. Parentheses are resolved, and terms are dropped, because they are only for
 * readers.
 */
public sealed interface Expression {
    /** Every concept: {@code *}. */
    record Everything() implements Expression {}

    /** One concept by its identifier. */
    record One(String concept) implements Expression {}

    /** The concepts that are in a hierarchical relation to any concept of {@code to}. */
    record Related(Relation relation, Expression to) implements Expression {}

    /** The members of the reference sets {@code sets}: {@code ^}. */
    record Members(Expression sets) implements Expression {}

    /** The intersection of two or more parts. */
    record And(List<Expression> parts) implements Expression {}

    /** The union of two or more parts. */
    record Or(List<Expression> parts) implements Expression {}

    /** The concepts of the first part that are not in the second. */
    record Minus(Expression from, Expression without) implements Expression {}

    /** Evaluates the expression over {@code sets}. */
    default <S> S in(Sets<S> sets) {
        if (this instanceof One one) {
            return sets.one(one.concept());
        } else if (this instanceof Related related) {
            return sets.related(related.relation(), related.to().in(sets));
        } else if (this instanceof Members members) {
            return sets.members(members.sets().in(sets));
        } else if (this instanceof And and) {
            return sets.and(and.parts().stream().map(part -> part.in(sets)).toList());
        } else if (this instanceof Or or) {
            return sets.or(or.parts().stream().map(part -> part.in(sets)).toList());
        } else if (this instanceof Minus minus) {
            return sets.minus(minus.from().in(sets), minus.without().in(sets));
        }
        return sets.everything();
    }
}
