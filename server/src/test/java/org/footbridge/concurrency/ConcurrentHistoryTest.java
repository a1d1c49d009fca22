package org.footbridge.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Clients of two servers on one database that want the same few things at the same time, for as long as {@code checker.seconds} says, with the seed
 * {@code checker.seed}: no history of theirs is one that a server without concurrency could not have given them.
 */
class ConcurrentHistoryTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final int CLIENTS = 8;
    private static final Duration ALL = Duration.ofSeconds(Integer.getInteger("checker.seconds", 60));
    private static final int ROUNDS = 4;

    @Test
    void isOneThatCouldHaveBeenOneAfterTheOther() throws Exception {
        long seed = Long.getLong("checker.seed", System.nanoTime() % 1_000_000);
        AtomicLong values = new AtomicLong();
        RunningServer second = server.beside("--footbridge.validation.mode=off");
        Server base = new Server(server.base());
        List<Server> servers = List.of(base, new Server(second.base()));
        Recorder recorder = new Recorder();
        Map<String, List<String>> groups = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Workload workload = new Workload(servers, recorder, "r" + round, values);
            long end = System.nanoTime() + ALL.toNanos() / ROUNDS;
            workload.run(CLIENTS, seed + round, () -> System.nanoTime() > end);
            groups.putAll(workload.groups());
            print(seed, workload, recorder);
        }
        second.stop();
        assertThat(recorder.faults()).as("seed %d", seed).isEmpty();
        assertThat(HistoryCheck.violations(recorder.operations(), Histories.read(base), groups))
                .as("seed %d", seed)
                .isEmpty();
    }

    private static void print(long seed, Workload workload, Recorder recorder) {
        Map<String, Long> counts = recorder.operations().stream()
                .collect(Collectors.groupingBy(
                        operation -> operation.kind() + " " + operation.outcome(), Collectors.counting()));
        System.out.println("checker.seed=" + seed + ", kinds " + workload.kinds() + ": " + counts);
    }
}
