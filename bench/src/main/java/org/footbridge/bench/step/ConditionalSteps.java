package org.footbridge.bench.step;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.footbridge.bench.check.Checks;
import org.footbridge.bench.check.Content;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.Person;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Request;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.StoredPerson;
import org.footbridge.bench.step.Step.Action;

/** Requests that name a person by the NHS number, and not by the id. */
final class ConditionalSteps {

    private final Loaded loaded;
    private final List<StoredPerson> writers;
    private final AtomicReferenceArray<Stored> patients;
    /** How often each patient was updated: each time with another telephone number. */
    private final AtomicIntegerArray updates;

    ConditionalSteps(Loaded loaded) {
        this.loaded = loaded;
        writers = loaded.writers();
        patients = new AtomicReferenceArray<>(
                writers.stream().map(StoredPerson::patient).toArray(Stored[]::new));
        updates = new AtomicIntegerArray(writers.size());
    }

    /** Half of those who are to be created are there. */
    Action create() {
        return (connection, worker) -> {
            if (worker.any(2) == 0) {
                List<StoredPerson> people = loaded.searchable();
                StoredPerson known = people.get(worker.any(people.size()));
                existing(connection, known);
            } else {
                Person stranger =
                        Strangers.like(writers.get(worker.any(writers.size())).person());
                Request request = Request.postUnless(
                        "/Patient",
                        Strangers.condition(stranger),
                        loaded.resources().patient(stranger));
                Checks.created("Patient", Checks.expect(connection, request, 201));
            }
        };
    }

    private void existing(Connection connection, StoredPerson known) throws IOException, WrongAnswer {
        byte[] body = loaded.resources().patient(known.person());
        Request request = Request.postUnless("/Patient", Strangers.condition(known.person()), body);
        Content content = Content.of(Checks.expect(connection, request, 200));
        // some answer with the resource, and others with nothing but the status or an outcome
        if (content.type().equals("Patient")
                && !content.id().equals(known.patient().id())) {
            throw new WrongAnswer(
                    "there was " + known.patient().reference() + ", but the answer is Patient/" + content.id());
        }
    }

    Action update() {
        return (connection, worker) -> {
            int which = worker.own(writers.size());
            Person person = writers.get(which).person();
            Stored before = patients.get(which);
            byte[] body = loaded.resources().patient(person, person.number() + updates.incrementAndGet(which));
            Request request = Request.putWhere("/Patient?" + Strangers.condition(person), body);
            try {
                patients.set(which, Checks.changed(before, Checks.expect(connection, request, 200)));
            } catch (IOException | WrongAnswer e) {
                patients.set(which, WriteSteps.reread(connection, before));
                throw e;
            }
        };
    }
}
