package org.footbridge.search.parameter;

import java.util.Set;

/**
 * The codes of search parameters that are not found by index entries of their own.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#all">R4 3.1.1.4.1 parameters for all resources</a>
 */
public final class CommonParameters {
    public static final String ID = "_id";
    public static final String LAST_UPDATED = "_lastUpdated";
    public static final String TEXT = "_text";
    public static final String CONTENT = "_content";

    /** The resource row or its words answer them, so that no modifier can ask for their entries. */
    public static final Set<String> NOT_INDEXED = Set.of(ID, LAST_UPDATED, TEXT, CONTENT);

    private CommonParameters() {}
}
