package org.footbridge.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.footbridge.RunningServer;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.job.Job;
import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;
import org.footbridge.store.job.JobState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runners of one database, as the servers that share it have them. */
class JobRunnerTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final JobLimits LIMITS = new JobLimits(2, Duration.ofSeconds(30), 3, Duration.ofMillis(100));

    private final List<JobRunner> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(JobRunner::close);
    }

    private JobRunner runner(String kind, JobHandler handler) {
        return runner(kind, handler, LIMITS);
    }

    private JobRunner runner(String kind, JobHandler handler, JobLimits limits) {
        JobRunner runner = new JobRunner(
                server.store().jobs(),
                server.store().outage(),
                List.of(JobKind.requested(kind, handler)),
                failure -> result(500, String.valueOf(failure.getMessage())),
                limits);
        runner.start();
        started.add(runner);
        return runner;
    }

    private static JobResult result(int status, String text) {
        return new JobResult(status, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static UUID submit(String kind, JobRunner... runners) {
        return new Jobs(server.store().jobs(), () -> List.of(runners).forEach(JobRunner::wake))
                .submit(kind, "somebody", new JobInput("{}", new byte[0]));
    }

    private static Job job(UUID id) {
        return server.store().jobs().find(id).orElseThrow();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void awaitEnd(UUID id) throws InterruptedException {
        await(() -> !job(id).state().isOpen());
    }

    private static String text(UUID id) {
        return new String(server.store().jobs().result(id).orElseThrow().body(), StandardCharsets.UTF_8);
    }

    @Test
    void aJobIsRunAndItsResultKept() throws InterruptedException {
        JobRunner runner = runner("simple", (input, progress) -> result(200, "made of " + input.parameters()));
        UUID id = submit("simple", runner);
        awaitEnd(id);
        assertThat(job(id).state()).isEqualTo(JobState.DONE);
        assertThat(text(id)).isEqualTo("made of {}");
    }

    @Test
    void twoRunnersNeverRunOneJobTwiceAtTheSameTime() throws InterruptedException {
        Map<String, Integer> runs = new ConcurrentHashMap<>();
        JobHandler handler = (input, progress) -> {
            runs.merge(input.parameters(), 1, Integer::sum);
            return result(200, "");
        };
        JobRunner one = runner("shared", handler);
        JobRunner other = runner("shared", handler);
        Jobs jobs = new Jobs(server.store().jobs(), () -> {
            one.wake();
            other.wake();
        });
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(jobs.submit("shared", "somebody", new JobInput("" + i, new byte[0])));
        }
        for (UUID id : ids) {
            awaitEnd(id);
        }
        assertThat(runs)
                .hasSize(60)
                .allSatisfy((job, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void aJobIsTakenUpWhenTheLeaseOfAKilledServerHasRunOut() throws InterruptedException {
        UUID id = submit("orphan");
        var held = server.store().jobs().take("killed", Duration.ofSeconds(1), List.of("orphan"));
        server.store().jobs().save(held.orElseThrow(), "7", new Job.Progress(0, 0, ""));
        runner("orphan", (input, progress) -> result(200, "from " + input.position()));
        awaitEnd(id);
        assertThat(text(id)).isEqualTo("from 7");
        assertThat(job(id).attempts()).isEqualTo(2);
    }

    @Test
    void aJobThatStopsItsServerEachTimeFails() throws InterruptedException {
        UUID id = submit("deadly");
        server.sql("UPDATE job SET attempts = 3 WHERE kind = 'deadly'");
        runner("deadly", (input, progress) -> result(200, "survived"));
        awaitEnd(id);
        assertThat(job(id).state()).isEqualTo(JobState.FAILED);
        assertThat(text(id)).contains("started 3 times");
    }

    @Test
    void aHandlerSeesThatItsJobWasCancelled() throws InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        JobRunner runner = runner("endless", (input, progress) -> {
            try {
                for (int i = 0; ; i++) {
                    progress.report("Step " + i, i, 0);
                    pause();
                }
            } finally {
                seen.countDown();
            }
        });
        UUID id = submit("endless", runner);
        await(() -> job(id).progress().message().startsWith("Step"));
        Jobs jobs = new Jobs(server.store().jobs(), runner::wake);
        assertThat(jobs.cancel(id, "another")).isFalse();
        assertThat(job(id).state()).isEqualTo(JobState.RUNNING);
        assertThat(jobs.cancel(id, "somebody")).isTrue();
        assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(jobs.find(id, "somebody")).isEmpty();
        assertThat(job(id).state()).isEqualTo(JobState.CANCELLED);
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTransientFailureIsTriedAgainLaterAndLater() throws InterruptedException {
        List<Long> times = new ArrayList<>();
        JobRunner runner = runner("flaky", (input, progress) -> {
            times.add(System.nanoTime());
            throw new Problem(ProblemKind.BUSY, "Not now.");
        });
        UUID id = submit("flaky", runner);
        awaitEnd(id);
        assertThat(job(id).state()).isEqualTo(JobState.FAILED);
        assertThat(text(id)).isEqualTo("Not now.");
        assertThat(times).hasSize(LIMITS.attempts());
        assertThat(times.get(1) - times.get(0)).isGreaterThan(100_000_000);
        assertThat(times.get(2) - times.get(1)).isGreaterThan(200_000_000);
    }

    @Test
    void theBackOffDoublesAndEndsAtFiveMinutes() {
        JobLimits limits = JobLimits.ofServer(2);
        assertThat(limits.backOff(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(limits.backOff(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(limits.backOff(40)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anotherFailureEndsTheJob() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        JobRunner runner = runner("broken", (input, progress) -> {
            runs.incrementAndGet();
            throw new Problem(ProblemKind.RULE, "Never.");
        });
        UUID id = submit("broken", runner);
        awaitEnd(id);
        assertThat(text(id)).isEqualTo("Never.");
        assertThat(runs).hasValue(1);
    }

    @Test
    void aServerThatStopsLeavesItsJobToAnother() throws InterruptedException {
        JobRunner first = runner("moved", (input, progress) -> {
            progress.save("here");
            while (true) {
                progress.requireRunning();
                pause();
            }
        });
        UUID id = submit("moved", first);
        await(() ->
                server.rows("SELECT position FROM job WHERE id = '" + id + "'").contains("(here)"));
        first.close();
        assertThat(job(id).state()).isEqualTo(JobState.QUEUED);
        runner("moved", (input, progress) -> result(200, "on from " + input.position()));
        awaitEnd(id);
        assertThat(text(id)).isEqualTo("on from here");
        assertThat(job(id).attempts()).isEqualTo(1);
    }

    @Test
    void aLeaseThatCannotBeRenewedInTimeStopsTheHandler() throws InterruptedException {
        JobProgress progress =
                new JobProgress(new Job.Progress(0, 0, ""), (position, last) -> true, Duration.ofMillis(200));
        assertThat(progress.isStopped()).isFalse();
        Thread.sleep(300);
        assertThat(progress.isStopped()).isTrue();
    }

    private JobRunner runner(JobKind... kinds) {
        JobRunner runner = new JobRunner(
                server.store().jobs(),
                server.store().outage(),
                List.of(kinds),
                failure -> result(500, String.valueOf(failure.getMessage())),
                LIMITS);
        runner.start();
        started.add(runner);
        return runner;
    }

    @Test
    void aRepeatedJobIsOneForAllServersAndRunsAgainAndAgain() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        JobHandler handler = (input, progress) -> {
            if (runs.incrementAndGet() == 2) {
                throw new IllegalStateException("once");
            }
            return result(200, "");
        };
        JobKind kind = JobKind.repeated("again", Duration.ofMillis(200), handler);
        runner(kind);
        runner(kind);
        await(() -> runs.get() >= 4);
        assertThat(server.rows("SELECT count(*) FROM job WHERE kind = 'again'")).containsExactly("(1)");
    }

    @Test
    void aJobOfTheServerIsTriedUntilItSucceeds() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        JobHandler handler = (input, progress) -> {
            if (runs.incrementAndGet() <= LIMITS.attempts()) {
                throw new IllegalStateException("not yet");
            }
            return result(200, "");
        };
        JobRunner runner = runner(JobKind.ofServer("stubborn", handler));
        UUID id = submit("stubborn", runner);
        awaitEnd(id);
        assertThat(job(id).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void aLongJobOfTheServerDelaysNoRequestedJob() throws InterruptedException {
        JobHandler endless = (input, progress) -> {
            progress.pause(Duration.ofMinutes(5));
            return result(200, "");
        };
        JobRunner runner = runner(
                JobKind.ofServer("long", endless), JobKind.requested("short", (input, progress) -> result(200, "")));
        UUID[] waiting = {submit("long", runner), submit("long", runner), submit("long", runner)};
        await(() -> job(waiting[0]).state() == JobState.RUNNING);
        UUID quick = submit("short", runner);
        awaitEnd(quick);
        assertThat(job(waiting[1]).state()).isEqualTo(JobState.QUEUED);
        for (UUID id : waiting) {
            server.store().jobs().cancel(id);
        }
    }

    @Test
    void aServerThatIsNotReadyForAKindLeavesItToOthers() throws InterruptedException {
        JobHandler unready = new JobHandler() {
            @Override
            public JobResult run(JobInput input, JobProgress progress) {
                return result(500, "not ready");
            }

            @Override
            public boolean isReady() {
                return false;
            }
        };
        runner(JobKind.ofServer("picky", unready));
        UUID id = submit("picky");
        Thread.sleep(300);
        assertThat(job(id).state()).isEqualTo(JobState.QUEUED);
        runner(JobKind.ofServer("picky", (input, progress) -> result(200, "ready")));
        awaitEnd(id);
        assertThat(text(id)).isEqualTo("ready");
    }

    @Test
    void aJobIsTakenUpAtOnceByAnotherServerThatIsTold() throws InterruptedException {
        runner("told", (input, progress) -> result(200, "")).wake();
        JobRunner listening = new JobRunner(
                server.store().jobs(),
                server.store().outage(),
                List.of(JobKind.requested("heard", (input, progress) -> result(200, ""))),
                failure -> result(500, ""),
                LIMITS);
        listening.start(server.store().notifications());
        started.add(listening);
        Thread.sleep(200); // it has looked once, and would look again in two seconds
        long start = System.nanoTime();
        UUID id = submit("heard");
        awaitEnd(id);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_500));
    }
}
