package org.footbridge.store.definition;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A piece of work on the index, and how far it has come.
 *
 * @param types the types it is about; empty if it is about all
 * @param state {@code waiting}, {@code running} or {@code done}
 */
public record ReindexJob(
        UUID id, Cause cause, List<String> types, String state, Position position, Counts counts, Times times) {
    /** Why there is such a job. */
    public enum Cause {
        /** New custom search parameters. */
        PARAMETERS,
        /** The index was made by another version of the server, or under other settings. */
        INDEX,
        /** Somebody asked for it. */
        REQUEST;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is up to {@code pid} of the type with this number, or of a type before it, is done. Beyond {@code last}, everything is
     * indexed as it should be.
     */
    public record Position(int type, long pid, long last) {}

    /** The job after a batch that ended with the resource {@code pid} of the type with the number {@code type}. */
    ReindexJob at(int type, long pid, Counts next) {
        return new ReindexJob(id, cause, types, state, new Position(type, pid, position.last()), next, times);
    }

    /** The position and the counts that the table {@code job} has no columns for, as {@link #positionOf} and {@link #countsOf} read them. */
    public String saved() {
        return position.type() + " " + position.pid() + " " + position.last() + " " + counts.changed() + " "
                + counts.failed();
    }

    private static long number(String saved, int index) {
        return saved.isEmpty() ? 0 : Long.parseLong(List.of(saved.split(" ")).get(index));
    }

    static Position positionOf(String saved) {
        return new Position((int) number(saved, 0), number(saved, 1), number(saved, 2));
    }

    static Counts countsOf(String saved, long total, long done) {
        return new Counts(total, done, number(saved, 3), number(saved, 4));
    }

    /**
     * How many resources. {@code changed} are those whose entries were not what they should be; {@code failed} those that
     * could not be indexed, or not by all parameters.
     */
    public record Counts(long total, long done, long changed, long failed) {
        /** 0 to 99: what is not finished is not complete. */
        public int percent() {
            return total == 0 ? 0 : (int) Math.min(99, 100 * done / total);
        }
    }

    /** {@code started} is empty as long as it waits. */
    public record Times(Instant created, Optional<Instant> started, Instant updated) {}

    public ReindexJob {
        types = List.copyOf(types);
    }
}
