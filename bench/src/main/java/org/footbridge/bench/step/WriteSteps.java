package org.footbridge.bench.step;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.footbridge.bench.check.Checks;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.Outcome;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.data.Resources.Text;
import org.footbridge.bench.http.Answer;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Request;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.Loader;
import org.footbridge.bench.load.StoredPerson;
import org.footbridge.bench.step.Step.Action;
import org.jspecify.annotations.Nullable;

/** Requests that write. All of them write about writers, whom no search asks for. */
final class WriteSteps {

    private final Loaded loaded;
    private final List<StoredPerson> writers;
    private final int outcomesEach;
    private final AtomicReferenceArray<Stored> current;
    private final AtomicReferenceArray<Stored> tasks;
    private final AtomicInteger created = new AtomicInteger();

    WriteSteps(Loaded loaded) {
        this.loaded = loaded;
        writers = loaded.writers();
        outcomesEach = writers.get(0).outcomes().size();
        current = new AtomicReferenceArray<>(writers.size() * outcomesEach);
        for (int i = 0; i < current.length(); i++) {
            current.set(i, writers.get(i / outcomesEach).outcomes().get(i % outcomesEach));
        }
        tasks = new AtomicReferenceArray<>(
                writers.stream().map(StoredPerson::task).toArray(Stored[]::new));
    }

    Action createReferral() {
        return (connection, worker) -> {
            StoredPerson writer = writers.get(worker.any(writers.size()));
            List<Referral> referrals = writer.person().referrals();
            Referral referral = referrals.get(worker.any(referrals.size()));
            String identifier = "c" + created.incrementAndGet();
            byte[] body = loaded.resources().referral(identifier, referral, loaded.parties(writer.patient(), referral));
            Checks.create(connection, "ServiceRequest", body);
        };
    }

    Action createOutcome() {
        return (connection, worker) -> {
            StoredPerson writer = writers.get(worker.any(writers.size()));
            int which = worker.any(outcomesEach);
            Text text = new Text("c" + created.incrementAndGet(), Loader.NOTE);
            Checks.create(connection, "Observation", outcome(null, text, writer, which));
        };
    }

    /** Each worker has its own outcomes, so the version it names is the current one. */
    Action update() {
        return (connection, worker) -> {
            int which = worker.own(current.length());
            Stored before = current.get(which);
            Text text = new Text("o" + which, "Gone through again, time " + created.incrementAndGet() + ".");
            byte[] body = outcome(before, text, writers.get(which / outcomesEach), which % outcomesEach);
            try {
                current.set(which, Checks.update(connection, before, body));
            } catch (IOException | WrongAnswer e) {
                current.set(which, reread(connection, before));
                throw e;
            }
        };
    }

    /** Another description, which the answer must have. */
    Action patch() {
        return (connection, worker) -> {
            int which = worker.own(tasks.length());
            Stored before = tasks.get(which);
            String description = "Call number " + created.incrementAndGet() + " to the person";
            String patch = "[{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"" + description + "\"}]";
            try {
                Request request = Request.patch(before.path(), patch.getBytes(StandardCharsets.UTF_8));
                Answer answer = Checks.expect(connection, request, 200);
                tasks.set(which, Checks.changed(before, answer));
                if (!new String(answer.body(), StandardCharsets.UTF_8).contains(description)) {
                    throw new WrongAnswer("patched, but the description is not '" + description + "'");
                }
            } catch (IOException | WrongAnswer e) {
                tasks.set(which, reread(connection, before));
                throw e;
            }
        };
    }

    private byte[] outcome(@Nullable Stored of, Text text, StoredPerson writer, int which) {
        Outcome outcome = writer.person().outcomes().get(which);
        Referral referral = writer.person().referrals().get(outcome.referral());
        return loaded.resources()
                .outcome(
                        of == null ? null : of.id(),
                        text,
                        outcome,
                        writer.referrals().get(outcome.referral()).reference(),
                        loaded.parties(writer.patient(), referral));
    }

    /** After a lost answer nobody knows whether the update was made. */
    static Stored reread(Connection connection, Stored before) throws IOException {
        Answer answer = connection.send(Request.get(before.path()));
        String version = answer.version();
        return version == null ? before : new Stored(before.type(), before.id(), version);
    }
}
