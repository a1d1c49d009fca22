package org.footbridge.release;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** A file of a release, which ends in a refusal where it is larger than it may be. */
final class BoundedInput extends FilterInputStream {
    /** Release files of SNOMED CT unpack to about twelve times their size, deflated zeros to a thousand times. */
    private static final int RATIO_MAX = 100;

    private static final long ALWAYS = 1 << 20;

    private final String name;
    private final AtomicLong leftForAll;
    private long left;

    /** @param leftForAll what may be read of all files together, this one among them */
    BoundedInput(InputStream in, String name, long max, AtomicLong leftForAll) {
        super(in);
        this.name = name;
        this.left = max;
        this.leftForAll = leftForAll;
    }

    /** How much may come out of {@code packed} bytes. */
    static long unpacked(long packed) {
        return ALWAYS + RATIO_MAX * packed;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int read = super.read(to, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        count(skipped);
        return skipped;
    }

    private void count(long read) {
        left -= read;
        if (left < 0) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "File '" + name + "' unpacks to more than " + RATIO_MAX + " times its size in the archive.");
        } else if (leftForAll.addAndGet(-read) < 0) {
            throw new Problem(
                    ProblemKind.COSTLY, "File '" + name + "', with those before it, is larger than a release may be.");
        }
    }
}
