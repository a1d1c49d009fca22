package org.footbridge.ecl;

/** How concepts lie to others along "is a". Longer symbols stand first, so that the first that fits is meant. */
public enum Relation {
    CHILD_OR_SELF("<<!"),
    DESCENDANT_OR_SELF("<<"),
    CHILD("<!"),
    DESCENDANT("<"),
    PARENT_OR_SELF(">>!"),
    ANCESTOR_OR_SELF(">>"),
    PARENT(">!"),
    ANCESTOR(">");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }
}
