package org.footbridge.ecl;

/** A relation between concepts along "is a". Longer symbols come first, so that the parser matches the longest. */
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

    /** The keyword in the long syntax of ECL. */
    String keyword() {
        return keyword;
    }
}
