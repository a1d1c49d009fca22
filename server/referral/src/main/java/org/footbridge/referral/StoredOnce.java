package org.footbridge.referral;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Stored;

/** Reads and searches everything once for one decision. What is checked under locks must not go through it. */
final class StoredOnce implements Stored {
    private final Stored stored;
    private final Map<String, Optional<StoredVersion>> reads = new HashMap<>();
    private final Map<String, List<StoredVersion>> searches = new HashMap<>();

    StoredOnce(Stored stored) {
        this.stored = stored;
    }

    @Override
    public Optional<StoredVersion> read(String type, String id) {
        return reads.computeIfAbsent(type + "/" + id, path -> stored.read(type, id));
    }

    @Override
    public List<StoredVersion> search(String type, String query) {
        return searches.computeIfAbsent(type + "?" + query, path -> stored.search(type, query));
    }

    @Override
    public long count(String type, String query) {
        return stored.count(type, query);
    }

    @Override
    public boolean isVisible(StoredVersion version) {
        return stored.isVisible(version);
    }
}
