package org.footbridge.store.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.audit.Interaction;
import org.footbridge.audit.Outcome;

/**
 * A search of the audit log: records to which all of it applies.
 *
 * @param subjects each an alternative list of what the records are about or made by
 * @param from first microsecond since 1970
 * @param until the microsecond after the last
 * @param interactions of which it is one; empty for all
 * @param outcomes of which it is one; empty for all
 * @param peopleMin the fewest patients whose data it was about
 * @param newestFirst whether the order is that of the newest first
 * @param after where the page before ended; empty on the first
 */
public record AuditQuery(
        List<List<Subject>> subjects,
        long from,
        long until,
        Set<Interaction> interactions,
        Set<Outcome> outcomes,
        int peopleMin,
        boolean newestFirst,
        int count,
        Optional<AuditPosition> after) {
    /** A kind of value by which a record is found. */
    public enum Kind {
        PATIENT,
        USER,
        CLIENT,
        ORGANISATION,
        RESOURCE,
        OPERATION
    }

    /** One value, such as the patient {@code 1} or the resource {@code ServiceRequest/1}. */
    public record Subject(Kind kind, String value) {}

    public AuditQuery {
        subjects = List.copyOf(subjects);
        interactions = Set.copyOf(interactions);
        outcomes = Set.copyOf(outcomes);
    }
}
