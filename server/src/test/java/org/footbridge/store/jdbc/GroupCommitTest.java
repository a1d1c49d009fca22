package org.footbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.footbridge.problem.Problem;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** What is named "first" is at work until it may go on; the others come meanwhile. What is done is written in capitals. */
class GroupCommitTest {
    private static final long FOR_EVER_MILLIS = TimeUnit.MINUTES.toMillis(5);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final List<List<String>> done = new ArrayList<>();

    @Test
    void whatComesWhenNobodyWritesIsWrittenAtOnce() {
        GroupCommit<String, String> work = work(this::together, FOR_EVER_MILLIS);
        assertThat(work.run("a")).isEqualTo("A");
        assertThat(work.run("b")).isEqualTo("B");
        assertThat(done).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void whatComesWhileOthersAreWrittenIsWrittenTogetherAfterThem() throws InterruptedException {
        GroupCommit<String, String> work = work(this::together, FOR_EVER_MILLIS);
        var all = List.of(begin(work), wait(work, "a"), wait(work, "b"), wait(work, "c"));
        goOn.countDown();
        assertThat(all).extracting(CompletableFuture::join).containsExactly("FIRST", "A", "B", "C");
        assertThat(done).containsExactly(List.of("first"), List.of("a", "b", "c"));
    }

    @Test
    void ofTwoWithOneClaimTheSecondWaitsForTheFirst() throws InterruptedException {
        GroupCommit<String, String> work = work(this::together, FOR_EVER_MILLIS);
        var all = List.of(begin(work), wait(work, "a=7"), wait(work, "b=7"), wait(work, "c=8"));
        goOn.countDown();
        all.forEach(CompletableFuture::join);
        assertThat(done).containsExactly(List.of("first"), List.of("a=7", "c=8"), List.of("b=7"));
    }

    @Test
    void nobodyFailsBecauseOfAnother() throws InterruptedException {
        SQLException refused = new PSQLException(new ServerErrorMessage("SERROR\0C54000\0Mindex row too large\0\0"));
        GroupCommit<String, String> work = work(all -> fail(refused), FOR_EVER_MILLIS);
        var all = List.of(begin(work), wait(work, "a"), wait(work, "b"));
        goOn.countDown();
        assertThat(all).extracting(CompletableFuture::join).containsExactly("FIRST", "A", "B");
        assertThat(done).containsExactlyInAnyOrder(List.of("first"), List.of("a"), List.of("b"));
    }

    @Test
    void whatMayHaveBeenWrittenIsNotWrittenAgain() throws InterruptedException {
        SQLException lost = new PSQLException("An I/O error occurred", PSQLState.CONNECTION_FAILURE);
        GroupCommit<String, String> work = work(all -> fail(lost), FOR_EVER_MILLIS);
        var first = begin(work);
        var waiting = List.of(wait(work, "a"), wait(work, "b"));
        goOn.countDown();
        for (CompletableFuture<String> one : waiting) {
            assertThatThrownBy(one::join).cause().isInstanceOf(Problem.class).hasRootCause(lost);
        }
        assertThat(first.join()).isEqualTo("FIRST");
        assertThat(done).containsExactly(List.of("first"));
    }

    @Test
    void whoeverHasWaitedLongGoesAlone() throws InterruptedException {
        GroupCommit<String, String> work = work(this::together, 1);
        var first = begin(work);
        assertThat(work.run("a")).isEqualTo("A");
        assertThat(done).containsExactly(List.of("a"));
        goOn.countDown();
        assertThat(first.join()).isEqualTo("FIRST");
    }

    @Test
    void whileOneWaitsForADiskAnotherBegins() {
        GroupCommit<String, String> work =
                new GroupCommit<>(this::together, this::alone, GroupCommitTest::claim, 1, 0, FOR_EVER_MILLIS);
        var first = begin(work);
        assertThat(work.run("a")).isEqualTo("A");
        assertThat(done).containsExactly(List.of("a"));
        goOn.countDown();
        assertThat(first.join()).isEqualTo("FIRST");
    }

    private GroupCommit<String, String> work(Function<List<String>, List<String>> together, long patience) {
        return new GroupCommit<>(together, this::alone, GroupCommitTest::claim, 1, Long.MAX_VALUE, patience);
    }

    private static long claim(String work) {
        int at = work.indexOf('=');
        return at < 0 ? 0 : Long.parseLong(work.substring(at + 1));
    }

    private static List<String> fail(SQLException failure) {
        throw DatabaseFailure.problem(failure);
    }

    private synchronized List<String> together(List<String> all) {
        done.add(all);
        return all.stream().map(one -> one.toUpperCase(Locale.ROOT)).toList();
    }

    private String alone(String one) {
        if (one.equals("first")) {
            begun.countDown();
            await(goOn);
        }
        return together(List.of(one)).get(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<String> begin(GroupCommit<String, String> work) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        start(work, "first", answer);
        await(begun);
        return answer;
    }

    /** Returns when it stands in line. */
    private static CompletableFuture<String> wait(GroupCommit<String, String> work, String one)
            throws InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread thread = start(work, one, answer);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return answer;
    }

    private static Thread start(GroupCommit<String, String> work, String one, CompletableFuture<String> answer) {
        Thread thread = new Thread(() -> {
            try {
                answer.complete(work.run(one));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        thread.start();
        return thread;
    }
}
