package org.footbridge.concurrency;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.concurrency.Truth.Version;

/**
 * One resource, or one group. Its writes have the order of their versions, and each read has its place after the write of
 * the version that it saw. So all operations are in an order of which only reads of the same version may change places;
 * it fits the clock if no operation had ended before one begun that comes earlier in it.
 */
final class Register {
    private final List<Version> versions;
    private final List<List<Operation>> writers = new ArrayList<>();
    private final List<List<Operation>> readers = new ArrayList<>();
    private final List<Operation> notLiving = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** {@code versions} from 1 without gaps. */
    Register(List<Version> versions) {
        this.versions = versions;
        for (int version = 0; version <= versions.size(); version++) {
            writers.add(List.of());
            readers.add(new ArrayList<>());
        }
    }

    /** {@code operation} saw that version, or wrote it. */
    void add(Operation operation, int version) {
        if (version == Seen.NOT_LIVING) {
            notLiving.add(operation);
        } else if (version >= readers.size()) {
            faults.add("version " + version + " is not in the history: " + operation);
        } else {
            readers.get(version).add(operation);
        }
    }

    /** One of these has written the version. */
    void writtenBy(int version, List<Operation> operations) {
        if (version < writers.size()) {
            writers.set(version, operations);
            if (operations.isEmpty()) {
                faults.add("nobody has asked for version " + version);
            }
        }
    }

    /** What does not fit. */
    List<String> faults() {
        long begun = Long.MIN_VALUE;
        for (int version = 0; version < readers.size(); version++) {
            if (writeMaxNs(version) < begun) {
                faults.add("version " + version + " was written before an earlier one was asked for or seen: "
                        + writers.get(version));
            }
            begun = Math.max(begun, writeMinNs(version));
            for (Operation reader : readers.get(version)) {
                if (reader.effectMaxNs() < begun) {
                    faults.add("version " + version + " was seen before it could be there, or after a later one: "
                            + reader);
                }
            }
            for (Operation reader : readers.get(version)) {
                begun = Math.max(begun, reader.startNs());
            }
        }
        long[] begunNs = begunNs();
        long[] endedNs = endedNs();
        notLiving.stream()
                .filter(operation -> !mayNotLive(operation, begunNs, endedNs))
                .forEach(operation -> faults.add("it was there all the time of " + operation));
        return faults;
    }

    private long writeMinNs(int version) {
        return writers.get(version).stream().mapToLong(Operation::startNs).min().orElse(Long.MIN_VALUE);
    }

    private long writeMaxNs(int version) {
        return writers.get(version).stream()
                .mapToLong(Operation::effectMaxNs)
                .max()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether there is a time without a living resource that {@code operation} may have seen. */
    private boolean mayNotLive(Operation operation, long[] begunNs, long[] endedNs) {
        for (int version = 0; version < readers.size(); version++) {
            boolean away = version == 0 || versions.get(version - 1).deletion();
            if (away && begunNs[version] <= operation.endNs() && operation.startNs() <= endedNs[version + 1]) {
                return true;
            }
        }
        return false;
    }

    /** By version: when everything up to its write had begun. */
    private long[] begunNs() {
        long[] begun = new long[readers.size()];
        long latest = Long.MIN_VALUE;
        for (int version = 0; version < begun.length; version++) {
            latest = Math.max(latest, writeMinNs(version));
            begun[version] = latest;
            for (Operation reader : readers.get(version)) {
                latest = Math.max(latest, reader.startNs());
            }
        }
        return begun;
    }

    /** By version: when the first of its write and everything after it had ended. */
    private long[] endedNs() {
        long[] ended = new long[readers.size() + 1];
        long earliest = Long.MAX_VALUE;
        ended[readers.size()] = earliest;
        for (int version = readers.size() - 1; version >= 0; version--) {
            for (Operation reader : readers.get(version)) {
                earliest = Math.min(earliest, reader.effectMaxNs());
            }
            earliest = Math.min(earliest, writeMaxNs(version));
            ended[version] = earliest;
        }
        return ended;
    }

    /** Whether the version that {@code operation} named was surely there before it began, and surely no later one. */
    boolean isCurrentAllTheTime(Operation operation) {
        int named = operation.named();
        return named < writers.size()
                && Math.min(writeMaxNs(named), seenMinNs(named)) < operation.startNs()
                && (named + 1 == writers.size() || operation.endNs() < writeMinNs(named + 1));
    }

    private long seenMinNs(int version) {
        return readers.get(version).stream().mapToLong(Operation::endNs).min().orElse(Long.MAX_VALUE);
    }
}
