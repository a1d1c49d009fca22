package org.footbridge.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.audit.AuditRecord.Target;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of the request that the current thread serves: the request itself, and each entry if it is a batch or transaction. The
 * repository notes what it finds for the caller, and a change notes that its own record was committed with it, so that the records
 * that remain can be written before the response leaves.
 */
public final class AuditTrail {
    /** One request is served by one thread, and the repository does not know of requests. */
    @SuppressWarnings("ThreadLocalUsage")
    private static final ThreadLocal<@Nullable AuditTrail> CURRENT = new ThreadLocal<>();

    private final String address;
    private final String requestId;
    private final Attempt whole;
    private final List<Attempt> entries = new ArrayList<>();
    private final Instant begun = Instants.now();
    private Attempt current;

    private AuditTrail(RequestLine line, String address, String requestId) {
        this.address = address;
        this.requestId = requestId;
        this.whole = new Attempt(line);
        this.current = whole;
    }

    /** One attempt, and what is known of it so far. */
    private static final class Attempt {
        private RequestLine line;
        private final Set<String> patients = new LinkedHashSet<>(2);
        private @Nullable Target only;
        private int found;
        private boolean committed;
        private int status;

        Attempt(RequestLine line) {
            this.line = line;
            patients.addAll(PatientReferences.ofRequest(line.query()));
        }
    }

    /** Begins the trail of a request; {@link #end} is called by the same thread. */
    public static AuditTrail begin(RequestLine line, String address, String requestId) {
        AuditTrail trail = new AuditTrail(line, address, requestId);
        CURRENT.set(trail);
        return trail;
    }

    /** Ends the trail of this thread. */
    public static void end() {
        CURRENT.remove();
    }

    /** Runs work that is not part of the request that this thread serves. */
    public static void apart(Runnable work) {
        AuditTrail trail = CURRENT.get();
        CURRENT.remove();
        try {
            work.run();
        } finally {
            if (trail != null) {
                CURRENT.set(trail);
            }
        }
    }

    /** The trail of the request that this thread serves; empty if it serves none, or none that is audited. */
    public static Optional<AuditTrail> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Notes that a resource was found for the caller. {@code json} is its compact JSON, empty if it is deleted. */
    public static void found(String type, String id, int version, byte[] json) {
        AuditTrail trail = CURRENT.get();
        if (trail != null) {
            Attempt attempt = trail.current;
            attempt.patients.addAll(PatientReferences.of(type, id, json));
            attempt.found++;
            attempt.only = attempt.found == 1 ? new Target("", type, id, version) : null;
        }
    }

    /** Notes the query of a search whose parameters were in the body. */
    public static void query(String query) {
        AuditTrail trail = CURRENT.get();
        if (trail != null) {
            trail.current.line = trail.current.line.withQuery(query);
            trail.current.patients.addAll(PatientReferences.ofRequest(query));
        }
    }

    /** Begins an entry of a batch or transaction; what is noted until its {@link #close} belongs to it. See {@link RequestLine#of}. */
    public static void entry(String method, String path, String query) {
        AuditTrail trail = CURRENT.get();
        if (trail != null) {
            trail.current = new Attempt(RequestLine.of(method, path, query));
            trail.entries.add(trail.current);
        }
    }

    /** Ends the entry that was begun last. */
    public static void close(int status) {
        AuditTrail trail = CURRENT.get();
        if (trail != null) {
            trail.current.status = status;
            trail.current = trail.whole;
        }
    }

    /** The action to be run when the changes of the current attempt are committed, together with their records. */
    public static Runnable commitment() {
        AuditTrail trail = CURRENT.get();
        if (trail == null) {
            return () -> {};
        }
        Attempt attempt = trail.current;
        return () -> attempt.committed = true;
    }

    /** The record of a change that the current attempt makes of {@code target}. */
    public AuditRecord change(Interaction interaction, int status, Agent agent, Target target, Set<String> patients) {
        return new AuditRecord(
                Instants.now(),
                interaction,
                Outcome.SUCCESS,
                status,
                agent,
                address,
                requestId,
                target,
                List.copyOf(patients),
                1,
                "",
                "");
    }

    /**
     * The records of the attempts that are not in the log yet. The request itself is one of them if it failed, or has no entries.
     *
     * @param status of the response
     */
    public List<AuditRecord> pending(int status, Agent agent, String detail) {
        List<AuditRecord> pending = new ArrayList<>();
        for (Attempt entry : entries) {
            if (!entry.committed) {
                pending.add(of(entry, entry.status == 0 ? status : entry.status, agent, ""));
            }
        }
        if (status >= 400 || (entries.isEmpty() && !whole.committed)) {
            pending.add(of(whole, status, agent, detail));
        }
        return pending;
    }

    private AuditRecord of(Attempt attempt, int status, Agent agent, String detail) {
        Target named = attempt.line.target();
        Target only = attempt.only;
        boolean same =
                only != null && only.type().equals(named.type()) && only.id().equals(named.id());
        return new AuditRecord(
                begun,
                attempt.line.interaction(),
                Outcome.ofStatus(status),
                status,
                agent,
                address,
                requestId,
                only != null && same ? new Target(named.operation(), only.type(), only.id(), only.version()) : named,
                List.copyOf(attempt.patients),
                status < 400 ? attempt.found : 0,
                isPlainRead(attempt.line) ? "" : attempt.line.query(),
                detail);
    }

    /** The target says everything. */
    private static boolean isPlainRead(RequestLine line) {
        return line.interaction() == Interaction.READ
                && line.query().equals(line.target().path());
    }
}
