package org.footbridge.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.footbridge.access.Access;
import org.footbridge.access.AccessControl;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.audit.AuditTrail;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.reindex.LiveIndex;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.SearchIndexer;
import org.footbridge.store.Store;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.resource.Write;
import org.footbridge.store.resource.WritePreconditions;
import org.footbridge.transaction.ChangeParticipant.Contribution;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.PendingChange.Prepared;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.WriteRules;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Executes the changes of one call in one transaction: all of them, or none.
 *
 * <p>Reading, validation and indexing happen before the transaction begins, because they do not need the database. The transaction
 * checks the preconditions that they relied on; if one no longer holds, the whole attempt is repeated.
 */
public final class ChangeExecutor {
    private static final int ATTEMPTS_MAX = 30;
    private static final long PAUSE_NANOS_MAX = 2_000_000;

    private final Store store;
    private final ContentReader reader;
    private final LiveIndex index;
    private final ChangeRules rules;
    private final Preparation preparation;
    private final ReferentialIntegrity integrity;
    private final AccessControl control;
    private final ChangeAudit audit;
    private final ChangeParticipant participant;

    public ChangeExecutor(
            Store store,
            ContentReader reader,
            LiveIndex index,
            WriteRules writeRules,
            ChangeRules rules,
            AccessControl control,
            ChangeAudit audit) {
        this.audit = audit;
        this.store = store;
        this.reader = reader;
        this.index = index;
        this.preparation = new Preparation(store, reader, index, writeRules, rules, ChangeParticipant.NONE);
        this.rules = rules;
        this.integrity = new ReferentialIntegrity(store, rules);
        this.control = control;
        this.participant = ChangeParticipant.NONE;
    }

    private ChangeExecutor(ChangeExecutor other, ChangeParticipant participant) {
        this.store = other.store;
        this.reader = other.reader;
        this.index = other.index;
        this.preparation = other.preparation.joinedBy(participant);
        this.rules = other.rules;
        this.integrity = other.integrity;
        this.control = other.control;
        this.audit = other.audit;
        this.participant = participant;
    }

    /** The same, whose changes {@code other} takes part in. */
    public ChangeExecutor joinedBy(ChangeParticipant other) {
        return new ChangeExecutor(this, other);
    }

    /** The same, whose changes {@code other} takes part in besides. */
    public ChangeExecutor alsoJoinedBy(ChangeParticipant other) {
        return new ChangeExecutor(this, new JointParticipants(List.of(participant, other)));
    }

    /** The stored resources as rules and jobs of the server see them: all exist. */
    public Stored stored() {
        return new ContributedChanges(ChangeParticipant.NONE, store, control, Origin.SYSTEM);
    }

    /**
     * The condition that {@code text} is, on resources of {@code type}.
     *
     * @param place what messages call the text's origin, such as "The URL"
     */
    public Criteria criteria(String type, String text, String place, Origin origin) {
        return Criteria.parse(type, text, place, engine(origin));
    }

    /** Finds what exists for the caller. */
    private SearchEngine engine(Origin origin) {
        return control.of(origin.caller()).narrowed(control.engine().get().at(origin.base()));
    }

    /** Makes one change. */
    public ChangeResult apply(ChangeRequest wanted, Origin origin) {
        return apply(List.of(wanted), EntryErrors.ALONE, false, origin).get(0);
    }

    /**
     * What becomes of {@code all}, a transaction, in the same order.
     *
     * @throws Problem whatever is wrong with the first that cannot be done, as {@code faults} has it
     */
    public List<ChangeResult> apply(List<ChangeRequest> all, EntryErrors faults, Origin origin) {
        return apply(all, faults, true, origin);
    }

