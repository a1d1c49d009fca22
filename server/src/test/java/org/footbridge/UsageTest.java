package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Optional<Integer> exitCode(String line) {
        return Usage.of(line.isEmpty() ? new String[0] : line.split(" "), new PrintStream(out), new PrintStream(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "check --help", "load-codes -h", "--server.port=0 --help"})
    void helpIsShown(String line) {
        assertThat(exitCode(line)).contains(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("Usage:")
                .contains("check", "load-codes", "rehearse");
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "chek,chek",
        "start,start",
        "-x,-x",
        "-Dserver.port=1,-Dserver.port=1",
        "check it,it",
        "rehearse now,now",
        "--server.port=0 check,check",
        "CHECK,CHECK"
    })
    void anUnknownWordStartsNothing(String line, String unknown) {
        assertThat(exitCode(line)).contains(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("'" + unknown + "' is no command")
                .contains("Usage:");
        assertThat(out.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--server.port=0",
                "check",
                "check --sample=0.1",
                "load-codes /a/b --version=1",
                "rehearse",
                "verify-audit"
            })
    void whatIsUnderstoodIsDone(String line) {
        assertThat(exitCode(line)).isEmpty();
        assertThat(out.size() + err.size()).isZero();
    }
}
