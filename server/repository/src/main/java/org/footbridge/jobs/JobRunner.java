package org.footbridge.jobs;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.jdbc.Outage;
import org.footbridge.store.job.JobLease;
import org.footbridge.store.job.JobResult;
import org.footbridge.store.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of the database on this server. One thread takes jobs and renews the leases of those at work; a small pool runs their
 * handlers.
 */
public final class JobRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    /** The interval between looks at the queue when nothing is at work. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** The interval at which a lease is renewed, and so the longest time until a cancellation is seen. */
    private static final Duration RENEW = Duration.ofSeconds(1);

    private static final Duration STOP_MAX = Duration.ofSeconds(5);
    private static final int KEPT_SECONDS = 30;

    private final JobStore store;
    private final Outage outage;
    private final Map<String, JobKind> kinds;
    private final Function<RuntimeException, JobResult> failures;
    private final JobLimits limits;
    private final String worker = UUID.randomUUID().toString();
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final Set<String> repeated = new HashSet<>();
    private final Semaphore signal = new Semaphore(0);
    private final ThreadPoolExecutor pool;
    private final Thread control = new Thread(this::control, "jobs");
    private volatile boolean stopping;

    /** When to look again at the latest, because a job is tried again then. */
    private volatile long retryNs = System.nanoTime();

    /** A job at work here. */
    private record Running(JobLease lease, JobProgress progress) {}

    /**
     * @param kinds what this server can run
     * @param failures turns what a handler throws into the result of the job
     */
    public JobRunner(
            JobStore store,
            Outage outage,
            Collection<JobKind> kinds,
            Function<RuntimeException, JobResult> failures,
            JobLimits limits) {
        this.store = store;
        this.outage = outage;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, kind -> kind));
        this.failures = failures;
        this.limits = limits;
        this.pool = pool(limits.threads()
                + this.kinds.values().stream().mapToInt(JobKind::threads).sum());
        control.setDaemon(true);
    }

    /** Without work there are no threads. */
    private static ThreadPoolExecutor pool(int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, KEPT_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "job-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Begins to look for jobs, also when {@code notifications} tell of one. */
    public void start(Notifications notifications) {
        notifications.listen(new Notifications.Listener() {
            @Override
            public void others(Set<String> topics) {
                if (topics.contains(Notifications.JOBS)) {
                    wake();
                }
            }

            @Override
            public void own(Set<String> topics) {
                others(topics);
            }
        });
        start();
    }

    void start() {
        control.start();
    }

    /** Makes the runner look for jobs, and for cancelled ones, at once. */
    public void wake() {
        signal.release();
    }

    private void control() {
        try {
            while (!stopping) {
                outage.attempt(this::tick, failure -> log.warn("Jobs could not be looked for", failure));
                long pause = Math.min((running.isEmpty() ? LOOK : RENEW).toNanos(), retryNs - System.nanoTime());
                if (signal.tryAcquire(Math.max(0, pause), TimeUnit.NANOSECONDS)) {
                    signal.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        if (System.nanoTime() - retryNs >= 0) {
            retryNs = System.nanoTime() + LOOK.toNanos();
        }
        running.values().forEach(this::renew);
        kinds.values()
                .forEach(kind -> kind.period().ifPresent(period -> {
                    if (!repeated.contains(kind.name())) {
                        store.createRepeated(kind.name(), period);
                        repeated.add(kind.name());
                    }
                }));
        Set<String> ready = ready();
        while (!stopping && !ready.isEmpty()) {
            Optional<JobLease> taken = store.take(worker, limits.lease(), ready);
            if (taken.isEmpty()) {
                return;
            }
            begin(taken.get());
            ready.removeIf(kind -> !hasRoom(kind));
        }
    }

    /** The kinds of which there is a job to be taken, and room for it. */
    private Set<String> ready() {
        Set<String> free = kinds.keySet().stream().filter(this::hasRoom).collect(Collectors.toSet());
        return free.isEmpty()
                ? free
                : store.due(free).stream()
                        .filter(kind -> kind(kind).handler().isReady())
                        .collect(Collectors.toSet());
    }

    private boolean hasRoom(String kind) {
        String lane = kind(kind).lane();
        int threads = kind(kind).threads();
        long busy = running.values().stream()
                .filter(run -> kind(run.lease().job().kind()).lane().equals(lane))
                .count();
        return busy < (threads == 0 ? limits.threads() : threads);
    }

    private JobKind kind(String name) {
        return Objects.requireNonNull(kinds.get(name));
    }

    private void renew(Running run) {
        if (store.renew(run.lease(), run.progress().last(), limits.lease())) {
            run.progress().renewed();
        } else {
            run.progress().stop();
        }
    }

    private void begin(JobLease lease) {
        JobProgress progress = new JobProgress(
                lease.job().progress(), (position, last) -> store.save(lease, position, last), limits.lease());
        Running run = new Running(lease, progress);
        running.put(lease.job().id(), run);
        pool.execute(() -> run(run));
    }

    private void run(Running run) {
        UUID id = run.lease().job().id();
        try {
            outage.attempt(() -> end(run), failure -> log.warn("The end of job {} could not be noted", id, failure));
        } finally {
            running.remove(id, run);
            wake();
        }
    }

    private void end(Running run) {
        JobLease lease = run.lease();
        try {
            JobKind kind = kind(lease.job().kind());
            if (!kind.endless() && lease.job().attempts() > limits.attempts()) {
                throw new Problem(
                        ProblemKind.FAULT,
                        "The job was started " + limits.attempts() + " times, and the server stopped each time.");
            }
            JobResult result = kind.handler().run(lease.input(), run.progress());
            if (kind.period().isPresent()) {
                store.repeat(lease, kind.period().get(), run.progress().last().message());
            } else {
                store.finish(lease, result, run.progress().last());
            }
            kind.handler().ended(lease.input());
        } catch (RuntimeException failure) {
            failed(run, failure);
        }
    }

    private void failed(Running run, RuntimeException failure) {
        JobLease lease = run.lease();
        int attempt = lease.job().attempts();
        if (run.progress().isStopped()) {
            store.release(lease); // nothing if it was cancelled or is another worker's
        } else if (failure instanceof RetryLater later) {
            store.retry(lease, later.pause(), String.valueOf(later.getMessage()));
            lookIn(later.pause());
        } else if (kind(lease.job().kind()).endless()) {
            String name = lease.job().kind() + " " + lease.job().id();
            if (failure instanceof Problem problem) {
                log.warn("Job {} is tried again: {}", name, problem.message());
            } else {
                log.warn("Job {} is tried again", name, failure);
            }
            store.retry(lease, limits.backOff(attempt), "Waiting to be tried again after a failure.");
        } else if (failure instanceof Problem problem && problem.kind().isTransient() && attempt < limits.attempts()) {
            log.warn("Job {} is tried again: {}", lease.job().id(), problem.message());
            store.retry(lease, limits.backOff(attempt), "Waiting to be tried again: " + problem.message());
        } else {
            store.finish(lease, failures.apply(failure), run.progress().last());
        }
    }

    /** A job that this server has put back is looked for when it is due, and not only with the next look. */
    private void lookIn(Duration pause) {
        long dueNs = System.nanoTime() + pause.toNanos();
        if (dueNs - retryNs < 0) {
            retryNs = dueNs;
        }
    }

    /** Waits some seconds for the handlers at work to see that they are to stop, and leaves their jobs to other servers. */
    @Override
    public void close() {
        if (stopping) {
            return;
        }
        stopping = true;
        running.values().forEach(run -> run.progress().stop());
        wake();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("Jobs at work go on elsewhere when their leases have ended");
                pool.shutdownNow();
            }
            control.join(STOP_MAX.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
