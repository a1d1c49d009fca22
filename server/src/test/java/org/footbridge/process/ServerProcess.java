package org.footbridge.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server in a process of its own, as an operator starts it. */
final class ServerProcess implements AutoCloseable {
    private static final Path DIRECTORY = Path.of("target", "footbridge").toAbsolutePath();
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path console;
    private int port;

    private ServerProcess(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    /** Starts it on a free port and does not wait for it. */
    static ServerProcess launch(Path directory, String... settings) throws IOException {
        return launch("", List.of(), directory, 0, settings);
    }

    /** Starts it to check what the server of this port has stored in {@code directory}, or stores there now. */
    static ServerProcess check(Path directory, int port, String... settings) throws IOException {
        return launch("", List.of("check"), directory, port, settings);
    }

    /** Starts it to verify the audit log of the server of this port. */
    static ServerProcess verifyAudit(Path directory, int port) throws IOException {
        return launch("", List.of("verify-audit"), directory, port);
    }

    /** Starts it to load a code system from {@code file} into the database of {@code directory}. */
    static ServerProcess loadCodes(Path directory, Path file) throws IOException {
        return launch("", List.of("load-codes", file.toString()), directory, 0);
    }

    private static ServerProcess launch(
            String options, List<String> arguments, Path directory, int port, String... settings) throws IOException {
        return launchFrom(DIRECTORY, options, arguments, directory, port, settings);
    }

    private static ServerProcess launchFrom(
            Path home, String options, List<String> arguments, Path directory, int port, String... settings)
            throws IOException {
        Path console = Files.createTempFile("footbridge-console", ".log");
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/footbridge").toString()));
        command.addAll(arguments);
        command.addAll(List.of(settings));
        addUnlessGiven(command, "--server.port=", Integer.toString(port));
        addUnlessGiven(command, "--footbridge.data-dir=", directory.toString());
        addUnlessGiven(command, "--footbridge.security.mode=", "open");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 " + options);
        return new ServerProcess(builder.start(), console);
    }

    private static void addUnlessGiven(List<String> command, String name, String value) {
        if (command.stream().noneMatch(argument -> argument.startsWith(name))) {
            command.add(name + value);
        }
    }

    /** Starts it and waits until it answers. */
    static ServerProcess start(Path directory, String... settings) throws IOException, InterruptedException {
        return answering(launch(directory, settings));
    }

    /** Starts a copy of it that the test makes in {@code home}, and waits until it answers. */
    static ServerProcess startCopy(Path home, Path directory) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(DIRECTORY.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return answering(launchFrom(home, "", List.of(), directory, 0));
    }

    /** The same while Java records what it does in {@code recording}. */
    static ServerProcess startRecorded(Path directory, Path recording) throws IOException, InterruptedException {
        return answering(launch("-XX:StartFlightRecording=filename=" + recording, List.of(), directory, 0));
    }

    /** The same with a heap of at most {@code most}, as Java's option {@code -Xmx} spells it. */
    static ServerProcess startWithHeap(String most, Path directory, String... settings)
            throws IOException, InterruptedException {
        return answering(launch("-Xmx" + most, List.of(), directory, 0, settings));
    }

    private static ServerProcess answering(ServerProcess server) throws IOException, InterruptedException {
        try {
            server.port = Integer.parseInt(server.awaitConsole("Footbridge answers at http://\\S+?:(\\d+)/fhir"));
            return server;
        } catch (IllegalStateException e) {
            server.close();
            throw e;
        }
    }

    /** Waits until the console has {@code pattern}; the first group of the match, or the whole. */
    String awaitConsole(String pattern) throws IOException, InterruptedException {
        Pattern compiled = Pattern.compile(pattern);
        long deadline = System.nanoTime() + START_MAX.toNanos();
        Matcher matcher = compiled.matcher(console());
        while (!matcher.find()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("'" + pattern + "' is not in:\n" + console());
            }
            Thread.sleep(50);
            matcher = compiled.matcher(console());
        }
        return matcher.group(matcher.groupCount());
    }

    String console() throws IOException {
        return Files.readString(console);
    }

    /** The base URL, without a slash at its end. */
    String base() {
        return "http://127.0.0.1:" + port + "/fhir";
    }

    int port() {
        return port;
    }

    /** Sends SIGTERM, as Ctrl-C and service managers do, and waits; the number of milliseconds it took. */
    long terminate() throws InterruptedException {
        long start = System.nanoTime();
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** SIGKILL: no code of the server runs any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end of a server that is to end by itself. */
    int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(START_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server is still running:\n" + console());
        }
        return process.exitValue();
    }

    /** The status of {@code PUT path}. */
    int put(String path, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).PUT(BodyPublishers.ofString(json));
        return client.send(
                        request.header("Content-Type", "application/fhir+json").build(), BodyHandlers.ofString())
                .statusCode();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request(path).GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return MAPPER.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base() + "/" + path)).timeout(Duration.ofSeconds(30));
    }

    /** The processes that run a program out of {@code directory}. */
    static List<ProcessHandle> postgresOf(Path directory) {
        String binaries = directory.resolve("postgres-binaries").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").startsWith(binaries))
                .toList();
    }

    /** The first process of the PostgreSQL in {@code directory}. */
    static ProcessHandle postmaster(Path directory) throws IOException {
        return ProcessHandle.of(Long.parseLong(pidFile(directory).get(0))).orElseThrow();
    }

    /** The JDBC URL of the PostgreSQL in {@code directory}. */
    /** A connection to the database of a server, as its superuser. */
    static Connection connect(Path directory) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + pidFile(directory).get(3) + "/postgres",
                "postgres",
                Files.readString(directory.resolve("database-password")));
    }

    private static List<String> pidFile(Path directory) throws IOException {
        return Files.readAllLines(directory.resolve("postgres/postmaster.pid"));
    }

    @Override
    public void close() throws IOException {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(console);
    }
}
