package org.footbridge.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transaction that refers to a resource, and a deletion of that resource at the same moment: one of them is refused. */
class DanglingReferenceTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final int PAIRS = 60;
    private static final int AT_ONCE = 4;
    private static final String CONDITION = "identifier=urn:test|ID";

    /** How a transaction comes to refer to {@code Patient/ID}. */
    private enum Way {
        BY_ID("[" + goal("Patient/ID") + "]"),
        BY_CONDITION("[" + goal("Patient?" + CONDITION) + "]"),
        THROUGH_A_MATCH("[{'fullUrl':'urn:uuid:3f0e0ad0-4d6b-4fbc-9a8d-c2a0f0d1a0b1','resource':"
                + "{'resourceType':'Patient'},'request':{'method':'POST','url':'Patient','ifNoneExist':'" + CONDITION
                + "'}}," + goal("urn:uuid:3f0e0ad0-4d6b-4fbc-9a8d-c2a0f0d1a0b1") + "]"),
        WITH_AN_UPDATE("[{'resource':{'resourceType':'Basic','id':'ID','subject':{'reference':'Patient/ID'}},"
                + "'request':{'method':'PUT','url':'Basic/ID'}}," + goal("Patient/ID") + "]");

        private final String entries;

        Way(String entries) {
            this.entries = entries;
        }

        private static String goal(String patient) {
            return "{'resource':{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'x'},"
                    + "'subject':{'reference':'" + patient + "'}},'request':{'method':'POST','url':'Goal'}}";
        }
    }

    /** How the resource is deleted. */
    private enum Deletion {
        ALONE,
        IN_A_TRANSACTION;

        Answer of(String id) {
            return this == ALONE
                    ? server.delete("Patient/" + id)
                    : transaction("[{'request':{'method':'DELETE','url':'Patient/" + id + "'}},"
                            + "{'request':{'method':'DELETE','url':'Basic/" + id + "'}}]");
        }
    }

    private static Answer transaction(String entries) {
        String bundle = "{'resourceType':'Bundle','type':'transaction','entry':" + entries + "}";
        return server.post("", bundle.replace('\'', '"'));
    }

    @ParameterizedTest
    @EnumSource
    void isNeverLeftBehind(Way way) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2 * AT_ONCE);
        try {
            List<Pair> pairs = IntStream.range(0, PAIRS)
                    .mapToObj(i -> pair(way, way.name().replace('_', '-') + "-" + i, i))
                    .toList();
            for (int first = 0; first < PAIRS; first += AT_ONCE) {
                List<Pair> some = pairs.subList(first, Math.min(first + AT_ONCE, PAIRS));
                for (Race race : some.stream().map(pair -> pair.race(threads)).toList()) {
                    race.end();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.rows("SELECT g.id FROM search s JOIN resource g ON g.pid = s.pid JOIN resource p"
                        + " ON p.key = ANY (s.reference_targets) WHERE p.action = 'D' AND p.type ="
                        + " (SELECT type FROM resource_type WHERE name = 'Patient')"))
                .isEmpty();
    }

    private static Pair pair(Way way, String id, int number) {
        Deletion deletion = Deletion.values()[number % Deletion.values().length];
        return new Pair(way, deletion, id);
    }

    private record Pair(Way way, Deletion deletion, String id) {
        /** The statuses of the two if the deletion was first; a condition has no match then, or creates anew. */
        List<Integer> goneFirst() {
            int referring = switch (way) {
                case BY_ID, WITH_AN_UPDATE -> 422;
                case BY_CONDITION -> 412;
                case THROUGH_A_MATCH -> 200;
            };
            return List.of(referring, deletion == Deletion.ALONE ? 204 : 200);
        }

        Race race(ExecutorService threads) {
            String identifier = "'identifier':[{'system':'urn:test','value':'" + id + "'}]";
            server.put(
                    "Patient/" + id,
                    ("{'resourceType':'Patient','id':'" + id + "'," + identifier + "}").replace('\'', '"'));
            server.put("Basic/" + id, ("{'resourceType':'Basic','id':'" + id + "'}").replace('\'', '"'));
            Future<Integer> deleting = threads.submit(() -> {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(4_000_000));
                return deletion.of(id).status();
            });
            Future<Integer> referring = threads.submit(() -> {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000));
                return transaction(way.entries.replace("ID", id)).status();
            });
            return new Race(this, referring, deleting);
        }
    }

    private record Race(Pair pair, Future<Integer> referring, Future<Integer> deleting) {
        void end() throws Exception {
            assertThat(List.of(referring.get(), deleting.get()))
                    .as("referring and deleting, %s", pair)
                    .isIn(List.of(200, 409), pair.goneFirst());
        }
    }
}
