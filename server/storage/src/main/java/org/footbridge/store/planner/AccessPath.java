package org.footbridge.store.planner;

/** The access paths of a search, see {@code SearchStore}. */
public enum AccessPath {
    /** Looks up all rows that have the keys; without keys, all candidates of the most selective condition. */
    LOOK_UP,
    /** Looks up the rows that have the keys in the order of creation, until a page is full. */
    IN_ORDER,
    /** Intersects the rows that have the keys with those in a range. */
    INTERSECT,
    /** Reads the rows that have a code and lie in a range from a composite index. */
    PAIR,
    /** Reads the type in the order of the sort key, and filters. */
    WALK,
    /** Starts with the candidates of one condition, if these are few. */
    DRIVE
}
