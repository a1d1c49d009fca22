package org.footbridge.store;

import java.util.List;

/** What a condition finds, as of {@code snapshot}. */
public record Matches(List<StoredVersion> versions, String snapshot) {
    public Matches {
        versions = List.copyOf(versions);
    }
}
