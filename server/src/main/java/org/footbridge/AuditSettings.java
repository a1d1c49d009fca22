package org.footbridge;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.footbridge.rest.audit.AuditGate.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the audit log, under {@code footbridge.audit}.
 *
 * @param mode which attempts are recorded; by default all with authentication, none without
 * @param sealInterval the longest time that a record is not sealed, 100 ms to 1 minute
 * @param keyFile the Ed25519 keys in PEM that sign checkpoints; by default a pair that is generated in the data directory
 * @param formerKeys public keys in PEM, by which older checkpoints were signed
 * @param retention after which records are deleted, 1 day or more; forever without it
 * @param checkpointFile where each checkpoint is appended, to be kept elsewhere
 */
public record AuditSettings(
        @Nullable Mode mode,
        @DefaultValue("500ms") Duration sealInterval,
        @Nullable Path keyFile,
        @DefaultValue List<Path> formerKeys,
        @Nullable Duration retention,
        @Nullable Path checkpointFile) {
    public AuditSettings {
        if (sealInterval.toMillis() < 100 || sealInterval.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new SettingException(
                    "footbridge.audit.seal-interval is " + sealInterval + "; it must be between 100ms and 1m.");
        } else if (retention != null && retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new SettingException("footbridge.audit.retention is " + retention
                    + "; it must be 1d or more, such as 2922d for eight years.");
        }
    }

    /** The mode in effect. */
    Mode modeIn(SecuritySettings.Mode security) {
        if (mode != null) {
            return mode;
        }
        return security == SecuritySettings.Mode.SMART ? Mode.ALL : Mode.OFF;
    }
}
