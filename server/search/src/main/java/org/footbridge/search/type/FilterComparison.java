package org.footbridge.search.type;

/**
 * Comparisons that exist only in {@code _filter}, as modifiers of a question that no client can name.
 *
 * @see <a href="https://hl7.org/fhir/R4/search_filter.html">R4 3.2 _filter</a>
 */
public final class FilterComparison {
    public static final String EQUALS = "EQUALS";
    public static final String ENDS_WITH = "ENDS WITH";
    public static final String OVERLAPS = "OVERLAPS";

    private FilterComparison() {}
}
