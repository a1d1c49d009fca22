package org.footbridge.terminology.load;

import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Limit on the bytes read from a file of a release, and from all files together. Reading beyond it ends in a refusal, which
 * protects against zip bombs.
 */
final class FileLimit {
    /** Release files of SNOMED CT unpack to about twelve times their size, deflated zeros to a thousand times. */
    private static final int RATIO_MAX = 100;

    private static final long ALWAYS = 1 << 20;

    private final String name;
    private final AtomicLong leftForAll;
    private long left;

    /** @param leftForAll the bytes that may still be read from all files together, including this one */
    FileLimit(String name, long max, AtomicLong leftForAll) {
        this.name = name;
        this.left = max;
        this.leftForAll = leftForAll;
    }

    /** The largest size to which {@code packed} bytes may unpack. */
    static long unpacked(long packed) {
        return ALWAYS + RATIO_MAX * packed;
    }

    /** Counts {@code read} bytes. */
    void count(long read) {
        left -= read;
        if (left < 0) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "File '" + name + "' unpacks to more than " + RATIO_MAX + " times its size in the archive.");
        } else if (leftForAll.addAndGet(-read) < 0) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "File '" + name + "' exceeds, together with the files before it, the maximum size of a release.");
        }
    }
}
