package org.footbridge.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Endpoint;
import org.footbridge.bench.http.Request;
import org.footbridge.bench.probe.Processes;

/** Starts the server again and again: how long until it answers, and how much memory it holds when nobody asks. */
final class StartBench {

    static final Set<String> OPTIONS = Set.of("--data-dir", "--port", "--rounds", "--idle", "--out");

    private static final long PATIENCE_SECONDS = 180;
    private static final int POLL_MS = 5;

    private final List<String> command;
    private final Endpoint endpoint;
    private final double idle;

    private StartBench(List<String> command, Endpoint endpoint, double idle) {
        this.command = command;
        this.endpoint = endpoint;
        this.idle = idle;
    }

    static void run(Options options) throws IOException, InterruptedException {
        if (options.operands().size() != 1) {
            throw new IllegalArgumentException("One jar is started");
        }
        String directory = options.text("--data-dir")
                .orElseThrow(() -> new IllegalArgumentException("'--data-dir' says where the database is"));
        int port = options.count("--port", 8099);
        String program = options.operands().get(0);
        List<String> command =
                new ArrayList<>(program.endsWith(".jar") ? List.of(java(), "-jar", program) : List.of(program));
        command.add("--server.port=" + port);
        command.add("--footbridge.data-dir=" + directory);
        command.add("--footbridge.security.mode=open");
        command.addAll(options.rest());
        StartBench bench =
                new StartBench(command, new Endpoint("127.0.0.1", port, "/fhir"), options.number("--idle", 20));
        // the first start may have to make the database, and reads everything from disk
        bench.start(0);
        List<Start> starts = new ArrayList<>();
        for (int round = 0; round < options.count("--rounds", 5); round++) {
            starts.add(bench.start(bench.idle));
        }
        Map<String, double[]> figures = Map.of(
                "readyMs", starts.stream().mapToDouble(Start::readyMs).sorted().toArray(),
                "idleMb", starts.stream().mapToDouble(Start::idleMb).sorted().toArray());
        print("ready after, ms", figures.getOrDefault("readyMs", new double[0]));
        print("resident after " + bench.idle + " s idle, MB", figures.getOrDefault("idleMb", new double[0]));
        if (options.text("--out").isPresent()) {
            String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures);
            Files.writeString(Path.of(options.text("--out").get()), json + "\n");
        }
    }

    private Start start(double idleSeconds) throws IOException, InterruptedException {
        Path log = Files.createTempFile("bench-start", ".log");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            awaitAnswer(process, begin, log);
            double readyMs = (System.nanoTime() - begin) / 1e6;
            Thread.sleep((long) (idleSeconds * 1000));
            return new Start(readyMs, Processes.memoryMb(process.pid(), "VmRSS"));
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(log);
        }
    }

    private void awaitAnswer(Process process, long begin, Path log) throws IOException, InterruptedException {
        try (Connection connection = new Connection(endpoint)) {
            while (!answers(connection)) {
                boolean late = System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
                if (late || !process.isAlive()) {
                    throw new IOException("the server did not start:\n" + Files.readString(log));
                }
                Thread.sleep(POLL_MS);
            }
        }
    }

    private static boolean answers(Connection connection) {
        try {
            return connection.send(Request.get("/metadata")).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void print(String what, double[] sorted) {
        System.out.printf(
                Locale.ROOT,
                "%-32s min %8.0f   median %8.0f   max %8.0f   of %s%n",
                what,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                Arrays.toString(Arrays.stream(sorted).mapToLong(Math::round).toArray()));
    }

    private static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    private record Start(double readyMs, double idleMb) {}
}
