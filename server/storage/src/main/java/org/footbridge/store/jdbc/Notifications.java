package org.footbridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all servers of a database what has been committed, by {@code NOTIFY} and {@code LISTEN}. A topic is the name of a resource type
 * or of a table. One thread sends the topics of many commits together, so a write only adds its topic to a set. A notification can be
 * lost, so listeners also look at the database now and then.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-notify.html">PostgreSQL: NOTIFY</a>
 */
public final class Notifications implements AutoCloseable {
    /** The topic of jobs. */
    public static final String JOBS = "job";

    /** The topic of code systems in the tables. */
    public static final String CODE_SYSTEMS = "code_system";

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final String CHANNEL = "footbridge";
    private static final String NO_SERVER = "-";

    /** The pause between two notifications, in which topics are collected. */
    private static final long PAUSE_MILLIS = 20;

    /** The time that the connection may be silent before it is tested. */
    private static final int SILENCE_MILLIS = 10_000;

    private static final int TEST_SECONDS = 5;
    private static final long RETRY_MILLIS = 1_000;
    private static final long STOP_MILLIS = 2_000;

    private final Database database;
    private final Outage outage;
    private final String server = UUID.randomUUID().toString();
    private final Map<String, Runnable> hooks = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final Semaphore signal = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    @Nullable
    private volatile Connection connection;

    /** Is told of commits. It is called by the threads of the notifications, so it must return at once. */
    public interface Listener {
        /** This server has committed changes of {@code topics}. */
        default void own(Set<String> topics) {}

        /** Another server has committed changes of {@code topics}. */
        default void others(Set<String> topics) {}

        /** Notifications may have been lost. */
        default void missed() {}
    }

    public Notifications(Database database, Outage outage) {
        this.database = database;
        this.outage = outage;
    }

    /** Runs {@code hook} in the thread of each commit of this server that has changed one of {@code topics}. */
    public void atCommit(Set<String> topics, Runnable hook) {
        topics.forEach(topic -> hooks.merge(topic, hook, (first, second) -> () -> {
            first.run();
            second.run();
        }));
    }

    /** Tells {@code listener} of all commits from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** To be called after a commit that has changed something of {@code topic}. */
    public void publish(String topic) {
        Runnable hook = hooks.get(topic);
        if (hook != null) {
            hook.run();
        }
        if (pending.add(topic)) {
            signal.release();
        }
    }

    /** Sends {@code topic} with the commit of the transaction that this thread is in, to all servers: for commands, which run no threads. */
    public void publishWithCommit(String topic) {
        send(NO_SERVER, Set.of(topic));
    }

    /** Begins to send and to listen. {@code source} opens the connection that listens, which must not come from a pool. */
    public void start(DataSource source) {
        threads.add(thread("notify", this::sendAll));
        threads.add(thread("listen", () -> listenAlways(source)));
        threads.forEach(Thread::start);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static Thread thread(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        return thread;
    }

    private void sendAll() throws InterruptedException {
        while (!stopped) {
            signal.acquire();
            signal.drainPermits();
            Set<String> topics = new HashSet<>(pending);
            pending.removeAll(topics);
            if (!topics.isEmpty()) {
                listeners.forEach(listener -> listener.own(topics));
                outage.attempt(
                        () -> send(server, topics),
                        failure -> log.warn("Other servers learn of a change later", failure));
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void send(String sender, Set<String> topics) {
        database.list(
                "SELECT pg_notify(?, ?)",
                values -> values.add(CHANNEL).add(sender + " " + String.join(" ", topics)),
                row -> 1);
    }

    private void listenAlways(DataSource source) throws InterruptedException {
        boolean answers = false;
        boolean told = false;
        while (!stopped) {
            try (Connection own = source.getConnection()) {
                connection = own;
                answers = false;
                told = false;
                listen(own);
            } catch (SQLException lost) {
                if (answers && !told && !stopped) {
                    log.info(
                            "Notifications cannot be received; changes of other servers take two seconds: {}",
                            lost.getMessage());
                    told = true;
                }
                answers = answers();
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    /**
     * Whether the database answers other statements. Only an attempt that began after such an answer and failed is worth a line: of a
     * database that does not answer at all, {@link Outage} tells.
     */
    private boolean answers() {
        try {
            database.list("SELECT 1", values -> {}, row -> row.getInt(1));
            return true;
        } catch (RuntimeException outage) {
            return false;
        }
    }

    private void listen(Connection own) throws SQLException {
        try (Statement statement = own.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        listeners.forEach(Listener::missed);
        PGConnection postgres = own.unwrap(PGConnection.class);
        while (!stopped) {
            PGNotification[] heard = postgres.getNotifications(SILENCE_MILLIS);
            if (heard != null && heard.length > 0) {
                hear(heard);
            } else if (!own.isValid(TEST_SECONDS)) {
                throw new SQLException("The connection does not answer");
            }
        }
    }

    private void hear(PGNotification[] heard) {
        Set<String> topics = new HashSet<>();
        for (PGNotification one : heard) {
            List<String> words = List.of(one.getParameter().split(" "));
            if (!words.get(0).equals(server)) {
                topics.addAll(words.subList(1, words.size()));
            }
        }
        if (!topics.isEmpty()) {
            listeners.forEach(listener -> listener.others(topics));
        }
    }

    @Override
    public void close() {
        stopped = true;
        Connection open = connection;
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
            for (Thread thread : threads) {
                thread.interrupt();
                thread.join(STOP_MILLIS);
            }
        } catch (SQLException ended) {
            log.debug("The connection for notifications", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
