package org.footbridge.transaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Access;
import org.footbridge.json.Links;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.Store;
import org.footbridge.store.resource.ConditionGuards;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.search.Matches;
import org.footbridge.transaction.ChangeRequest.Body;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.PendingChange.Prepared;
import org.footbridge.transaction.content.ContentReader;
import org.jspecify.annotations.Nullable;

/**
 * Resolves change requests to resources, by id or by search criteria, and reads their current versions.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#trules">R4 transaction processing rules</a>
 */
final class Resolution {
    private final Store store;
    private final ContentReader reader;
    private final Access access;
    private final int deletesMax;

    /** Of new resources by the index of their interaction, so that an attempt has those of the one before. */
    private final Map<Integer, String> freshIds;

    /** {@code Type/id} of what the same interactions delete. */
    private final Set<String> deleted = new HashSet<>();

    private final List<Long> claims = new ArrayList<>();
    private String snapshot = "";

    Resolution(Store store, ContentReader reader, Access access, int deletesMax, Map<Integer, String> freshIds) {
        this.store = store;
        this.reader = reader;
        this.access = access;
        this.deletesMax = deletesMax;
        this.freshIds = freshIds;
    }

    /** The resources and conditions that the drafts rely on. */
    ConditionGuards claims() {
        return new ConditionGuards(claims, snapshot);
    }

