package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The tour in README.md, run by bash as it stands there. Only the address is another. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path REFERRALS = Path.of("..", "docs", "referrals.md");
    private static final Pattern BASH_BLOCK = Pattern.compile("(?ms)^```bash\n(.*?)^```$");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final int PORT = RunningServer.freePort();
    private static final Path DATA = Path.of("target", "data", "readme-" + PORT);

    /** With authentication, as a server is that is started without settings. */
    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--footbridge.security.mode=smart", "--server.port=" + PORT, "--footbridge.data-dir=" + DATA);

    /** Stands before curl on the path and keeps what it was told: the status, and a copy of the body. */
    private static final String RECORDING_CURL = """
        #!/bin/bash
        answer=$(printf '%s/%03d' "$ANSWERS" "$(ls "$ANSWERS" | wc -l)")
        "$REAL_CURL" "$@" -w '%{stderr}%{http_code}' 2> "$answer.status" | tee "$answer"
        """;

    @TempDir
    Path directory;

    /** One answer: its status and the JSON in its body, which headers may precede. */
    private record Answer(int status, JsonNode json) {
        List<String> ids() {
            return StreamSupport.stream(json.path("entry").spliterator(), false)
                    .map(entry -> entry.path("resource").path("id").asText())
                    .toList();
        }
    }

    @Test
    void tourIsTrueAsOftenAsItIsTaken() throws Exception {
        List<Answer> first = take(README, Files.createDirectory(directory.resolve("first")));
        assertThat(first)
                .extracting(Answer::status)
                .containsExactly(
                        200, 201, 201, 201, 201, 201, 201, 201, 200, 200, 200, 201, 201, 200, 200, 200, 200, 200, 200,
                        200, 200, 200, 200);
        assertSaysWhatTheReadmeSays(first);
        assertThat(first.get(10).json().path("total").asInt()).isEqualTo(2);

        List<Answer> second = take(README, Files.createDirectory(directory.resolve("second")));
        assertThat(second).hasSameSizeAs(first).extracting(Answer::status).containsOnly(200);
        assertSaysWhatTheReadmeSays(second);
    }

    @Test
    void loopOfTheReferralsPageCloses() throws Exception {
        List<Answer> answers = take(REFERRALS, Files.createDirectory(directory.resolve("referrals")));
        assertThat(answers).extracting(Answer::status).containsExactly(201, 201, 200, 200, 200, 200, 200, 200);
        assertThat(answers.get(7).json().at("/entry/1/resource/status").asText())
                .isEqualTo("completed");
    }

    private static void assertSaysWhatTheReadmeSays(List<Answer> answers) {
        assertThat(answers.get(0).json().path("resourceType").asText()).isEqualTo("CapabilityStatement");
        assertThat(answers.get(8).json().path("priority").asText()).isEqualTo("routine");
        JsonNode updated = answers.get(9).json();
        assertThat(updated.path("priority").asText()).isEqualTo("urgent");
        assertThat(answers.get(10).ids()).contains("maureen-gardening");
        assertThat(answers.get(13).ids()).containsExactly("maureen-gardening");
        assertThat(answers.get(14).ids()).containsExactly("maureen");
        assertThat(answers.get(15).ids()).containsExactly("maureen-gardening");
        assertThat(answers.get(16).ids()).containsExactly("maureen-after", "maureen-before");
        assertThat(answers.get(21).json().at("/entry/0/resource/status").asText())
                .isEqualTo("completed");
        assertThat(answers.get(22).json().path("type").asText()).isEqualTo("document");
        assertThat(answers.get(22).json().toString())
                .contains("ONS4 life satisfaction", "Please review her pain relief");
        assertThat(answers.get(17).json().path("issue")).anySatisfy(issue -> {
            assertThat(issue.path("severity").asText()).isEqualTo("error");
            assertThat(issue.path("diagnostics").asText()).contains("sp-outcome-2");
        });
    }

    /** Runs the blocks in one bash; the answers in order. */
    private static List<Answer> take(Path document, Path directory) throws IOException, InterruptedException {
        Path curl = programs("curl").findFirst().orElse(null);
        assumeTrue(curl != null, "There is no curl on the path");
        assumeTrue(programs("bash").findFirst().isPresent(), "There is no bash on the path");
        Path script = Files.writeString(directory.resolve("tour"), tour(document));
        Path path = Files.createDirectory(directory.resolve("path"));
        Files.writeString(path.resolve("curl"), RECORDING_CURL);
        Files.setPosixFilePermissions(path.resolve("curl"), PosixFilePermissions.fromString("rwx------"));
        Path answers = Files.createDirectory(directory.resolve("answers"));

        Path console = directory.resolve("console");
        ProcessBuilder bash = new ProcessBuilder("bash", "-eu", "-o", "pipefail", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        bash.environment().put("PATH", path + ":" + System.getenv("PATH"));
        bash.environment().put("ANSWERS", answers.toString());
        bash.environment().put("REAL_CURL", String.valueOf(curl));
        Process process = bash.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(console)).isZero();
        return answers(answers);
    }

    private static String tour(Path document) throws IOException {
        String blocks = BASH_BLOCK
                .matcher(Files.readString(document))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining("\n"));
        assertThat(blocks).contains("curl");
        assertThat(blocks).contains("http://localhost:8080/fhir", "data/demo-password");
        return blocks.replace("http://localhost:8080/", "http://localhost:" + PORT + "/")
                .replace(
                        "data/demo-password",
                        DATA.resolve("demo-password").toAbsolutePath().toString());
    }

    private static List<Answer> answers(Path directory) throws IOException {
        List<Path> bodies;
        try (Stream<Path> files = Files.list(directory)) {
            bodies = files.filter(file -> !file.toString().endsWith(".status"))
                    .sorted()
                    .toList();
        }
        List<Answer> answers = new ArrayList<>();
        for (Path body : bodies) {
            String text = Files.readString(body);
            String status = Files.readString(Path.of(body + ".status"));
            answers.add(new Answer(Integer.parseInt(status), MAPPER.readTree(text.substring(text.indexOf('{')))));
        }
        assertThat(answers.get(0).json().path("token_type").asText()).isEqualTo("Bearer");
        return answers.subList(1, answers.size()); // those of the FHIR server
    }

    private static Stream<Path> programs(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }
}
