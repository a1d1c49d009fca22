package org.footbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<RuntimeException> others = new ArrayList<>();
    private boolean answers = true;

    private final Outage outage = new Outage(() -> {
        if (!answers) {
            throw new Problem(ProblemKind.BUSY, "It cannot be reached.");
        }
    });

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    private void fails(ProblemKind kind) {
        outage.attempt(
                () -> {
                    throw new Problem(kind, "It cannot be reached.");
                },
                others::add);
    }

    @Test
    void hasALineAtItsBeginningAndOneAtItsEnd() {
        outage.attempt(() -> {}, others::add);
        assertThat(log.list).isEmpty();
        for (int i = 0; i < 3; i++) {
            fails(ProblemKind.BUSY);
        }
        outage.attempt(() -> {}, others::add);
        outage.attempt(() -> {}, others::add);
        fails(ProblemKind.BUSY);
        assertThat(log.list)
                .extracting(event ->
                        event.getLevel() + " " + event.getFormattedMessage().replaceFirst("[;:].*", ""))
                .containsExactly(
                        "WARN The work in the background waits for the database",
                        "INFO The database answers again after 0 s",
                        "WARN The work in the background waits for the database");
        assertThat(log.list).extracting(ILoggingEvent::getThrowableProxy).containsOnlyNulls();
        assertThat(others).isEmpty();
    }

    /** There may have been nothing to do. */
    @Test
    void isNotEndedByWorkThatNeedsNoDatabase() {
        fails(ProblemKind.BUSY);
        answers = false;
        outage.attempt(() -> {}, others::add);
        assertThat(log.list).hasSize(1);
        answers = true;
        outage.attempt(() -> {}, others::add);
        assertThat(log.list).hasSize(2);
        assertThat(others).isEmpty();
    }

    /** A thread may wait for a connection while another gets one. */
    @Test
    void doesNotBeginAgainByWorkThatStartedBeforeItsEnd() {
        fails(ProblemKind.BUSY);
        outage.attempt(
                () -> {
                    outage.attempt(() -> {}, others::add);
                    throw new Problem(ProblemKind.BUSY, "It could not be reached.");
                },
                others::add);
        assertThat(log.list).hasSize(2);
        assertThat(others).isEmpty();
    }

    @Test
    void isNoOtherFault() {
        fails(ProblemKind.FAULT);
        outage.attempt(
                () -> {
                    throw new IllegalStateException("other");
                },
                others::add);
        assertThat(log.list).isEmpty();
        assertThat(others).hasSize(2);
    }
}
