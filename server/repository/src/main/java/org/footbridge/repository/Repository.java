package org.footbridge.repository;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.footbridge.access.Access;
import org.footbridge.access.AccessControl;
import org.footbridge.access.Caller;
import org.footbridge.access.Interaction;
import org.footbridge.address.ServerBase;
import org.footbridge.audit.AuditTrail;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchEngine;
import org.footbridge.store.Store;
import org.footbridge.store.audit.AuditStore;
import org.footbridge.store.audit.SealStore;
import org.footbridge.store.history.HistoryPage;
import org.footbridge.store.history.HistoryPosition;
import org.footbridge.store.history.HistoryRequest;
import org.footbridge.store.resource.StoredVersion;

/**
 * Reads resources on behalf of a caller, and notes what it gives out in the audit trail of the request. A resource that does not exist
 * for the caller is not found, not counted, not included and not led to, on any of these ways; what exists is given out without the
 * elements that are masked for the caller. Stateless.
 */
public final class Repository {
    private final Store store;
    private final AccessControl control;
    private final Supplier<SearchEngine> engine;

    public Repository(Store store, AccessControl control) {
        this.store = store;
        this.control = control;
        this.engine = control.engine();
    }

    /** The current version of a resource, or the mark of its deletion; empty if there never was one for the caller. */
    public Optional<StoredVersion> read(Caller caller, String type, String id) {
        Access access = control.of(caller);
        access.require(Interaction.READ, type);
        return current(access, type, id).map(version -> given(access, version));
    }

    private Optional<StoredVersion> current(Access access, String type, String id) {
        return store.resources().read(type, id).filter(version -> exists(access, version));
    }

    /** The part of {@code version} that is given out. */
    static StoredVersion given(Access access, StoredVersion version) {
        AuditTrail.found(version.type(), version.id(), version.version(), version.body());
        return access.shown(version);
    }

    /** A version of a resource, current or not, or the mark of its deletion. */
    public Optional<StoredVersion> read(Caller caller, String type, String id, int version) {
        Access access = control.of(caller);
        access.require(Interaction.READ, type);
        Optional<StoredVersion> found = store.resources().read(type, id, version);
        Optional<StoredVersion> visible = access.seesAll(type)
                ? found
                : found.filter(
                        one -> exists(access, one) && current(access, type, id).isPresent());
        return visible.map(one -> given(access, one));
    }

    /**
     * The current versions of resources, by {@code Type/id}; those that do not exist for the caller are left out. Whoever gives one of
     * them out notes it.
     */
    public Map<String, StoredVersion> read(Caller caller, List<String> paths) {
        Access access = control.of(caller);
        Map<String, StoredVersion> found = new HashMap<>(store.resources().read(paths));
        found.values().removeIf(version -> !exists(access, version));
        found.replaceAll((path, version) -> access.shown(version));
        return found;
    }

    /**
     * Checks that {@code caller} may search resources of {@code type}.
     *
     * @throws Problem FORBIDDEN if not
     */
    public void requireSearch(Caller caller, String type) {
        control.of(caller).require(Interaction.SEARCH, type);
    }

    /** Whether all resources of {@code type} that carry no security label exist for {@code caller}, and are shown whole. */
    public boolean showsUnlabelled(Caller caller, String type) {
        Access access = control.of(caller);
        return access.seesUnlabelled(type) && !access.masks(type);
    }

    /** Of a deletion, the version before it decides. */
    private boolean exists(Access access, StoredVersion version) {
        if (access.seesAll(version.type()) || !version.deleted()) {
            return access.sees(version);
        }
        return version.version() > 1
                && store.resources()
                        .read(version.type(), version.id(), version.version() - 1)
                        .filter(before -> exists(access, before))
                        .isPresent();
    }

    /**
     * One page of a history. For a caller for whom not all resources of the types exist there is no total, and a page is filled up
     * from those behind it.
     */
    public HistoryPage history(Caller caller, HistoryRequest request) {
        Access access = control.of(caller);
        HistoryPage page = page(access, request);
        List<StoredVersion> given =
                page.versions().stream().map(version -> given(access, version)).toList();
        return new HistoryPage(given, page.total(), page.next());
    }

    private HistoryPage page(Access access, HistoryRequest request) {
        request.type()
                .ifPresent(
                        type -> access.require(request.id().isPresent() ? Interaction.READ : Interaction.SEARCH, type));
        if (request.type().isPresent() ? access.seesAll(request.type().get()) : access.isUnrestricted()) {
            return store.history().find(request);
        }
        if (request.id().isPresent()
                && current(access, request.type().orElseThrow(), request.id().get())
                        .isEmpty()) {
            return new HistoryPage(List.of(), OptionalLong.empty(), Optional.empty());
        }
        return visible(access, request);
    }

    private HistoryPage visible(Access access, HistoryRequest request) {
        List<StoredVersion> versions = new ArrayList<>();
        Optional<HistoryPosition> next = request.after();
        do {
            HistoryPage page = store.history()
                    .find(new HistoryRequest(
                            request.type(),
                            request.id(),
                            request.since(),
                            request.at(),
                            request.count() - versions.size(),
                            next));
            page.versions().stream().filter(version -> exists(access, version)).forEach(versions::add);
            next = page.next();
        } while (next.isPresent() && versions.size() < request.count());
        return new HistoryPage(versions, OptionalLong.empty(), next);
    }

    /**
     * The audit log, for a caller for whom all of it exists.
     *
     * @throws Problem FORBIDDEN for all others
     */
    public AuditStore auditLog(Caller caller) {
        if (!control.of(caller).seesAll("AuditEvent")) {
            throw new Problem(ProblemKind.FORBIDDEN, "You may not read the audit log.");
        }
        return store.audit();
    }

    /**
     * The seals of the audit log, for a caller for whom all of it exists.
     *
     * @throws Problem FORBIDDEN for all others
     */
    public SealStore auditSeals(Caller caller) {
        auditLog(caller);
        return store.seals();
    }

    /**
     * Reads of {@code types} for figures about groups, on behalf of a caller who may aggregate them all.
     *
     * @throws Problem FORBIDDEN for all others
     */
    public AggregateReads aggregate(Caller caller, ServerBase base, List<String> types) {
        Access access = control.of(caller);
        types.forEach(type -> access.require(Interaction.AGGREGATE, type));
        return new AggregateReads(store, access.narrowedToAggregate(engine.get().at(base)), control.entries());
    }

    /** Searches on behalf of {@code caller}, who reached the server under {@code base}. */
    public CallerSearch search(Caller caller, ServerBase base) {
        Access access = control.of(caller);
        return new CallerSearch(store, access, access.narrowed(engine.get().at(base)), control.entries());
    }
}