    /**
     * Deletes what {@code deletion} names, and all that refers to it.
     *
     * @throws Problem NOT_SUPPORTED if the operator does not allow that, COSTLY if it is too much
     */
    public ChangeResult cascade(ChangeRequest deletion, Origin origin) {
        if (rules.cascadeMax() == 0) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "This server does not delete what refers to a resource (footbridge.references.cascade-max).");
        }
        return apply(integrity.withAll(deletion, control.engine().get()), EntryErrors.ALONE, false, origin)
                .get(0);
    }

    private List<ChangeResult> apply(List<ChangeRequest> all, EntryErrors faults, boolean referring, Origin origin) {
        for (int i = 0; i < all.size(); i++) {
            ChangeRequest wanted = all.get(i);
            faults.of(i, () -> audit.requireWritable(wanted));
        }
        Map<Integer, String> freshIds = new HashMap<>();
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            Optional<List<ChangeResult>> done = attempt(all, freshIds, faults, referring, origin);
            if (done.isPresent()) {
                return done.get();
            }
            // whoever was faster is done soon; those who wait for the same do not come back at the same time
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS_MAX) * attempt / 4);
        }
        throw new Problem(
                ProblemKind.CONFLICT, "What this is about is being changed by many requests at once; try again.");
    }

    private Optional<List<ChangeResult>> attempt(
            List<ChangeRequest> all,
            Map<Integer, String> freshIds,
            EntryErrors faults,
            boolean referring,
            Origin origin) {
        SearchEngine asked = engine(origin);
        Access access = control.of(origin.caller());
        Resolution resolution = new Resolution(store, reader, access, rules.deletesMax(), freshIds);
        SearchIndexer indexer = index.indexer();
        ChangeSet own = prepared(resolution, all, indexer, origin, asked, access, faults);
        for (int i = 0; i < own.prepared().length; i++) {
            PendingChange draft = own.drafts().get(i);
            Optional<ResourceJson> after =
                    Optional.ofNullable(own.prepared()[i]).map(Prepared::json);
            faults.of(draft.index(), () -> permitted(draft, resolution.isChosen(draft), after, access));
        }
        ContributedChanges contributed = new ContributedChanges(
                ProvenanceHeader.joining(participant, origin, reader, access), store, control, origin);
        Contribution contribution = contributed.to(own);
        ChangeSet bundled = own.with(contribution.additions(), (requests, errors) -> {
            Access server = control.of(Caller.SYSTEM);
            Resolution added = new Resolution(store, reader, server, rules.deletesMax(), new HashMap<>());
            return prepared(added, requests, indexer, origin, control.engine().get(), server, errors);
        });
        if (!bundled.isOf(contribution.held())) {
            return Optional.empty();
        }
        WritePreconditions preconditions =
                integrity.preconditions(bundled, resolution.claims(), referring, asked, access);
        return write(
                        bundled,
                        contribution.held().isEmpty()
                                ? preconditions
                                : preconditions.holding(contribution.held(), contribution.condition()),
                        origin)
                .map(written -> done(bundled, written, indexer, access).subList(0, all.size()));
    }

    /** Thrown through a transaction in which a precondition has failed. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super(null, null, false, false);
        }
    }

    private Optional<List<StoredVersion>> write(ChangeSet bundled, WritePreconditions preconditions, Origin origin) {
        List<Write> writes = bundled.writes().stream().flatMap(Optional::stream).toList();
        if (bundled.drafts().stream()
                .noneMatch(draft -> participant.records(draft.wanted().type()))) {
            return store.writes().write(writes, preconditions);
        }
        try {
            return Optional.of(store.writes().transaction(() -> {
                List<StoredVersion> written =
                        store.writes().write(writes, preconditions).orElseThrow(Overtaken::new);
                participant.written(written, origin);
                return written;
            }));
        } catch (Overtaken other) {
            return Optional.empty();
        }
    }

    /** Resolves, reads and validates {@code all}. */
    private ChangeSet prepared(
            Resolution resolution,
            List<ChangeRequest> all,
            SearchIndexer indexer,
            Origin origin,
            SearchEngine asked,
            Access access,
            EntryErrors faults) {
        List<PendingChange> drafts = resolution.resolve(all, faults);
        drafts.forEach(draft -> faults.of(draft.index(), () -> allowed(draft)));
        @Nullable Prepared[] prepared = preparation.of(drafts, indexer, asked, access, faults);
        resolution.requireOnlyMatches(drafts, prepared, faults);
        List<Optional<Write>> writes = IntStream.range(0, drafts.size())
                .mapToObj(i -> drafts.get(i)
                        .write(prepared[i])
                        .map(write -> audit.audited(write, drafts.get(i).wanted(), origin)))
                .toList();
        return new ChangeSet(drafts, prepared, writes, faults);
    }

    private static PendingChange permitted(
            PendingChange draft, boolean chosen, Optional<ResourceJson> after, Access access) {
        if (!draft.isSettled()) {
            access.require(new AttemptedChange(draft.wanted().type(), draft.id(), chosen, draft.current(), after));
        }
        return draft;
    }

    private PendingChange allowed(PendingChange draft) {
        ChangeRequest wanted = draft.wanted();
        boolean never = draft.current().isEmpty();
        if (never && wanted.verb() == Verb.PATCH) {
            throw new Problem(ProblemKind.NOT_FOUND, "There is no " + draft.path() + ".");
        } else if (wanted.verb() == Verb.PATCH && !draft.isThere()) {
            throw new Problem(ProblemKind.GONE, draft.path() + " was deleted; there is nothing to patch.");
        }
        boolean changes = wanted.verb() == Verb.UPDATE || wanted.verb() == Verb.PATCH;
        // what is deleted already may have been by the same client, whose answer got lost
        boolean known = draft.isThere() || (never && wanted.criteria().isEmpty());
        if (changes || (wanted.verb() == Verb.DELETE && known)) {
            EntityTags.requireMatch(
                    wanted.ifMatch(), wanted.ifNoneMatch(), draft.current(), changes && rules.requireIfMatch());
        }
        return draft;
    }

    private List<ChangeResult> done(
            ChangeSet bundled, List<StoredVersion> written, SearchIndexer indexer, Access access) {
        List<PendingChange> drafts = bundled.drafts();
        List<Optional<Write>> writes = bundled.writes();
        @Nullable Prepared[] prepared = bundled.prepared();
        store.writes().afterwards(() -> written.forEach(version -> index.written(version, indexer)));
        if (audit.enabled() && !written.isEmpty()) {
            store.writes().afterwards(AuditTrail.commitment());
        }
        Map<Integer, ChangeResult> byInteraction = new TreeMap<>();
        int next = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Optional<StoredVersion> version =
                    writes.get(i).isPresent() ? Optional.of(written.get(next++)) : Optional.empty();
            Prepared with = prepared[i];
            ChangeResult done = drafts.get(i).done(version, remarks(with)).shown(access);
            byInteraction.putIfAbsent(drafts.get(i).index(), done);
        }
        return List.copyOf(byInteraction.values());
    }

    /** An outcome of which nobody has anything to say is none. */
    private static Optional<OperationOutcome> remarks(@Nullable Prepared prepared) {
        return prepared == null ? Optional.empty() : prepared.remarks().filter(OperationOutcome::hasIssue);
    }
}
