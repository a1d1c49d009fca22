package org.footbridge.store.history;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.footbridge.store.resource.StoredVersion;

/**
 * Versions, newest first.
 *
 * @param total of all pages; known for the history of one resource only
 * @param next where the next page starts; empty if there is none
 */
public record HistoryPage(List<StoredVersion> versions, OptionalLong total, Optional<HistoryPosition> next) {}
