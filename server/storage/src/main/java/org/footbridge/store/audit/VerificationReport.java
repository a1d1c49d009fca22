package org.footbridge.store.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.audit.Checkpoint;
import org.footbridge.audit.Seal;

/**
 * The findings of a verification of the audit log.
 *
 * @param verified records that are as they were sealed, or are named by a finding
 * @param pruned older records that were deleted with their seals when their time was over
 * @param unsealed records that came after the last seal
 * @param seals in the chain
 * @param findings the first of them
 * @param found the number of all findings
 */
public record VerificationReport(
        long verified, long pruned, long unsealed, long seals, List<Finding> findings, long found, Duration took) {
    /** Findings that are named one by one. */
    private static final int NAMED = 100;

    /** The kinds of findings. */
    public enum Kind {
        /** A record is not what was sealed. */
        CHANGED,
        /** A sealed record is not there. */
        MISSING,
        /** A record is there that was not sealed with those of its time. */
        INSERTED,
        /** A record was sealed long after the time that it names. */
        LATE,
        /** A seal is not what the chain says. */
        SEAL_CHANGED,
        /** A seal is not there. */
        SEAL_MISSING,
        /** A checkpoint is not signed with a trusted key. */
        SIGNATURE,
        /** A stored node of the Merkle tree is wrong. */
        NODE_CHANGED,
        /** The end of the log is not there. */
        TRUNCATED,
        /** The log is not the one of which a checkpoint was kept. */
        FORKED
    }

    /** One finding: {@code place} is the id of an AuditEvent or the number of a seal. */
    public record Finding(Kind kind, String place, String text) {
        @Override
        public String toString() {
            return kind + " " + place + ": " + text;
        }
    }

    public VerificationReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found. */
    public boolean clean() {
        return found == 0;
    }

    /** The report for a reader, line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.add(finding.toString()));
        if (found > findings.size()) {
            lines.add("and " + (found - findings.size()) + " more");
        }
        lines.add(verified + " records in " + seals + " seals were verified in " + took.toMillis() + " ms; " + unsealed
                + " are not sealed yet.");
        if (pruned > 0) {
            lines.add(pruned + " older records were pruned.");
        }
        lines.add(clean() ? "The audit log is whole." : "The audit log was tampered with: " + found + " findings.");
        return lines;
    }

    /** Collects a report. */
    static final class Builder {
        private final long begun = System.nanoTime();
        private final List<Finding> findings = new ArrayList<>();
        private long verified;
        private long pruned;
        private long unsealed;
        private long seals;
        private long found;
        private long size;

        void verified() {
            verified++;
        }

        /** The log was pruned up to {@code end}. */
        void pruned(Checkpoint end) {
            pruned = end.size();
            size = end.size();
        }

        void unsealed() {
            unsealed++;
        }

        void sealed(Seal seal) {
            seals++;
            size = seal.end();
        }

        /** The number of records that are sealed. */
        long size() {
            return size;
        }

        void add(Kind kind, AuditPosition position, String text) {
            add(new Finding(kind, "AuditEvent/" + position.text(), text));
        }

        void add(Finding finding) {
            found++;
            if (findings.size() < NAMED) {
                findings.add(finding);
            }
        }

        VerificationReport build() {
            return new VerificationReport(
                    verified, pruned, unsealed, seals, findings, found, Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
