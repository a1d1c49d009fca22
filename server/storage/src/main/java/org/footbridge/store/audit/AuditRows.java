package org.footbridge.store.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.audit.Agent;
import org.footbridge.audit.AuditCodec;
import org.footbridge.audit.AuditRecord;
import org.footbridge.audit.AuditRecord.Target;
import org.footbridge.audit.Instants;
import org.footbridge.search.index.Keys;

/** Makes the rows of table {@code audit_event}: the keys are hashes of what a record is found by. */
public final class AuditRows {
    /** The name by which uses of break-glass access are found, as if it were that of an operation. */
    public static final String BREAK_GLASS = "break-glass";

    private final Keys keys;
    private final long patient;
    private final long user;
    private final long client;
    private final long organisation;
    private final long resource;
    private final long operation;

    public AuditRows(Keys keys) {
        this.keys = keys;
        this.patient = keys.parameter("AuditEvent", "patient");
        this.user = keys.parameter("AuditEvent", "user");
        this.client = keys.parameter("AuditEvent", "client");
        this.organisation = keys.parameter("AuditEvent", "organisation");
        this.resource = keys.parameter("AuditEvent", "entity");
        this.operation = keys.parameter("AuditEvent", "operation");
    }

    /** The rows of the records that come with writes, of which all have one or none has. */
    public List<AuditRow> of(List<Optional<AuditRecord>> records) {
        List<AuditRow> rows =
                records.stream().flatMap(Optional::stream).map(this::of).toList();
        if (!rows.isEmpty() && rows.size() != records.size()) {
            throw new IllegalArgumentException("Of writes that happen together, all are audited or none is");
        }
        return rows;
    }

    AuditRow of(AuditRecord audited) {
        return new AuditRow(
                Instants.micros(audited.recorded()),
                audited.patients().size(),
                audited.interaction().number(),
                audited.outcome().number(),
                keys(audited),
                AuditCodec.encode(audited));
    }

    private long[] keys(AuditRecord audited) {
        List<Long> all = new ArrayList<>();
        Agent agent = audited.agent();
        add(all, user, agent.user());
        add(all, client, agent.client());
        add(all, user, agent.fhirUser());
        agent.organisations().forEach(name -> add(all, organisation, name));
        Target target = audited.target();
        add(all, resource, target.path());
        add(all, operation, target.operation());
        add(all, operation, agent.reason().isEmpty() ? "" : BREAK_GLASS);
        audited.patients().forEach(id -> add(all, patient, id));
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    private void add(List<Long> all, long parameter, String value) {
        if (!value.isEmpty()) {
            all.add(keys.value(parameter, value));
        }
    }

    long patient(String id) {
        return keys.value(patient, id);
    }

    long user(String name) {
        return keys.value(user, name);
    }

    long client(String name) {
        return keys.value(client, name);
    }

    long organisation(String name) {
        return keys.value(organisation, name);
    }

    /** {@code path} is {@code Type/id}. */
    long resource(String path) {
        return keys.value(resource, path);
    }

    long operation(String name) {
        return keys.value(operation, name);
    }
}
