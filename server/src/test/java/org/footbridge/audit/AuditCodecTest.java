package org.footbridge.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.footbridge.audit.AuditRecord.Target;
import org.junit.jupiter.api.Test;

/** Each record is decoded as it was encoded, and nothing else is taken for a record. */
class AuditCodecTest {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "3F2504E0-4F89-11D3-9A0C-0305E82C3301",
            "3f2504e0-4f89-11d3-9a0c-0305e82c330",
            "Łódź ✓ \u0000",
            "x".repeat(300));

    private final Random random = new Random(11);

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private List<String> texts() {
        return random.ints(random.nextInt(3), 0, TEXTS.size())
                .mapToObj(TEXTS::get)
                .toList();
    }

    private AuditRecord any() {
        String id = text();
        List<String> patients = random.nextBoolean() ? List.of(id, "other") : texts();
        return new AuditRecord(
                Instants.ofMicros(random.nextLong(2_000_000_000_000_000L)),
                List.of(Interaction.values()).get(random.nextInt(Interaction.values().length)),
                List.of(Outcome.values()).get(random.nextInt(4)),
                random.nextInt(600),
                new Agent(text(), text(), text(), text(), texts(), texts(), texts(), text()),
                text(),
                text(),
                new Target(text(), random.nextBoolean() ? "Patient" : text(), id, random.nextInt(1000)),
                patients,
                random.nextInt(),
                text(),
                text());
    }

    @Test
    void decodesWhatWasEncoded() {
        for (int i = 0; i < 5_000; i++) {
            AuditRecord audited = any();
            byte[] encoded = AuditCodec.encode(audited);
            assertThat(AuditCodec.decode(encoded)).isEqualTo(audited);
            assertThatThrownBy(() -> AuditCodec.decode(Arrays.copyOf(encoded, encoded.length - 1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> AuditCodec.decode(Arrays.copyOf(encoded, encoded.length + 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesBytesThatAreNoRecord() {
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = 1;
            }
            try {
                assertThat(AuditCodec.encode(AuditCodec.decode(noise))).isNotEmpty();
            } catch (IllegalArgumentException expected) {
                assertThat(expected).isNotNull();
            }
        }
    }

    @Test
    void needsLittleRoom() {
        String id = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
        AuditRecord read = new AuditRecord(
                Instant.parse("2026-11-30T10:00:00.123456Z"),
                Interaction.READ,
                Outcome.SUCCESS,
                200,
                Agent.of("9f2504e0-4f89-11d3-9a0c-0305e82c3301"),
                "10.20.30.40",
                "a1b2c3d4e5f60718",
                new Target("", "Patient", id, 3),
                List.of(id),
                1,
                "",
                "");
        assertThat(AuditCodec.encode(read)).hasSizeLessThan(110);
    }
}
