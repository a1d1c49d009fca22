package org.footbridge.search;

/** Which words of a resource are indexed: none, those of its narrative, or those of all its texts as well. */
public enum FullText {
    OFF,
    NARRATIVE,
    CONTENT;

    /** Whether the search parameter {@code code} finds what it should. */
    public boolean serves(String code) {
        return switch (code) {
            case WordSearch.TEXT -> this != OFF;
            case WordSearch.CONTENT -> this == CONTENT;
            default -> true;
        };
    }
}
