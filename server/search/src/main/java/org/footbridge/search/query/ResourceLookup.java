package org.footbridge.search.query;

/** Looks for other resources, to decide chains and reverse chains from one resource. */
@FunctionalInterface
public interface ResourceLookup {
    /** Whether any stored resource, in its current version, matches {@code query}. */
    boolean exists(SearchQuery query);
}
