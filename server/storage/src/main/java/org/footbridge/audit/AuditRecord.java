package org.footbridge.audit;

import java.time.Instant;
import java.util.List;

/**
 * One attempt to access the server, as the audit log keeps it.
 *
 * @param recorded when, in whole microseconds
 * @param status of HTTP
 * @param agent who attempted it
 * @param address the network address that the request came from; empty if it did not come over a network
 * @param requestId of the request
 * @param target what it was about
 * @param patients the ids of the patients whose data it was about, or that its result contained
 * @param found the number of resources that its result contained
 * @param query the request as the client sent it, without the base URL; empty if the target says everything
 * @param detail a remark for readers; empty if there is none
 */
public record AuditRecord(
        Instant recorded,
        Interaction interaction,
        Outcome outcome,
        int status,
        Agent agent,
        String address,
        String requestId,
        Target target,
        List<String> patients,
        int found,
        String query,
        String detail) {

    /**
     * The resource, type or operation that an attempt was about.
     *
     * @param operation the name of an operation, without the dollar sign; empty if it is none
     * @param type of resources; empty if it was about no type
     * @param id of a resource; empty if it was about no single one
     * @param version of the resource; 0 if it was about no single one
     */
    public record Target(String operation, String type, String id, int version) {
        /** {@code Type/id}; empty if it was about no single resource. */
        public String path() {
            return id.isEmpty() ? "" : type + "/" + id;
        }
    }

    /** The same with a reason for break-glass access. */
    AuditRecord because(String reason) {
        return new AuditRecord(
                recorded,
                interaction,
                outcome,
                status,
                agent.because(reason),
                address,
                requestId,
                target,
                patients,
                found,
                query,
                detail);
    }

    public AuditRecord {
        patients = List.copyOf(patients);
    }
}
