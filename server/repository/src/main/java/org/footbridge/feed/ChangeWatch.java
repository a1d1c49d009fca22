package org.footbridge.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.jdbc.Outage;
import org.footbridge.store.resource.DefinitionChanges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Broadcasts: has every server act on the changes that other servers have committed, such as those of definitions. A notification
 * brings it about at once; every two seconds it looks at the database, in case that one was lost.
 */
public final class ChangeWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChangeWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final DefinitionChanges changes;
    private final Outage outage;
    private final List<Action> actions = new ArrayList<>();
    private final List<Runnable> looks = new ArrayList<>();
    private final Set<Action> unfinished = new LinkedHashSet<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread = new Thread(this::watch, "changes");
    private volatile boolean missed;
    private volatile boolean stopped;

    private record Action(Set<String> topics, Runnable run) {
        boolean isAbout(Set<String> changed) {
            return topics.stream().anyMatch(changed::contains);
        }
    }

    public ChangeWatch(DefinitionChanges changes, Outage outage) {
        this.changes = changes;
        this.outage = outage;
        thread.setDaemon(true);
    }

    /** Runs {@code action} after each change of one of {@code topics} by another server. To be called before the start. */
    public void on(Set<String> topics, Runnable action) {
        actions.add(new Action(Set.copyOf(topics), action));
    }

    /** Runs {@code action} with every look at the database. To be called before the start. */
    public void onLook(Runnable action) {
        looks.add(action);
    }

    public void start(Notifications notifications) {
        notifications.listen(new Notifications.Listener() {
            @Override
            public void others(Set<String> topics) {
                heard.addAll(topics);
                signal.release();
            }

            @Override
            public void missed() {
                missed = true;
                signal.release();
            }
        });
        thread.start();
    }

    private void watch() {
        long dueNs = System.nanoTime() + LOOK.toNanos();
        try {
            while (!stopped) {
                if (signal.tryAcquire(Math.max(0, dueNs - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    signal.drainPermits();
                }
                if (!stopped && (missed || System.nanoTime() - dueNs >= 0)) {
                    missed = false;
                    attempt(this::look);
                    looks.forEach(this::attempt);
                    dueNs = System.nanoTime() + LOOK.toNanos();
                } else if (!stopped) {
                    Set<String> topics = Set.copyOf(heard);
                    heard.removeAll(topics);
                    act(topics);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Acts on everything that has been committed until now. */
    public synchronized void look() {
        act(changes.since(
                actions.stream().flatMap(action -> action.topics().stream()).collect(Collectors.toSet())));
        Set.copyOf(unfinished).forEach(this::act);
    }

    private synchronized void act(Set<String> topics) {
        actions.stream().filter(action -> action.isAbout(topics)).forEach(this::act);
    }

    /** An action that fails, as the database may not answer, is repeated with the next look. */
    private void act(Action action) {
        unfinished.add(action);
        attempt(() -> {
            action.run().run();
            unfinished.remove(action);
        });
    }

    private void attempt(Runnable work) {
        outage.attempt(work, failure -> log.warn("A change of another server is acted on later", failure));
    }

    @Override
    public void close() {
        stopped = true;
        signal.release();
        try {
            thread.join(STOP_MAX.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
