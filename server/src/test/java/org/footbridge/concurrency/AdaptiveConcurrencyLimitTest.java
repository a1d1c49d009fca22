package org.footbridge.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many requests are worked on at once. Here the clock stands still unless told otherwise, and looks are made by hand. */
class AdaptiveConcurrencyLimitTest {
    private static final int LEAST = 3;
    private static final int MOST = 8;
    private static final double BUSY = 1.0;
    private static final double IDLE = 0.3;

    private final AtomicLong clock = new AtomicLong();
    private final Semaphore started = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final Semaphore mayEnd = new Semaphore(0, true);
    private final AtomicInteger atOnce = new AtomicInteger();
    private volatile double load = BUSY;
    private final AdaptiveConcurrencyLimit threads = new AdaptiveConcurrencyLimit(LEAST, MOST, () -> load, clock::get);

    @AfterEach
    void endAll() {
        mayEnd.release(1_000);
        threads.close();
    }

    @Test
    void worksOnAFewWhileTheOthersWait() {
        sendThatWait(10);
        await(started, LEAST);
        look(3 * AdaptiveConcurrencyLimit.LOOKS);
        assertThat(atOnce).hasValue(LEAST);
        assertThat(started.availablePermits()).as("started beside them").isZero();
        mayEnd.release(2);
        await(started, 2);
        assertThat(atOnce).hasValue(LEAST);
    }

    @Test
    void givesThePlacesOfWhatTakesLongToOthers() {
        sendThatWait(LEAST);
        await(started, LEAST);
        CountDownLatch quick = new CountDownLatch(1);
        threads.execute(quick::countDown);
        look(1);
        assertThat(quick.getCount()).as("still in line").isOne();
        clock.addAndGet(AdaptiveConcurrencyLimit.LONG_NANOS + 1);
        look(1);
        await(quick);
        assertThat(atOnce).hasValue(LEAST);
        assertThat(threads.size()).isEqualTo(2 * LEAST);
    }

    @Test
    void takesThePlacesBackWhenWhatTookLongHasEnded() throws InterruptedException {
        sendThatWait(LEAST);
        await(started, LEAST);
        clock.addAndGet(AdaptiveConcurrencyLimit.LONG_NANOS + 1);
        look(1);
        sendThatWait(10);
        mayEnd.release(2 * LEAST);
        await(ended, 2 * LEAST);
        await(started, 3 * LEAST);
        lookUntil(LEAST);
        mayEnd.release(LEAST);
        await(ended, LEAST);
        assertThat(atOnce).as("of four that are left").hasValue(LEAST);
    }

    @Test
    void neverWorksOnMoreThanTheMost() {
        load = IDLE;
        sendThatWait(3 * MOST);
        for (int i = 0; i < 3 * MOST; i++) {
            clock.addAndGet(MOST * AdaptiveConcurrencyLimit.LONG_NANOS);
            look(AdaptiveConcurrencyLimit.LOOKS);
        }
        await(started, MOST);
        assertThat(threads.size()).isEqualTo(MOST);
        assertThat(atOnce).hasValue(MOST);
    }

    @Test
    void worksOnMoreWhileRequestsWaitAndProcessorsHaveTime() {
        load = IDLE;
        sendThatWait(10);
        look(AdaptiveConcurrencyLimit.LOOKS);
        await(started, LEAST + 1);
        look(AdaptiveConcurrencyLimit.LOOKS);
        await(started, 1);
        assertThat(threads.size()).isEqualTo(LEAST + 2);
        load = BUSY;
        look(AdaptiveConcurrencyLimit.LOOKS);
        assertThat(threads.size()).isEqualTo(LEAST + 1);
    }

    @Test
    void worksOnNoMoreWhereNoneWaits() {
        load = IDLE;
        sendThatWait(LEAST);
        await(started, LEAST);
        look(10 * AdaptiveConcurrencyLimit.LOOKS);
        assertThat(threads.size()).isEqualTo(LEAST);
    }

    @Test
    void goesOnAfterARequestThatFails() {
        for (int i = 0; i < 2 * LEAST; i++) {
            threads.execute(() -> {
                started.release();
                Thread.currentThread().setUncaughtExceptionHandler((thread, meant) -> {});
                throw new IllegalStateException("meant to fail");
            });
        }
        await(started, 2 * LEAST);
        sendThatWait(LEAST + 1);
        await(started, LEAST);
        assertThat(atOnce).hasValue(LEAST);
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            threads.look();
        }
    }

    /** A thread may be about to say that its request has ended. */
    private void lookUntil(int size) throws InterruptedException {
        for (int attempt = 0; attempt < 1_000 && threads.size() != size; attempt++) {
            Thread.sleep(1);
            look(1);
        }
        assertThat(threads.size()).isEqualTo(size);
    }

    private void sendThatWait(int count) {
        for (int i = 0; i < count; i++) {
            threads.execute(() -> {
                atOnce.incrementAndGet();
                started.release();
                mayEnd.acquireUninterruptibly();
                atOnce.decrementAndGet();
                ended.release();
            });
        }
    }

    private static void await(Semaphore happened, int times) {
        try {
            assertThat(happened.tryAcquire(times, 20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch happened) {
        try {
            assertThat(happened.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
