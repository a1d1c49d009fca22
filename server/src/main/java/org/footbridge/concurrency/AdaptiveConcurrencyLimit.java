package org.footbridge.concurrency;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Executor of requests with an adaptive limit on their concurrency, which keeps the processors busy: a higher limit would
 * only cost caches and context switches, queued requests cost nothing, and a worker that continues with the next request in
 * the queue needs no wake-up.
 *
 * <p>The initial limit is the number of processors plus one. A request that takes long does not count towards the limit, so
 * that short requests do not wait for it. While requests are queued and the processors are idle, because disks or networks
 * are slow, the limit grows.
 */
public final class AdaptiveConcurrencyLimit implements Executor, AutoCloseable {
    /**
     * What takes longer has a place of its own, in nanoseconds. Where more are worked on than there are places to begin with,
     * each takes longer through the others alone, and is given as much more time.
     */
    static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** The processors are asked after so many looks at all of which requests waited: their load is not known for less. */
    static final int LOOKS = 5;

    private static final int LOOK_MILLIS = 20;
    private static final double HAS_TIME = 0.90;
    private static final double HAS_NONE = 0.97;

    private final int least;
    private final int most;
    private final DoubleSupplier load;
    private final RequestWorkers places;
    private @Nullable Thread watch;
    private int more;
    private int waited;

    /**
     * {@code least} at once, {@code most} if they take long. {@code load} is the share of the processors' time that was used, by
     * whomever, since it was asked last: 0 to 1, below 0 if not known. {@code clock} counts nanoseconds.
     */
    AdaptiveConcurrencyLimit(int least, int most, DoubleSupplier load, LongSupplier clock) {
        this.least = Math.min(least, most);
        this.most = most;
        this.load = load;
        places = new RequestWorkers(this.least, clock);
    }

    /** For this machine, {@code most} at once. */
    public static AdaptiveConcurrencyLimit start(int most) {
        AdaptiveConcurrencyLimit threads = new AdaptiveConcurrencyLimit(
                Runtime.getRuntime().availableProcessors() + 1, most, machineLoad(), System::nanoTime);
        Thread watch = new Thread(threads::watch, "request-watch");
        watch.setDaemon(true);
        threads.watch = watch;
        watch.start();
        return threads;
    }

    private static DoubleSupplier machineLoad() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getCpuLoad;
    }

    @Override
    public void execute(Runnable request) {
        places.execute(request);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Decides anew how many may be worked on. */
    void look() {
        int taken = places.taken();
        waited = places.isAnyoneWaiting() ? waited + 1 : 0;
        if (waited == 1 || waited == LOOKS) {
            double used = load.getAsDouble(); // the first time only to begin
            if (waited == LOOKS) {
                waited = 0;
                adapt(used);
            }
        }
        int slow = places.workedOnFor(LONG_NANOS * Math.max(taken, least) / least);
        places.setCount(Math.min(least + more + slow, most));
    }

    private void adapt(double used) {
        if (used < HAS_TIME) {
            more = Math.min(more + 1, most - least);
        } else if (used > HAS_NONE) {
            more = Math.max(more - 1, 0);
        }
    }

    /** How many may be worked on at once. */
    int size() {
        return places.count();
    }

    /** Takes no more requests; those it has are worked on. */
    @Override
    public void close() {
        if (watch != null) {
            watch.interrupt();
        }
        places.close();
    }
}
