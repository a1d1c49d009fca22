package org.footbridge.rest.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * A request body that must arrive at a minimum rate, on average, after some seconds. A slower client would hold a thread and its share of the memory
 * for as long as it likes. Only the time counts that the server waits for bytes.
 */
final class MinimumRateInput extends InputStream {
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final InputStream in;
    private final long bytesPerSecond;
    private final Runnable leaveTheRest;
    private long count;
    private long waited;

    /**
     * @param bytesPerSecond 0 for any
     * @param leaveTheRest has the connection closed without reading what is still to come
     */
    MinimumRateInput(InputStream in, long bytesPerSecond, Runnable leaveTheRest) {
        this.in = in;
        this.bytesPerSecond = bytesPerSecond;
        this.leaveTheRest = leaveTheRest;
    }

    private interface Reading {
        int run() throws IOException;
    }

    @Override
    public int read() throws IOException {
        int[] next = {-1};
        timed(() -> {
            next[0] = in.read();
            return next[0] < 0 ? -1 : 1;
        });
        return next[0];
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return timed(() -> in.read(target, offset, length));
    }

    private int timed(Reading reading) throws IOException {
        long start = System.nanoTime();
        int read;
        try {
            read = reading.run();
        } catch (SocketTimeoutException silent) {
            throw tooSlow();
        }
        waited += System.nanoTime() - start;
        count += Math.max(read, 0);
        if (read > 0 && bytesPerSecond > 0 && waited - GRACE_NANOS > A_SECOND * count / bytesPerSecond) {
            throw tooSlow();
        }
        return read;
    }

    private Problem tooSlow() {
        leaveTheRest.run();
        return new Problem(
                ProblemKind.SLOW,
                "The body arrives too slowly; this server waits for " + bytesPerSecond
                        + " bytes in a second on average (footbridge.limits.body-rate-min).");
    }
}
