package org.footbridge.store.planner;

/** The ways to what a search finds, see {@code SearchStore}. */
public enum AccessPath {
    /** All that has the keys, looked up row by row; without keys, all that the most selective condition finds. */
    LOOK_UP,
    /** All that has the keys, looked up in order of creation until a page is full. */
    IN_ORDER,
    /** All that has the keys, intersected with all that lies in a range. */
    INTERSECT,
    /** All that has a code and lies in a range, from the index that has both. */
    PAIR,
    /** The first ones in order. */
    WALK,
    /** What one condition finds, if that is little. */
    DRIVE
}
