package org.footbridge.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.footbridge.store.history.ChangeCursors;
import org.footbridge.store.history.ChangeCursors.Outcome;
import org.footbridge.store.history.ChangeFeed;
import org.footbridge.store.history.ChangeFeed.Entry;
import org.footbridge.store.history.ChangeFeed.Position;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.jdbc.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each consumer handle the changes after its cursor, by one thread of each server. Servers agree by the lock on the cursor. A
 * commit of this server wakes its consumers at once; those of servers that were killed are found within two seconds.
 */
public final class ChangeConsumers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChangeConsumers.class);
    private static final int BATCH = 500;

    /** The interval at which the feed is read without a notification. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** The pause while another server is at work, or changes wait for a transaction that is still running; it doubles. */
    private static final Duration SOON = Duration.ofMillis(10);

    private static final Duration SOON_MAX = Duration.ofMillis(500);
    private static final Duration FAILED_MIN = Duration.ofSeconds(1);
    private static final Duration FAILED_MAX = Duration.ofMinutes(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final ChangeFeed feed;
    private final ChangeCursors cursors;
    private final Outage outage;
    private final List<Follower> followers = new ArrayList<>();
    private volatile boolean stopped;

    public ChangeConsumers(ChangeFeed feed, ChangeCursors cursors, Outage outage) {
        this.feed = feed;
        this.cursors = cursors;
        this.outage = outage;
    }

    /**
     * Adds a consumer. To be called before the start.
     *
     * @param name of its cursor, which is created with the first server that has the consumer
     * @param fromStart whether it is to be given all changes since the database was created, or those to come
     */
    public void add(String name, boolean fromStart, ChangeConsumer consumer) {
        cursors.create(name, fromStart);
        followers.add(new Follower(name, consumer));
    }

    public void start(Notifications notifications) {
        notifications.listen(new Notifications.Listener() {
            @Override
            public void own(Set<String> topics) {
                followers.forEach(follower -> follower.signal.release());
            }
        });
        followers.forEach(follower -> follower.thread.start());
    }

    /** The result of a look at the feed. */
    private enum Look {
        MORE,
        NOTHING,
        SOON,
        FAILED
    }

    /** A consumer and its thread. */
    private final class Follower {
        private final String name;
        private final ChangeConsumer consumer;
        private final Semaphore signal = new Semaphore(0);
        private final Thread thread;
        private Look last = Look.NOTHING;
        private Duration pause = SOON;

        /** When the cursor moved over changes that do not concern the consumer, which it does now and then only. */
        private long skipped = System.nanoTime() - LOOK.toNanos();

        Follower(String name, ChangeConsumer consumer) {
            this.name = name;
            this.consumer = consumer;
            this.thread = new Thread(this::follow, "feed-" + name);
            thread.setDaemon(true);
        }

        private void follow() {
            try {
                while (!stopped) {
                    Look before = last;
                    last = Look.FAILED;
                    outage.attempt(() -> last = look(), failure -> {
                        if (before != Look.FAILED) {
                            log.warn("Consumer {} of the change feed has failed and is tried again", name, failure);
                        }
                    });
                    pause(before);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void pause(Look before) throws InterruptedException {
            if (last == Look.MORE) {
                return;
            } else if (last == Look.NOTHING) {
                if (signal.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
                return;
            }
            Duration least = last == Look.FAILED ? FAILED_MIN : SOON;
            Duration most = last == Look.FAILED ? FAILED_MAX : SOON_MAX;
            pause = last == before ? shorter(pause.multipliedBy(2), most) : least;
            Thread.sleep(pause.toMillis());
        }

        private Look look() {
            Position from = cursors.position(name)
                    .orElseThrow(() -> new IllegalStateException("The cursor " + name + " was removed"));
            Position end = feed.end();
            Set<String> types = consumer.types(feed.types());
            List<Entry> changes = types.isEmpty() ? List.of() : feed.after(from, end, types, BATCH);
            if (!changes.isEmpty()) {
                Position last = changes.get(changes.size() - 1).position();
                return advance(from, last, () -> consumer.accept(changes)) ? Look.MORE : Look.SOON;
            } else if (feed.isAhead(types)) {
                return Look.SOON;
            } else if (from.isBeforeTransactionOf(end) && System.nanoTime() - skipped > LOOK.toNanos()) {
                advance(from, end, () -> {});
                skipped = System.nanoTime();
            }
            return Look.NOTHING;
        }

        private boolean advance(Position from, Position to, Runnable work) {
            return cursors.advance(name, from, to, work) == Outcome.DONE;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            for (Follower follower : followers) {
                follower.signal.release();
                follower.thread.join(STOP_MAX.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
