package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command writes the same transactions for the same arguments, and refuses others. */
class GenerateCommandTest {
    private static String written(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(GenerateCommand.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void transactionsAreWrittenOneALine() {
        String people = written("--people=30", "--seed=4");
        assertThat(people.lines())
                .hasSize(1 + 2 * 3)
                .allSatisfy(
                        line -> assertThat(line).startsWith("{\"resourceType\":\"Bundle\",\"type\":\"transaction\""));
        assertThat(people).contains("Patient/synthetic-4-000030");
        assertThat(written("--people=30", "--seed=4")).isEqualTo(people);
        assertThat(written("--people=30", "--seed=5")).isNotEqualTo(people);
    }

    @Test
    void fileIsTheSame(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("people.ndjson");
        assertThat(written("--people=3", "--to=" + file)).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(written("--people=3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--people=0", "--people=many", "--persons=3", "--people", "--gp-ratio=-1", "--to=/no/such/place"
            })
    void whatIsNotUnderstoodWritesNothing(String argument) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(GenerateCommand.run(new String[] {argument}, new PrintStream(out)))
                .isEqualTo(2);
        assertThat(out.size()).isZero();
    }
}
