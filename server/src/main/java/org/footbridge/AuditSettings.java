package org.footbridge;

import org.footbridge.rest.audit.AuditGate;
import org.footbridge.transaction.ChangeAudit;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit log, under {@code footbridge.audit}.
 *
 * @param mode which attempts are recorded
 */
public record AuditSettings(@DefaultValue("off") AuditGate.Mode mode) {
    /** What the audit log records of changes. */
    ChangeAudit changes() {
        return new ChangeAudit(mode != AuditGate.Mode.OFF);
    }
}
