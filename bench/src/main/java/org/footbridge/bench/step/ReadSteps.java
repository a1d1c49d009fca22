package org.footbridge.bench.step;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.bench.check.Checks;
import org.footbridge.bench.check.Content;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.data.Resources.Text;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Endpoint;
import org.footbridge.bench.http.Request;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.StoredPerson;
import org.footbridge.bench.step.Step.Action;
import org.footbridge.bench.step.Step.Worker;

/** Requests for what is known by its id. */
final class ReadSteps {

    private static final int VERSIONS = 3;

    private final List<StoredPerson> people;
    private final List<Stored> goals = new ArrayList<>();

    ReadSteps(Loaded loaded) {
        people = loaded.searchable();
    }

    /** Gives the goals of the writers the versions that history asks for, unless they have them. */
    void prepareHistory(Endpoint endpoint, Loaded loaded) throws IOException, WrongAnswer {
        try (Connection connection = new Connection(endpoint)) {
            for (StoredPerson writer : loaded.writers()) {
                goals.add(threeVersions(connection, loaded, writer));
            }
        }
    }

    private static Stored threeVersions(Connection connection, Loaded loaded, StoredPerson writer)
            throws IOException, WrongAnswer {
        Stored goal = writer.goal();
        Referral referral = writer.person().referrals().get(0);
        Content history = Content.of(Checks.expect(connection, Request.get(goal.path() + "/_history"), 200));
        for (int version = history.entries().size() + 1; version <= VERSIONS; version++) {
            Text text = new Text("p" + writer.person().number() + "-g", "Talked about it, time " + version + ".");
            byte[] body = loaded.resources()
                    .goal(
                            goal.id(),
                            text,
                            referral,
                            writer.referrals().get(0).reference(),
                            loaded.parties(writer.patient(), referral));
            goal = Checks.update(connection, goal, body);
        }
        return goal;
    }

    Action read() {
        return (connection, worker) -> {
            Stored resource = any(worker);
            Checks.read(connection, resource.path(), resource);
        };
    }

    Action versionRead() {
        return (connection, worker) -> {
            Stored resource = any(worker);
            Checks.read(connection, resource.path() + "/_history/" + resource.version(), resource);
        };
    }

    Action notModified() {
        return (connection, worker) -> {
            Stored resource = any(worker);
            Checks.expect(connection, Request.getUnless(resource.path(), resource.version()), 304);
        };
    }

    Action history() {
        return (connection, worker) -> {
            Stored goal = goals.get(worker.any(goals.size()));
            String path = goal.path() + "/_history";
            Content content = Content.of(Checks.expect(connection, Request.get(path), 200));
            List<Content.Entry> entries = content.entries();
            boolean right =
                    entries.size() == VERSIONS && entries.get(0).version().equals(goal.version());
            for (Content.Entry entry : entries) {
                right &= entry.id().equals(goal.id());
            }
            if (!right) {
                throw new WrongAnswer(path + " is not of " + VERSIONS + " versions, the newest first");
            }
        };
    }

    private Stored any(Worker worker) {
        return any(people, worker);
    }

    /** A patient, a referral or an outcome. */
    static Stored any(List<StoredPerson> people, Worker worker) {
        StoredPerson person = people.get(worker.any(people.size()));
        return switch (worker.any(3)) {
            case 0 -> person.patient();
            case 1 -> person.referrals().get(worker.any(person.referrals().size()));
            default -> person.outcomes().get(worker.any(person.outcomes().size()));
        };
    }
}
