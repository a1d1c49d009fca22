package org.footbridge.store.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Work in the background, as the table {@code job} has it, without its input and result.
 *
 * @param kind the name of the handler that runs it
 * @param owner the caller that asked for it
 * @param attempts how often it was started
 */
public record Job(UUID id, String kind, String owner, JobState state, Progress progress, int attempts, Times times) {
    /** The progress of a job: {@code done} of {@code total}, 0 if that is not known, and a sentence. */
    public record Progress(long done, long total, String message) {}

    /** When a job was asked for, first started, last reported and ended. */
    public record Times(Instant created, Optional<Instant> started, Instant updated, Optional<Instant> finished) {}
}
