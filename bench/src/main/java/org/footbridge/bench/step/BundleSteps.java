package org.footbridge.bench.step;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.bench.check.BundleChecks;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.data.Person;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.StoredPerson;
import org.footbridge.bench.step.Step.Action;

/** Many requests in one: a batch that reads, and a transaction that brings a person with all that is known. */
final class BundleSteps {

    private static final int READS = 20;

    /** With eleven resources each these are a thousand. */
    private static final int CROWD = 91;

    private final Loaded loaded;

    BundleSteps(Loaded loaded) {
        this.loaded = loaded;
    }

    Action batch() {
        return (connection, worker) -> {
            List<Stored> wanted = new ArrayList<>();
            StringBuilder body = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[");
            for (int i = 0; i < READS; i++) {
                Stored one = ReadSteps.any(loaded.searchable(), worker);
                wanted.add(one);
                body.append(i == 0 ? "" : ",")
                        .append("{\"request\":{\"method\":\"GET\",\"url\":\"")
                        .append(one.reference())
                        .append("\"}}");
            }
            BundleChecks.read(connection, body.append("]}").toString().getBytes(StandardCharsets.UTF_8), wanted);
        };
    }

    /** A patient who must not be there yet, and the referrals, outcomes, task and goal, which name each other. */
    Action transaction() {
        return people(1);
    }

    /** 1,001 entries. */
    Action thousand() {
        return people(CROWD);
    }

    private Action people(int count) {
        return (connection, worker) -> {
            List<StoredPerson> writers = loaded.writers();
            List<Person> strangers = Stream.generate(() -> writers.get(worker.any(writers.size())))
                    .limit(count)
                    .map(writer -> Strangers.like(writer.person()))
                    .toList();
            NewPeople people = new NewPeople(loaded, strangers);
            BundleChecks.created(connection, people.transaction(), people.types());
        };
    }
}
