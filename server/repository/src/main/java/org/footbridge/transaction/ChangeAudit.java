package org.footbridge.transaction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.footbridge.access.Agents;
import org.footbridge.audit.Agent;
import org.footbridge.audit.AuditRecord;
import org.footbridge.audit.AuditRecord.Target;
import org.footbridge.audit.AuditTrail;
import org.footbridge.audit.Instants;
import org.footbridge.audit.Interaction;
import org.footbridge.audit.Outcome;
import org.footbridge.audit.PatientReferences;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.resource.Write;
import org.footbridge.store.resource.Write.Creation;
import org.footbridge.store.resource.Write.Deletion;
import org.footbridge.store.resource.Write.Replacement;

/**
 * Gives each write the record of the audit log that is committed with it, and keeps clients from writing AuditEvents of their own.
 *
 * @param enabled whether changes are audited
 */
public record ChangeAudit(boolean enabled) {
    /** Nothing is audited. */
    public static final ChangeAudit OFF = new ChangeAudit(false);

    /**
     * Refuses a change of an AuditEvent: the server writes them itself.
     *
     * @throws Problem METHOD_NOT_ALLOWED
     */
    ChangeRequest requireWritable(ChangeRequest wanted) {
        if (enabled && wanted.type().equals("AuditEvent")) {
            throw new Problem(
                    ProblemKind.METHOD_NOT_ALLOWED,
                    "AuditEvents are written by the server itself and can only be read (footbridge.audit.mode).");
        }
        return wanted;
    }

    /** The write with its record, if changes are audited. */
    Write audited(Write write, ChangeRequest wanted, Origin origin) {
        return enabled ? write.audited(record(write, wanted, Agents.of(origin.caller()))) : write;
    }

    private static AuditRecord record(Write write, ChangeRequest wanted, Agent agent) {
        Set<String> patients = new LinkedHashSet<>(2);
        Target target;
        int status = 200;
        if (write instanceof Creation creation) {
            target = new Target("", creation.json().type(), creation.id(), 1);
            patients.addAll(patients(target, creation.json()));
            status = 201;
        } else if (write instanceof Replacement replacement) {
            target = next(replacement.current());
            patients.addAll(patients(replacement.current()));
            patients.addAll(patients(target, replacement.json()));
        } else {
            StoredVersion current = ((Deletion) write).current();
            target = next(current);
            patients.addAll(patients(current));
            status = 204;
        }
        return record(interaction(wanted), status, agent, target, patients);
    }

    private static AuditRecord record(
            Interaction interaction, int status, Agent agent, Target target, Set<String> patients) {
        return AuditTrail.current()
                .map(trail -> trail.change(interaction, status, agent, target, patients))
                .orElseGet(() -> new AuditRecord(
                        Instants.now(),
                        interaction,
                        Outcome.SUCCESS,
                        status,
                        agent,
                        "",
                        "",
                        target,
                        List.copyOf(patients),
                        1,
                        "",
                        ""));
    }

    private static Interaction interaction(ChangeRequest wanted) {
        return switch (wanted.verb()) {
            case CREATE -> Interaction.CREATE;
            case UPDATE -> Interaction.UPDATE;
            case PATCH -> Interaction.PATCH;
            case DELETE -> Interaction.DELETE;
        };
    }

    private static Target next(StoredVersion current) {
        return new Target("", current.type(), current.id(), current.version() + 1);
    }

    private static Set<String> patients(StoredVersion version) {
        return PatientReferences.of(version.type(), version.id(), version.body());
    }

    private static Set<String> patients(Target target, ResourceJson json) {
        return PatientReferences.of(target.type(), target.id(), json.text());
    }
}
