package org.footbridge.store.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.footbridge.store.planner.SearchPosition;
import org.footbridge.store.resource.StoredVersion;

/**
 * A page of search results, in order.
 *
 * @param total of all pages; empty where nobody asked and it would have to be counted
 * @param next where the next page starts; empty if there is none
 */
public record SearchPage(List<StoredVersion> versions, OptionalLong total, Optional<SearchPosition> next) {}
