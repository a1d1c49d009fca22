package org.footbridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed comes back as it was, or not at all. */
class BodyCodecTest {
    private static byte[] body(int length) {
        StringBuilder text = new StringBuilder("{\"resourceType\":\"Basic\",\"code\":{\"text\":\"");
        new Random(7).ints(length, 'a', 'k').forEach(letter -> text.append((char) letter));
        return text.append("\"}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 3_000, 200_000})
    void whatIsPackedComesBack(int length) {
        byte[] body = body(length);
        byte[] packed = BodyCodec.pack(body);
        assertThat(BodyCodec.unpack(packed)).isEqualTo(body);
        assertThat(packed).hasSizeLessThan(body.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3_000, 200_000})
    void whatWasCutOffIsNoBody(int length) {
        byte[] packed = BodyCodec.pack(body(length));
        assertThatThrownBy(() -> BodyCodec.unpack(Arrays.copyOf(packed, packed.length * 2 / 3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stored body");
    }
}
