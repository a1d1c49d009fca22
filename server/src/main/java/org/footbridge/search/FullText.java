package org.footbridge.search;

/** The words of a resource that full-text search indexes: none, those of the narrative, or those of all texts. */
public enum FullText {
    OFF,
    NARRATIVE,
    CONTENT;

    /** Whether the full-text index supports the search parameter {@code code}. */
    public boolean serves(String code) {
        return switch (code) {
            case WordSearch.TEXT -> this != OFF;
            case WordSearch.CONTENT -> this == CONTENT;
            default -> true;
        };
    }
}
