package org.footbridge.store.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The queue of jobs in the database: who may take a job, and what is kept of it. */
class JobStoreTest {
    private static final Job.Progress NONE = new Job.Progress(0, 0, "");

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofMillis(-1);

    private static JobStore jobs() {
        return server.store().jobs();
    }

    private static UUID create(String kind) {
        return jobs().create(kind, "owner", new JobInput("{\"n\":1}", bytes("archive")), () -> {});
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<JobLease> take(String kind, Duration lease) {
        return jobs().take("worker", lease, List.of(kind));
    }

    private static String state(UUID id) {
        return jobs().find(id).map(job -> job.state().code()).orElse("gone");
    }

    @Test
    void aJobIsTakenWithWhatItWasGiven() {
        UUID id = create("given");
        JobLease held = take("given", LEASE).orElseThrow();
        assertThat(held.job().id()).isEqualTo(id);
        assertThat(held.job().state()).isEqualTo(JobState.RUNNING);
        assertThat(held.job().owner()).isEqualTo("owner");
        assertThat(held.job().progress().message()).isEqualTo("Running.");
        assertThat(held.input().parameters()).isEqualTo("{\"n\":1}");
        assertThat(held.input().body()).isEqualTo(bytes("archive"));
        assertThat(held.input().position()).isEmpty();
        assertThat(take("given", LEASE)).isEmpty();
    }

    @Test
    void aWorkerTakesTheKindsThatItKnowsOnly() {
        create("strange");
        assertThat(take("known", LEASE)).isEmpty();
        assertThat(take("strange", LEASE)).isPresent();
    }

    @Test
    void manyWorkersTakeEachJobOnce() throws Exception {
        int count = 200;
        for (int i = 0; i < count; i++) {
            create("crowd");
        }
        Set<UUID> distinct = ConcurrentHashMap.newKeySet();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> workers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String worker = "worker-" + i;
                workers.add(pool.submit(() -> drain(worker, distinct)));
            }
            int taken = 0;
            for (Future<Integer> worker : workers) {
                taken += worker.get();
            }
            assertThat(taken).isEqualTo(count);
            assertThat(distinct).hasSize(count);
        } finally {
            pool.shutdownNow();
        }
    }

    /** A worker that finds nothing while others hold the locks has looked too early, so it looks again. */
    private static int drain(String worker, Set<UUID> distinct) {
        int taken = 0;
        for (int idle = 0; idle < 20; idle++) {
            Optional<JobLease> held = jobs().take(worker, LEASE, List.of("crowd"));
            while (held.isPresent()) {
                taken++;
                distinct.add(held.get().job().id());
                held = jobs().take(worker, LEASE, List.of("crowd"));
            }
        }
        return taken;
    }

    @Test
    void aLeaseThatRanOutIsTakenUpWhereTheJobWas() {
        UUID id = create("killed");
        JobLease first = take("killed", LEASE).orElseThrow();
        assertThat(jobs().save(first, "half", NONE)).isTrue();
        assertThat(jobs().renew(first, new Job.Progress(5, 10, "Half."), OVER)).isTrue();
        JobLease second = take("killed", LEASE).orElseThrow();
        assertThat(second.job().id()).isEqualTo(id);
        assertThat(second.job().attempts()).isEqualTo(2);
        assertThat(second.job().progress()).isEqualTo(new Job.Progress(5, 10, "Half."));
        assertThat(second.input().position()).isEqualTo("half");
        assertThat(second.input().body()).isEqualTo(bytes("archive"));
        // the first worker was only slow: whatever it does now changes nothing
        assertThat(jobs().renew(first, new Job.Progress(6, 10, "More."), LEASE)).isFalse();
        assertThat(jobs().save(first, "more", NONE)).isFalse();
        assertThat(jobs().finish(first, new JobResult(200, "text/plain", bytes("old")), NONE))
                .isFalse();
        assertThat(jobs().release(first)).isFalse();
        assertThat(jobs().finish(
                                second,
                                new JobResult(200, "text/plain", bytes("new")),
                                second.job().progress()))
                .isTrue();
        assertThat(jobs().result(id).orElseThrow().body()).isEqualTo(bytes("new"));
        assertThat(jobs().find(id).orElseThrow().progress()).isEqualTo(new Job.Progress(10, 10, "Done."));
    }

    @Test
    void aCancelledJobIsNobodysAndAnEndedOneIsRemoved() {
        UUID queued = create("cancel");
        jobs().cancel(queued);
        assertThat(state(queued)).isEqualTo("cancelled");
        assertThat(take("cancel", LEASE)).isEmpty();
        UUID running = create("cancel");
        JobLease held = take("cancel", LEASE).orElseThrow();
        jobs().cancel(running);
        assertThat(jobs().renew(held, held.job().progress(), LEASE)).isFalse();
        assertThat(jobs().finish(held, new JobResult(200, "text/plain", bytes("x")), NONE))
                .isFalse();
        assertThat(state(running)).isEqualTo("cancelled");
        UUID done = create("cancel");
        jobs().finish(take("cancel", LEASE).orElseThrow(), new JobResult(200, "text/plain", bytes("x")), NONE);
        jobs().cancel(done);
        assertThat(state(done)).isEqualTo("gone");
    }

    @Test
    void aJobThatIsToBeTriedAgainWaits() throws InterruptedException {
        UUID id = create("again");
        assertThat(jobs().retry(take("again", LEASE).orElseThrow(), Duration.ofMillis(700), "Waits."))
                .isTrue();
        assertThat(take("again", LEASE)).isEmpty();
        assertThat(jobs().find(id).orElseThrow().progress().message()).isEqualTo("Waits.");
        Thread.sleep(900);
        assertThat(take("again", LEASE).orElseThrow().job().attempts()).isEqualTo(2);
    }

    @Test
    void aReleasedJobIsTakenAtOnceAndTheAttemptDoesNotCount() {
        create("released");
        assertThat(jobs().release(take("released", LEASE).orElseThrow())).isTrue();
        assertThat(take("released", LEASE).orElseThrow().job().attempts()).isEqualTo(1);
    }

    @Test
    void resultsAreKeptUntilTheirLifetimeEnds() {
        UUID open = create("kept");
        UUID done = create("kept");
        JobLease held = take("kept", LEASE).orElseThrow();
        UUID ended = held.job().id();
        UUID waiting = ended.equals(open) ? done : open;
        jobs().finish(held, new JobResult(404, "application/fhir+json", bytes("{}")), NONE);
        assertThat(state(ended)).isEqualTo("failed");
        server.sql("UPDATE job SET created = now() - interval '3 days', finished = finished - interval '23 hours'"
                + " WHERE kind = 'kept'");
        jobs().prune(Duration.ofHours(24));
        assertThat(jobs().result(ended).orElseThrow().status()).isEqualTo(404);
        server.sql("UPDATE job SET finished = finished - interval '2 hours' WHERE kind = 'kept'");
        jobs().prune(Duration.ofHours(24));
        assertThat(state(ended)).isEqualTo("gone");
        assertThat(state(waiting)).isEqualTo("queued");
    }

    @Test
    void anEndedJobKeepsItsResultAndNotItsInput() {
        UUID id = create("emptied");
        jobs().finish(take("emptied", LEASE).orElseThrow(), new JobResult(200, "text/plain", bytes("x")), NONE);
        assertThat(server.rows("SELECT length(input) FROM job WHERE id = '" + id + "'"))
                .containsExactly("(0)");
    }

    @Test
    void theJobOfACommandThatWasKilledEndsWhenItsLeaseHasRunOut() throws InterruptedException {
        JobLease held = jobs().begin("by-command", "{}", "command 1", Duration.ofMinutes(1));
        jobs().endKilled("by-command");
        assertThat(jobs().find(held.job().id()).orElseThrow().state()).isEqualTo(JobState.RUNNING);
        jobs().renew(held, NONE, Duration.ofMillis(1));
        Thread.sleep(50);
        jobs().endKilled("by-command");
        assertThat(jobs().find(held.job().id()).orElseThrow().state()).isEqualTo(JobState.FAILED);
        assertThat(jobs().renew(held, NONE, Duration.ofMinutes(1))).isFalse();
    }
}
