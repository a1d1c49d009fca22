package org.footbridge.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar in the operator's hands: it starts, stops, is killed, and starts again with all that it acknowledged. */
class ServerProcessIT {
    private Path directory;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("footbridge-it").toRealPath();
    }

    @AfterEach
    void removeDirectory() throws IOException {
        TestDirectory.remove(directory);
    }

    @Test
    void startsInAnEmptyDirectoryAndFindsItsDataAgain() throws Exception {
        try (ServerProcess first = ServerProcess.start(directory)) {
            assertThat(first.put("Basic/kept-7", basic("kept-7"))).isEqualTo(201);
            assertThat(first.console()).as("of the archive of classes").doesNotContain("[cds");

            assertThat(first.terminate()).isLessThan(10_000);
            assertThat(ServerProcess.postgresOf(directory)).isEmpty();
            assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
        }
        try (ServerProcess second = ServerProcess.start(directory)) {
            assertThat(second.get("Basic/kept-7").path("meta").path("versionId").asText())
                    .isEqualTo("1");
            assertThat(found(second, "identifier=kept-7")).containsExactly("kept-7");
            second.terminate();
        }
    }

    @Test
    void keepsEveryAcknowledgedWriteWhenItIsKilled() throws Exception {
        useUnpackedBinaries();
        List<String> acknowledged = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(directory, "--footbridge.validation.mode=off")) {
            acknowledged.addAll(writeUntilKilled(server, "orphan"));
        }
        assertThat(ServerProcess.postgresOf(directory))
                .as("the orphaned PostgreSQL")
                .isNotEmpty();

        try (ServerProcess server = ServerProcess.start(directory, "--footbridge.validation.mode=off")) {
            assertHolds(server, acknowledged);
            ProcessHandle postmaster = ServerProcess.postmaster(directory);
            acknowledged.addAll(writeUntilKilled(server, "both", postmaster));
        }
        try (ServerProcess server = ServerProcess.start(directory, "--footbridge.validation.mode=off")) {
            assertHolds(server, acknowledged);
            assertRefusesASecond(server);
            server.terminate();
        }
    }

    private void assertRefusesASecond(ServerProcess first) throws Exception {
        try (ServerProcess second = ServerProcess.launch(directory)) {
            assertThat(second.exitCode()).isNotZero();
            assertThat(complaint(second)).contains("footbridge.data-dir").contains("in use by another server");
        }
        assertThat(first.put("Basic/still-here", basic("still-here"))).isEqualTo(201);
    }

    @Test
    void anotherProgramThatHasTheNumberOfThePostmasterIsLeftAlone() throws Exception {
        useUnpackedBinaries();
        ServerProcess.start(directory).terminate();
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try {
            leaveStalePidFile(stranger.pid());
            try (ServerProcess server = ServerProcess.start(directory)) {
                assertThat(stranger.isAlive()).isTrue();
                server.terminate();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void thePostgresOfAnotherServerThatHasTheNumberOfThePostmasterIsLeftAlone() throws Exception {
        useUnpackedBinaries();
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.createSymbolicLink(other.resolve("postgres-binaries"), directory.resolve("postgres-binaries"));
        ServerProcess.start(directory).terminate();
        try (ServerProcess otherServer = ServerProcess.start(other)) {
            leaveStalePidFile(Long.parseLong(
                    Files.readAllLines(other.resolve("postgres/postmaster.pid")).get(0)));
            try (ServerProcess server = ServerProcess.start(directory)) {
                assertThat(otherServer.put("Basic/mine", basic("mine"))).isEqualTo(201);
                server.terminate();
            }
            otherServer.terminate();
        }
    }

    @Test
    void aClusterWhoseMakingWasKilledIsMadeAnew() throws Exception {
        useUnpackedBinaries();
        Files.createDirectories(directory.resolve("postgres/base/1"));
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "18\n");
        try (ServerProcess server = ServerProcess.start(directory)) {
            assertThat(server.put("Basic/new-1", basic("new-1"))).isEqualTo(201);
            server.terminate();
        }
    }

    @Test
    void aLoadOfCodesThatIsKilledLeavesTheEarlierOneInEffectAndCanBeDoneAgain() throws Exception {
        useUnpackedBinaries();
        Path few = codes("few", 3);
        Path many = codes("many", 60_000);
        try (ServerProcess server = ServerProcess.start(directory, "--footbridge.validation.mode=off")) {
            load(few);
            assertThat(displayOf(server, "2")).isEqualTo("few 2");
            try (ServerProcess killed = ServerProcess.loadCodes(directory, many)) {
                killed.awaitConsole("50000 concepts loaded");
                killed.kill();
                assertThat(killed.console()).doesNotContain("Loaded");
            }
            assertThat(displayOf(server, "2")).isEqualTo("few 2");
            assertThat(displayOf(server, "40000")).isEmpty();
            load(many);
            assertThat(displayOf(server, "2")).isEqualTo("many 2");
            assertThat(displayOf(server, "60000")).isEqualTo("many 60000");
            server.terminate();
        }
    }

    private void load(Path file) throws Exception {
        try (ServerProcess load = ServerProcess.loadCodes(directory, file)) {
            assertThat(load.exitCode()).as(load.console()).isZero();
        }
    }

    /** A code system of so many codes, always of the same URL and version. */
    private Path codes(String name, int count) throws IOException {
        String concepts = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{\"code\":\"%d\",\"display\":\"%s %d\"}".formatted(i, name, i))
                .collect(Collectors.joining(","));
        return Files.writeString(
                directory.resolve(name + ".json"),
                "{\"resourceType\":\"CodeSystem\",\"url\":\"urn:loaded\",\"version\":\"1\",\"status\":\"active\","
                        + "\"content\":\"complete\",\"concept\":[" + concepts + "]}");
    }

    /** Empty if there is no such code. */
    private static String displayOf(ServerProcess server, String code) throws Exception {
        JsonNode answer = server.get("CodeSystem/$validate-code?url=urn:loaded&code=" + code);
        for (JsonNode parameter : answer.path("parameter")) {
            if (parameter.path("name").asText().equals("display")) {
                return parameter.path("valueString").asText();
            }
        }
        return "";
    }

    @Test
    void aPortThatIsTakenLeavesNoPostgresBehind() throws Exception {
        useUnpackedBinaries();
        try (ServerProcess first = ServerProcess.start(directory)) {
            Path other = Files.createDirectory(directory.resolve("other"));
            Files.createSymbolicLink(other.resolve("postgres-binaries"), directory.resolve("postgres-binaries"));
            try (ServerProcess second = ServerProcess.launch(other, "--server.port=" + first.port())) {
                assertThat(second.exitCode()).isNotZero();
                assertThat(complaint(second)).contains(Integer.toString(first.port()));
                assertThat(other.resolve("postgres/postmaster.pid")).doesNotExist();
            }
            first.terminate();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --footbridge.colour=red                            | footbridge.colour
        --footbridge.validation.mode=strict                | footbridge.validation.mode
        --footbridge.security.embedded-authorization-server=true | footbridge.security.mode
        --footbridge.security.mode=closed                  | footbridge.security.mode
        --footbridge.security.issuers[0].issuer=https://a.example | footbridge.security.mode
        --server.address=0.0.0.0                           | server.address
        --footbridge.limits.body-max=1B                    | footbridge.limits.body-max
        --footbridge.limits.body-max=2GB                   | footbridge.limits.body-max
        --footbridge.search.count-default=0                | footbridge.search.count-default
        --footbridge.search.count-max=10001                | count-max
        --footbridge.search.zone=Mars/Olympus              | footbridge.search.zone
        --footbridge.base-url=fhir.example.org             | footbridge.base-url
        --spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none | spring.datasource.url
        --spring.datasource.url=foo                        | spring.datasource.url
        --spring.datasource.hikari.connection-timeout=10   | spring.datasource.hikari.connection-timeout
        --spring.lifecycle.timeout-per-shutdown-phase=long | spring.lifecycle.timeout-per-shutdown-phase
        --server.port=abc                                  | server.port
        --server.port=99999                                | server.port
        --server.tomcat.threads.max=0                      | server.tomcat.threads.max
        """)
    void aWrongSettingStopsTheStartInOneSentence(String setting, String named) throws Exception {
        try (ServerProcess server = ServerProcess.launch(directory, setting)) {
            assertThat(server.exitCode()).isNotZero();
            assertThat(complaint(server)).contains(named);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/below"})
    void aDataDirectoryThatIsNoneStopsTheStartInOneSentence(String name) throws Exception {
        Files.writeString(directory.resolve("file"), "no directory");
        String setting = "--footbridge.data-dir=" + directory.resolve(name);
        try (ServerProcess server = ServerProcess.launch(directory, setting)) {
            assertThat(server.exitCode()).isNotZero();
            assertThat(complaint(server)).contains("footbridge.data-dir");
        }
    }

    /** The description on the console, which has no stack trace and names no class. */
    private static String complaint(ServerProcess server) throws IOException {
        String console = server.console();
        assertThat(console)
                .doesNotContain("\tat ")
                .doesNotContain("java.base/")
                .doesNotContain("org.springframework")
                .doesNotContain("Bindable@");
        int start = console.indexOf("Description:");
        assertThat(start).as(console).isNotNegative();
        String description =
                console.substring(start + "Description:".length()).strip().split("\n\n", 2)[0];
        assertThat(description.lines().count()).as(description).isEqualTo(1);
        return description;
    }

    /** Writes from four clients until the server, and {@code others}, are killed; the ids that were acknowledged. */
    private static List<String> writeUntilKilled(ServerProcess server, String prefix, ProcessHandle... others)
            throws InterruptedException {
        List<String> acknowledged = java.util.Collections.synchronizedList(new ArrayList<>());
        CountDownLatch enough = new CountDownLatch(200);
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            String name = prefix + "-" + client + "-";
            clients.add(new Thread(() -> {
                try {
                    for (int i = 0; ; i++) {
                        if (server.put("Basic/" + name + i, basic(name + i)) == 201) {
                            acknowledged.add(name + i);
                            enough.countDown();
                        }
                    }
                } catch (IOException | InterruptedException e) {
                    return; // the server was killed
                }
            }));
        }
        clients.forEach(Thread::start);
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        for (ProcessHandle other : others) {
            other.destroyForcibly();
        }
        server.kill();
        for (Thread client : clients) {
            client.join();
        }
        return List.copyOf(acknowledged);
    }

    private static void assertHolds(ServerProcess server, List<String> acknowledged) throws Exception {
        for (String id : acknowledged) {
            assertThat(server.get("Basic/" + id).path("id").asText()).isEqualTo(id);
        }
        for (int i = 0; i < acknowledged.size(); i += 50) {
            List<String> some = acknowledged.subList(i, Math.min(i + 50, acknowledged.size()));
            assertThat(found(server, "_count=100&identifier=" + String.join(",", some)))
                    .containsExactlyInAnyOrderElementsOf(some);
        }
    }

    private static List<String> found(ServerProcess server, String query) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode entry : server.get("Basic?" + query).path("entry")) {
            ids.add(entry.path("resource").path("id").asText());
        }
        return ids;
    }

    private static String basic(String id) {
        return """
            {"resourceType": "Basic", "id": "%1$s", "identifier": [{"value": "%1$s"}], "code": {"text": "a write"}}
            """.formatted(id);
    }

    private void leaveStalePidFile(long pid) throws IOException {
        Files.writeString(
                directory.resolve("postgres/postmaster.pid"),
                pid + "\n" + directory.resolve("postgres") + "\n1700000000\n5432\n\n127.0.0.1\n");
    }

    private void useUnpackedBinaries() throws IOException {
        TestDirectory.useUnpackedBinaries(directory);
    }
}
