package org.footbridge.ecl;

/** How concepts lie to others along "is a". Longer symbols stand first, so that the first that fits is meant. */
public enum Relation {
    CHILD_OR_SELF("<<!", "childOrSelfOf"),
    DESCENDANT_OR_SELF("<<", "descendantOrSelfOf"),
    CHILD("<!", "childOf"),
    DESCENDANT("<", "descendantOf"),
    PARENT_OR_SELF(">>!", "parentOrSelfOf"),
    ANCESTOR_OR_SELF(">>", "ancestorOrSelfOf"),
    PARENT(">!", "parentOf"),
    ANCESTOR(">", "ancestorOf");

    private final String symbol;
    private final String keyword;

    Relation(String symbol, String keyword) {
        this.symbol = symbol;
        this.keyword = keyword;
    }

    String symbol() {
        return symbol;
    }

    /** The same in the long syntax of ECL. */
    String keyword() {
        return keyword;
    }
}
