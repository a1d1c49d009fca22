package org.footbridge.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Access;
import org.footbridge.access.AccessControl;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.store.Store;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Contribution;
import org.footbridge.transaction.ChangeParticipant.Proposed;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.footbridge.transaction.PendingChange.Prepared;

/** Asks a participant about a change set, and reads stored resources for it. */
final class ContributedChanges implements Stored {
    private static final int FOUND_MAX = 1_000;

    private final ChangeParticipant participant;
    private final Store store;
    private final AccessControl control;
    private final Access access;
    private final Origin origin;

    ContributedChanges(ChangeParticipant participant, Store store, AccessControl control, Origin origin) {
        this.participant = participant;
        this.store = store;
        this.control = control;
        this.access = control.of(origin.caller());
        this.origin = origin;
    }

    /** The contribution to {@code changes}; nothing if none of them concerns the participant. */
    Contribution to(ChangeSet changes) {
        if (changes.drafts().stream()
                .noneMatch(draft -> participant.concerns(draft.wanted().type()))) {
            return Contribution.NOTHING;
        }
        List<Proposed> proposed = new ArrayList<>();
        for (int i = 0; i < changes.drafts().size(); i++) {
            PendingChange draft = changes.drafts().get(i);
            if (changes.writes().get(i).isPresent()) {
                proposed.add(new Proposed(
                        draft.index(),
                        draft.wanted().type(),
                        draft.id(),
                        draft.current(),
                        Optional.ofNullable(changes.prepared()[i]).map(Prepared::json)));
            }
        }
        return participant.contribute(proposed, this, changes.faults(), origin);
    }

    @Override
    public Optional<StoredVersion> read(String type, String id) {
        return store.resources().read(type, id).filter(version -> !version.deleted());
    }

    @Override
    public List<StoredVersion> search(String type, String query) {
        return store.search().matches(criteria(type, query), FOUND_MAX).versions();
    }

    @Override
    public long count(String type, String query) {
        return store.search().count(List.of(criteria(type, query)));
    }

    private SearchQuery criteria(String type, String query) {
        return Criteria.parse(type, query, "A rule", control.engine().get()).query();
    }

    @Override
    public boolean isVisible(StoredVersion version) {
        return access.sees(version);
    }
}
