package org.footbridge.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.bench.check.Checks;
import org.footbridge.bench.check.Content;
import org.footbridge.bench.check.SearchChecks;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.NhsNumber;
import org.footbridge.bench.http.Answer;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Endpoint;
import org.footbridge.bench.http.Request;

/** Coming back to data that were loaded on another day. */
public final class Revisit {

    private static final int SAMPLES = 5;

    private final Endpoint endpoint;
    private final Loaded before;

    public Revisit(Endpoint endpoint, Loaded before) {
        this.endpoint = endpoint;
        this.before = before;
    }

    /**
     * The data with the current versions of what belongs to the writers, which is all that measurements change.
     *
     * @throws WrongAnswer if these are not the data this server has
     */
    public Loaded loaded() throws IOException, WrongAnswer {
        try (Connection connection = new Connection(endpoint)) {
            refuseIfOthers(connection);
            List<StoredPerson> people = new ArrayList<>(before.searchable());
            for (StoredPerson writer : before.writers()) {
                List<Stored> outcomes = new ArrayList<>();
                for (Stored outcome : writer.outcomes()) {
                    outcomes.add(current(connection, outcome));
                }
                people.add(new StoredPerson(
                        writer.person(),
                        current(connection, writer.patient()),
                        writer.referrals(),
                        outcomes,
                        current(connection, writer.task()),
                        current(connection, writer.goal())));
            }
            return new Loaded(before.data(), before.resources(), before.services(), before.roles(), people);
        }
    }

    private void refuseIfOthers(Connection connection) throws IOException, WrongAnswer {
        List<StoredPerson> people = before.searchable();
        for (int i = 0; i < SAMPLES; i++) {
            StoredPerson person = people.get((int) ((people.size() - 1L) * i / (SAMPLES - 1)));
            String path = "/Patient?identifier=" + NhsNumber.SYSTEM + "%7C"
                    + person.person().nhsNumber();
            SearchChecks.exactly(connection, path, List.of(person.patient().id()));
            Checks.read(connection, person.goal().path(), person.goal());
        }
    }

    private static Stored current(Connection connection, Stored stored) throws IOException, WrongAnswer {
        Answer answer = Checks.expect(connection, Request.get(stored.path()), 200);
        return new Stored(stored.type(), stored.id(), Checks.version(answer, Content.of(answer)));
    }
}
