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
     * The duration in nanoseconds after which a request no longer counts towards the limit. It grows in proportion when more
     * requests run than the initial limit, because each then takes longer.
     */
    static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /**
     * The number of consecutive samples with queued requests before the load is evaluated; a shorter interval gives no
     * meaningful load.
     */
    static final int LOOKS = 5;

    private static final int LOOK_MILLIS = 20;
    private static final double HAS_TIME = 0.90;
    private static final double HAS_NONE = 0.97;

    private final int least;
    private final int most;
    private final DoubleSupplier load;
    private final RequestWorkers workers;
    private @Nullable Thread watch;
    private int more;
    private int waited;

    /**
     * Creates a limit between {@code least} and {@code most}. {@code load} is the processor utilisation of the machine since
     * its last call: 0 to 1, negative if unknown. {@code clock} counts nanoseconds.
     */
    AdaptiveConcurrencyLimit(int least, int most, DoubleSupplier load, LongSupplier clock) {
        this.least = Math.min(least, most);
        this.most = most;
        this.load = load;
        workers = new RequestWorkers(this.least, clock);
    }

    /** Starts a limit for this machine with a maximum of {@code most}. */
    public static AdaptiveConcurrencyLimit start(int most) {
        AdaptiveConcurrencyLimit limit = new AdaptiveConcurrencyLimit(
                Runtime.getRuntime().availableProcessors() + 1, most, machineLoad(), System::nanoTime);
        Thread watch = new Thread(limit::watch, "request-watch");
        watch.setDaemon(true);
        limit.watch = watch;
        watch.start();
        return limit;
    }

    private static DoubleSupplier machineLoad() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getCpuLoad;
    }

    @Override
    public void execute(Runnable request) {
        workers.execute(request);
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

    /** Takes a sample and adapts the limit. */
    void look() {
        int taken = workers.taken();
        waited = workers.isAnyoneWaiting() ? waited + 1 : 0;
        if (waited == 1 || waited == LOOKS) {
            double used = load.getAsDouble(); // the first time only to begin
            if (waited == LOOKS) {
                waited = 0;
                adapt(used);
            }
        }
        int slow = workers.workedOnFor(LONG_NANOS * Math.max(taken, least) / least);
        workers.setCount(Math.min(least + more + slow, most));
    }

    private void adapt(double used) {
        if (used < HAS_TIME) {
            more = Math.min(more + 1, most - least);
        } else if (used > HAS_NONE) {
            more = Math.max(more - 1, 0);
        }
    }

    /** The current limit. */
    int size() {
        return workers.count();
    }

    /** Refuses further requests; running and queued requests are completed. */
    @Override
    public void close() {
        if (watch != null) {
            watch.interrupt();
        }
        workers.close();
    }
}
