package org.footbridge.search.index;

import org.footbridge.search.parameter.CommonParameters;

/** The words of a resource that full-text search indexes: none, those of the narrative, or those of all texts. */
public enum FullText {
    OFF,
    NARRATIVE,
    CONTENT;

    /** Whether the full-text index supports the search parameter {@code code}. */
    public boolean serves(String code) {
        return switch (code) {
            case CommonParameters.TEXT -> this != OFF;
            case CommonParameters.CONTENT -> this == CONTENT;
            default -> true;
        };
    }
}
