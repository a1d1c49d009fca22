package org.footbridge.store;

import java.util.List;

/** The matches of a condition, as of {@code snapshot}. */
public record Matches(List<StoredVersion> versions, String snapshot) {
    public Matches {
        versions = List.copyOf(versions);
    }
}
