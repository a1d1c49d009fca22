package org.footbridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of a machine's memory that the embedded PostgreSQL takes. */
class SharedMemoryTest {
    private static final long MIB = 1L << 20;

    @ParameterizedTest(name = "of {0} MB it takes {1}")
    @CsvSource({"512, 128MB", "1024, 128MB", "2047, 255MB", "4096, 512MB", "8192, 1024MB", "262144, 1024MB"})
    void isAnEighthWithinBounds(long machine, String setting) {
        assertThat(SharedMemory.setting(machine * MIB)).isEqualTo(setting);
    }
}
