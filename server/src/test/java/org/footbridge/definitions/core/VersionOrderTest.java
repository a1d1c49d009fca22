package org.footbridge.definitions.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Versions, and which is the newer one. */
class VersionOrderTest {
    private static final List<String> RISING = List.of(
            "",
            "1",
            "1.0-alpha",
            "1.0",
            "1.0.1",
            "1.2",
            "1.9",
            "1.10",
            "2",
            "2.0.0-beta",
            "2.0.0",
            "10",
            "2023-11",
            "2024",
            "2024-05",
            "20240501",
            "v1",
            "v1.1",
            "v2",
            "v10");

    @Test
    void sortsAsPeopleCount() {
        List<String> versions = new ArrayList<>(RISING);
        Collections.shuffle(versions, new Random(7));
        versions.sort(VersionOrder.NATURAL);
        assertThat(versions).isEqualTo(RISING);
    }

    @Test
    void leadingZerosAreNoDifference() {
        assertThat(VersionOrder.NATURAL.compare("2024.01", "2024.1")).isZero();
    }
}
