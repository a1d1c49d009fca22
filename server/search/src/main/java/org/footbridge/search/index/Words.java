package org.footbridge.search.index;

/** The texts of one version of a resource for full-text search; either is empty if there is none. */
public record Words(String narrative, String content) {
    static final Words NONE = new Words("", "");

    public boolean isEmpty() {
        return narrative.isEmpty() && content.isEmpty();
    }
}
