package org.footbridge.bench.check;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What the first page of a search must hold.
 *
 * @param matches in all, on whatever page
 * @param size of a page
 * @param member whether an id is one of the matches
 */
public record Page(int matches, int size, Predicate<String> member) {

    public static Page of(Set<String> ids, int size) {
        return new Page(ids.size(), size, ids::contains);
    }
}
