package org.footbridge.ecl;

import java.util.List;

/**
 * Something in which an expression has a meaning: concepts in memory, or a query for them.
 *
 * @param <S> stands for a set of concepts
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
