package org.footbridge.store.jdbc;

import java.util.function.Consumer;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks whether the database answers the background threads. They share one instance, so that the log has one line when the
 * database fails and one when it recovers, however many threads there are.
 */
public final class Outage {
    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private final Runnable question;
    private boolean lasting;
    private long begunNs;
    private long endedNs = System.nanoTime();

    /** {@code question} asks the database something, and fails if it does not answer. */
    public Outage(Runnable question) {
        this.question = question;
    }

    /**
     * Does {@code work}, which asks the database.
     *
     * @param otherwise what is done about other failures than that the database does not answer
     */
    public void attempt(Runnable work, Consumer<RuntimeException> otherwise) {
        long startNs = System.nanoTime();
        try {
            work.run();
            succeeded();
        } catch (RuntimeException failure) {
            if (failure instanceof Problem problem && problem.kind() == ProblemKind.BUSY) {
                begun(problem, startNs);
            } else {
                otherwise.accept(failure);
            }
        }
    }

    /** The work may have needed nothing of the database, so it is asked. */
    private synchronized void succeeded() {
        if (lasting) {
            question.run();
            lasting = false;
            endedNs = System.nanoTime();
            log.info(
                    "The database answers again after {} s; the work in the background goes on",
                    (System.nanoTime() - begunNs) / 1_000_000_000);
        }
    }

    /** Work that started before the database answered again may fail after that, and says nothing new. */
    private synchronized void begun(Problem problem, long startNs) {
        if (!lasting && startNs - endedNs >= 0) {
            lasting = true;
            begunNs = System.nanoTime();
            log.warn("The work in the background waits for the database: {}", problem.message());
        }
    }
}
