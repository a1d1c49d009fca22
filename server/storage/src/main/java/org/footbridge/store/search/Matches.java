package org.footbridge.store.search;

import java.util.List;
import org.footbridge.store.resource.StoredVersion;

/** The matches of a condition, as of {@code snapshot}. */
public record Matches(List<StoredVersion> versions, String snapshot) {
    public Matches {
        versions = List.copyOf(versions);
    }
}
