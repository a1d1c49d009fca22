package org.footbridge.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy file that changes while the server runs. */
class CurrentPolicyTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String POLICY = "labels: [%s]\nroles: {}\n";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("policy.yaml");
        Files.writeString(file, POLICY.formatted("urn:l|first"));
    }

    private CurrentPolicy current() throws IOException {
        return new CurrentPolicy(file, new PolicyReader(Set.of())::read);
    }

    private static boolean within(Duration time, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        return holds.getAsBoolean();
    }

    @Test
    void isTakenUpWithoutARestart() throws IOException, InterruptedException {
        CurrentPolicy policy = current();
        assertThat(policy.get().labels()).containsExactly("urn:l|first");
        Files.writeString(file, POLICY.formatted("urn:l|changed"));
        assertThat(within(LONG, () -> policy.get().labels().contains("urn:l|changed")))
                .isTrue();
    }

    @Test
    void isNotTakenUpWithAMistakeAndThenTakenUpOnceItIsMended() throws IOException, InterruptedException {
        CurrentPolicy policy = current();
        Files.writeString(file, "roles: {nobody: {}}");
        assertThat(within(Duration.ofMillis(1_500), () -> !policy.get().labels().contains("urn:l|first")))
                .isFalse();
        Files.writeString(file, POLICY.formatted("urn:l|mended"));
        assertThat(within(LONG, () -> policy.get().labels().contains("urn:l|mended")))
                .isTrue();
    }

    @Test
    void stopsTheStartWithAMistake() throws IOException {
        Files.writeString(file, "labels: [}");
        assertThatThrownBy(this::current).isInstanceOf(PolicyException.class).hasMessageStartingWith("line 1");
    }
}
