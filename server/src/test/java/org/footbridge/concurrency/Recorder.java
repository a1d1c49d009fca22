package org.footbridge.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.footbridge.concurrency.Operation.Kind;
import org.footbridge.concurrency.Operation.Outcome;
import org.footbridge.concurrency.Server.Reply;
import org.footbridge.concurrency.Server.Request;

/** Sends requests and keeps what was asked and answered, of many clients at once. */
public final class Recorder {
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
    private final Queue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** A write of which nobody knows whether it has happened. */
    public record Unanswered(Operation operation, Request request) {}

    /** An operation before it is sent. */
    record Intent(Kind kind, String about, String value, int named) {}

    /** What an answer says about resources; {@code Outcome.REFUSED} says nothing. */
    record Understood(Outcome outcome, List<Seen> seen) {
        static final Understood REFUSED = new Understood(Outcome.REFUSED, List.of());
        static final Understood UNKNOWN = new Understood(Outcome.UNKNOWN, List.of());

        static Understood done(List<Seen> seen) {
            return new Understood(Outcome.DONE, seen);
        }
    }

    /** {@code reading} is asked about answers with a status below 500 and other than 409, 412 and 429. */
    Operation send(Server server, Intent intent, Request request, Function<Reply, Understood> reading) {
        long start = System.nanoTime();
        Reply reply = server.send(request);
        long end = System.nanoTime();
        Understood understood = understood(intent, reply, reading);
        Operation operation = new Operation(
                intent.kind(),
                intent.about(),
                intent.value(),
                intent.named(),
                start,
                end,
                understood.outcome(),
                understood.seen());
        operations.add(operation);
        if (operation.outcome() == Outcome.UNKNOWN && !intent.kind().reads()) {
            unanswered.add(new Unanswered(operation, request));
        }
        return operation;
    }

    private Understood understood(Intent intent, Reply reply, Function<Reply, Understood> reading) {
        int status = reply.status();
        if (status == 409 || status == 412 || status == 429) {
            return Understood.REFUSED;
        } else if (status == Server.NO_ANSWER || status == 503) {
            if (status == 503 && !(reply.retryAfter() && reply.isOutcome())) {
                faults.add("503 without Retry-After or OperationOutcome: " + intent + " " + reply.body());
            }
            return Understood.UNKNOWN;
        } else if (status >= 500) {
            faults.add(status + " to " + intent + ": " + reply.body());
            return Understood.UNKNOWN;
        }
        return reading.apply(reply);
    }

    void fault(String sentence) {
        faults.add(sentence);
    }

    public List<Operation> operations() {
        return new ArrayList<>(operations);
    }

    /** Those that have not been taken yet. */
    public List<Unanswered> takeUnanswered() {
        List<Unanswered> taken = new ArrayList<>();
        for (Unanswered next = unanswered.poll(); next != null; next = unanswered.poll()) {
            taken.add(next);
        }
        return taken;
    }

    /** Answers that no client should ever get. */
    public List<String> faults() {
        return new ArrayList<>(faults);
    }
}
