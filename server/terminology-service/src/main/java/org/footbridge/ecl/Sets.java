package org.footbridge.ecl;

import java.util.List;

/**
 * An algebra of concept sets over which an expression is evaluated: sets in memory, or queries.
 *
 * @param <S> the type of a set of concepts
 */
public interface Sets<S> {
    S everything();

    S one(String concept);

    S related(Relation relation, S to);

    S members(S referenceSets);

    S and(List<S> parts);

    S or(List<S> parts);

    S minus(S from, S without);
}
