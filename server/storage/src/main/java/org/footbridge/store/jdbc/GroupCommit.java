package org.footbridge.store.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Group commit: creates that arrive during a write form the next batch, with one statement and one commit. A create that arrives
 * when nothing is being written is not delayed.
 *
 * <p>One of those who wait writes for all. If that fails each writes its own, so that nobody fails because of another.
 *
 * @param <W> the write
 * @param <R> the result of a write
 */
public final class GroupCommit<W, R> {
    private static final int TOGETHER_MAX = 32;

    /** The longest wait for another writer, who may in turn wait for a long transaction; whoever is left then writes alone. */
    private static final long PATIENCE_MILLIS = 50;

    /** A writer that takes longer waits for a disk or a network, so that another may start at the same time. */
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    /** The maximum number of concurrent writers: half of the processors. */
    private static final int WRITERS_MAX = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final Function<List<W>, List<R>> together;
    private final Function<W, R> alone;
    private final ToLongFunction<W> claim;
    private final int writersMax;
    private final long slowNanos;
    private final long patienceMillis;
    private final Deque<Waiting<W, R>> waiting = new ArrayDeque<>();
    private int writers;
    private long begun;

    /**
     * @param together does some at once, or throws what {@link DatabaseFailure} makes of it
     * @param alone does one by itself
     * @param claim no two with the same are done together; 0 is none
     */
    public GroupCommit(Function<List<W>, List<R>> together, Function<W, R> alone, ToLongFunction<W> claim) {
        this(together, alone, claim, WRITERS_MAX, SLOW_NANOS, PATIENCE_MILLIS);
    }

    public GroupCommit(
            Function<List<W>, List<R>> together,
            Function<W, R> alone,
            ToLongFunction<W> claim,
            int writersMax,
            long slowNanos,
            long patienceMillis) {
        this.together = together;
        this.alone = alone;
        this.claim = claim;
        this.writersMax = writersMax;
        this.slowNanos = slowNanos;
        this.patienceMillis = patienceMillis;
    }

    private static final class Waiting<W, R> {
        final W work;
        final CompletableFuture<Turn<W, R>> turn = new CompletableFuture<>();

        Waiting(W work) {
            this.work = work;
        }
    }

    /** The result of waiting. */
    private sealed interface Turn<W, R> {
        /** Another thread has written it. */
        record Done<W, R>(R result) implements Turn<W, R> {}

        /** The thread must write this batch, of which its own write is the first. */
        record All<W, R>(List<Waiting<W, R>> all) implements Turn<W, R> {}

        /** The batch of another thread was rolled back, or the thread has waited long enough: it writes alone. */
        record Alone<W, R>() implements Turn<W, R> {}

        /** The batch of another thread has an unknown result. */
        record Failed<W, R>(RuntimeException failure) implements Turn<W, R> {}
    }

    /** The result of {@code work}, when it is done. */
    public R run(W work) {
        Waiting<W, R> own = new Waiting<>(work);
        List<Waiting<W, R>> first = begin(own);
        return take(first.isEmpty() ? turn(own) : new Turn.All<>(first), own);
    }

    /** The work that it is to write, its own first, if there is room for one more who writes; if not, it waits. */
    private synchronized List<Waiting<W, R>> begin(Waiting<W, R> own) {
        if (writers >= writersMax && System.nanoTime() - begun < slowNanos) {
            waiting.add(own);
            return List.of();
        }
        writers++;
        waiting.addFirst(own);
        return next();
    }

    private Turn<W, R> turn(Waiting<W, R> own) {
        try {
            return own.turn.get(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return leftOrTold(own);
        } catch (InterruptedException stopping) {
            Turn<W, R> turn = leftOrTold(own);
            Thread.currentThread().interrupt();
            return turn;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Whose turn has been decided must hear it, or it would be done twice. */
    private Turn<W, R> leftOrTold(Waiting<W, R> own) {
        synchronized (this) {
            if (waiting.remove(own)) {
                return new Turn.Alone<>();
            }
        }
        return own.turn.join();
    }

    private R take(Turn<W, R> turn, Waiting<W, R> own) {
        if (turn instanceof Turn.Done<W, R> done) {
            return done.result();
        } else if (turn instanceof Turn.All<W, R> together) {
            try {
                return runAll(together.all());
            } finally {
                passOn();
            }
        } else if (turn instanceof Turn.Failed<W, R> failed) {
            throw failed.failure();
        }
        return alone.apply(own.work);
    }

    /** Makes the first waiting thread the writer of the next batch. */
    private void passOn() {
        List<Waiting<W, R>> next;
        synchronized (this) {
            next = next();
            if (next.isEmpty()) {
                writers--;
                return;
            }
        }
        next.get(0).turn.complete(new Turn.All<>(next));
    }

    private List<Waiting<W, R>> next() {
        List<Waiting<W, R>> next = new ArrayList<>();
        Set<Long> claims = new HashSet<>();
        Iterator<Waiting<W, R>> line = waiting.iterator();
        while (line.hasNext() && next.size() < TOGETHER_MAX) {
            Waiting<W, R> one = line.next();
            long claimed = claim.applyAsLong(one.work);
            if (claimed == 0 || claims.add(claimed)) {
                next.add(one);
                line.remove();
            }
        }
        if (!next.isEmpty()) {
            begun = System.nanoTime();
        }
        return next;
    }

    /** The result of the first. */
    private R runAll(List<Waiting<W, R>> all) {
        Waiting<W, R> own = all.get(0);
        List<Waiting<W, R>> others = all.subList(1, all.size());
        if (others.isEmpty()) {
            return alone.apply(own.work);
        }
        List<R> results;
        try {
            results = together.apply(all.stream().map(one -> one.work).toList());
        } catch (RuntimeException failure) {
            if (!DatabaseFailure.leftNoTrace(failure)) {
                others.forEach(other -> other.turn.complete(new Turn.Failed<>(failure)));
                throw failure;
            }
            others.forEach(other -> other.turn.complete(new Turn.Alone<>()));
            return alone.apply(own.work);
        } catch (Error failure) {
            RuntimeException unknown = new IllegalStateException("Who wrote for others has failed", failure);
            others.forEach(other -> other.turn.complete(new Turn.Failed<>(unknown)));
            throw failure;
        }
        for (int i = 0; i < others.size(); i++) {
            others.get(i).turn.complete(new Turn.Done<>(results.get(i + 1)));
        }
        return results.get(0);
    }
}