    /** Deletions come first, so that no other condition finds what they delete. */
    List<PendingChange> resolve(List<ChangeRequest> all, EntryErrors faults) {
        List<PendingChange> drafts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).verb() == Verb.DELETE) {
                drafts.addAll(drafts(i, all.get(i), faults));
            }
        }
        drafts.forEach(draft -> deleted.add(draft.path()));
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).verb() != Verb.DELETE) {
                drafts.addAll(drafts(i, all.get(i), faults));
            }
        }
        List<PendingChange> current = withCurrent(drafts).stream()
                .map(draft -> faults.of(draft.index(), () -> visible(draft)))
                .toList();
        Set<String> seen = new HashSet<>();
        for (PendingChange draft : current) {
            faults.of(draft.index(), () -> requireApart(draft, seen));
        }
        return current;
    }

    private List<PendingChange> drafts(int index, ChangeRequest wanted, EntryErrors faults) {
        return faults.of(
                index,
                () -> wanted.criteria()
                        .map(criteria -> conditional(index, wanted, criteria))
                        .orElseGet(() -> List.of(draft(index, wanted, wanted.id(), Optional.empty()))));
    }

    private PendingChange draft(int index, ChangeRequest wanted, Optional<String> id, Optional<StoredVersion> current) {
        String known = id.orElseGet(() -> freshIds.computeIfAbsent(index, i -> ResourceIds.fresh()));
        return new PendingChange(index, wanted, known, current, current.isPresent());
    }

    private List<PendingChange> conditional(int index, ChangeRequest wanted, Criteria criteria) {
        int most = wanted.verb() == Verb.DELETE ? deletesMax : 1;
        Matches matches = store.search().matches(criteria.query(), most + 1 + deleted.size());
        snapshot = snapshot.isEmpty() ? matches.snapshot() : snapshot;
        List<StoredVersion> found = matches.versions().stream()
                .filter(version -> !deleted.contains(version.type() + "/" + version.id()))
                .toList();
        if (found.isEmpty()) {
            return List.of(unmatched(index, wanted, criteria));
        } else if (found.size() > most) {
            throw new Problem(
                    ProblemKind.STALE,
                    "The condition '" + Criteria.shortened(criteria.text()) + "' has more than "
                            + (most == 1 ? "one match" : most + " matches") + " of type " + wanted.type()
                            + "; make it name one resource.");
        } else if (wanted.verb() == Verb.CREATE) {
            return List.of(draft(index, wanted, Optional.of(found.get(0).id()), Optional.of(found.get(0))));
        } else if (wanted.verb() == Verb.UPDATE) {
            requireSameId(wanted, found.get(0));
        }
        return found.stream()
                .map(version -> draft(index, wanted, Optional.of(version.id()), Optional.of(version)))
                .toList();
    }

    private PendingChange unmatched(int index, ChangeRequest wanted, Criteria criteria) {
        switch (wanted.verb()) {
            case CREATE, UPDATE -> {
                long claim = store.keys().condition(criteria.query().canonical());
                if (claims.contains(claim)) {
                    throw new Problem(
                            ProblemKind.INVALID,
                            "Two entries have the same condition, so that both would create what each asks for; leave"
                                    + " one out.");
                }
                claims.add(claim);
                return draft(index, wanted, bodyId(wanted), Optional.empty());
            }
            case PATCH ->
                throw new Problem(
                        ProblemKind.NOT_FOUND,
                        "There is no " + wanted.type() + " to patch: '" + Criteria.shortened(criteria.text())
                                + "' has no match.");
            default -> {
                return draft(index, wanted, Optional.empty(), Optional.empty());
            }
        }
    }

    private void requireSameId(ChangeRequest wanted, StoredVersion match) {
        Optional<String> id = bodyId(wanted);
        if (id.isPresent() && !id.get().equals(match.id())) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The condition is met by " + match.type() + "/" + match.id() + ", but the body has the id '"
                            + id.get() + "'; leave it out.",
                    wanted.type() + ".id");
        }
    }

    /** The id that an update brings; that of a creation is not heeded. */
    private Optional<String> bodyId(ChangeRequest wanted) {
        if (wanted.verb() == Verb.CREATE) {
            return Optional.empty();
        } else if (wanted.body() instanceof Body.Whole whole) {
            return whole.content().json().id();
        } else if (wanted.body() instanceof Body.Json whole) {
            return whole.json().id();
        } else if (wanted.body() instanceof Body.Text text) {
            return reader.json(wanted.type(), text.json(), Links.NONE).id();
        }
        return Optional.empty();
    }

    /** The same, with the current versions of those that were named by their ids. */
    private List<PendingChange> withCurrent(List<PendingChange> drafts) {
        Set<String> fresh = Set.copyOf(freshIds.values());
        List<String> paths = drafts.stream()
                .filter(draft -> draft.current().isEmpty() && !fresh.contains(draft.id()))
                .map(PendingChange::path)
                .toList();
        if (paths.isEmpty()) {
            return drafts;
        }
        Map<String, StoredVersion> found = store.resources().current(paths);
        return drafts.stream()
                .map(draft ->
                        draft.current().isPresent() ? draft : draft.at(Optional.ofNullable(found.get(draft.path()))))
                .toList();
    }

    /** A resource that does not exist for the caller is to the change as if it had never been stored; it is not written to. */
    private PendingChange visible(PendingChange draft) {
        if (isChosen(draft)) {
            access.requireWritable(draft.wanted().type(), draft.id(), draft.current());
        }
        boolean hidden =
                draft.current().filter(current -> !access.sees(current)).isPresent();
        return hidden ? draft.at(Optional.empty()) : draft;
    }

    /** Whether the client names the id of the resource that it writes, in the URL or in the body of a conditional update. */
    boolean isChosen(PendingChange draft) {
        return draft.wanted().verb() == Verb.UPDATE && !draft.id().equals(freshIds.get(draft.index()));
    }

    /**
     * The order of the entries must not matter, so what one brings must not meet the condition of another, which it would
     * if it were done first.
     */
    void requireOnlyMatches(List<PendingChange> drafts, @Nullable Prepared[] prepared, EntryErrors faults) {
        if (drafts.size() < 2 || drafts.stream().noneMatch(Resolution::isMet)) {
            return;
        }
        PendingResources brought = new PendingResources(store.search());
        for (int i = 0; i < prepared.length; i++) {
            Prepared one = prepared[i];
            if (one != null) {
                brought.add(drafts.get(i), one.entries());
            }
        }
        for (PendingChange draft : drafts) {
            if (isMet(draft)) {
                faults.of(draft.index(), () -> requireOnlyMatch(draft, brought));
            }
        }
    }

    private static boolean isMet(PendingChange draft) {
        return draft.wanted().criteria().isPresent() && draft.isContent();
    }

    private static PendingChange requireOnlyMatch(PendingChange draft, PendingResources brought) {
        Criteria criteria = draft.wanted().criteria().orElseThrow();
        brought.matching(criteria.query()).stream()
                .filter(other -> other.index() != draft.index())
                .findFirst()
                .ifPresent(other -> {
                    throw new Problem(
                            ProblemKind.INVALID,
                            "The condition '" + Criteria.shortened(criteria.text()) + "' is met by what another entry ("
                                    + other.wanted().inWords() + ") brings; leave one of them out.");
                });
        return draft;
    }

    private static PendingChange requireApart(PendingChange draft, Set<String> seen) {
        if (!draft.isExisting() && !seen.add(draft.path())) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "Two entries are about " + draft.path() + "; a transaction changes each resource once.");
        }
        boolean unmatched = !draft.matched() && draft.wanted().criteria().isPresent();
        if (unmatched && draft.wanted().verb() == Verb.UPDATE && draft.isThere()) {
            throw new Problem(
                    ProblemKind.CONFLICT,
                    "The condition has no match, but there is a " + draft.path()
                            + " already; leave out the id, or update by it.");
        }
        return draft;
    }
}
