package org.footbridge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** What is logged until it is closed. To be opened after a server was started, which sets logging up anew. */
public final class LogRecorder extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    /** Whether a line is a warning or an error. */
    public static final Predicate<String> IS_FAULT = line -> line.startsWith("WARN") || line.startsWith("ERROR");

    private static final int WAIT_MS = 20;
    private static final int WAITS_MAX = 3_000;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger logger;
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    private LogRecorder(Logger logger) {
        this.logger = logger;
    }

    /** Records all loggers at their levels, but {@code type} from DEBUG on. */
    public static LogRecorder open(Class<?> type) {
        LogRecorder recorder = new LogRecorder((Logger) LoggerFactory.getLogger(type));
        recorder.logger.setLevel(Level.DEBUG);
        recorder.start();
        recorder.root.addAppender(recorder);
        return recorder;
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    /** All events so far. */
    public List<ILoggingEvent> events() {
        return List.copyOf(events);
    }

    /** Each event as its level and message, and a stack trace if it has one. */
    public List<String> lines() {
        return events.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null ? "" : " with a stack trace"))
                .toList();
    }

    /** Waits until one line is as {@code wanted}. */
    public void await(Predicate<String> wanted) throws InterruptedException {
        for (int i = 0; lines().stream().noneMatch(wanted); i++) {
            if (i == WAITS_MAX) {
                throw new AssertionError("not logged, but: " + lines());
            }
            Thread.sleep(WAIT_MS);
        }
    }

    @Override
    public void close() {
        root.detachAppender(this);
        logger.setLevel(null);
    }
}
