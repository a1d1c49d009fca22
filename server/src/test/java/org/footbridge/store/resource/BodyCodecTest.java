package org.footbridge.store.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
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

    @Test
    void whatNoDictionaryKnowsStaysAsItIs() {
        byte[] noise = new byte[500];
        new Random(9).nextBytes(noise);
        assertThat(BodyCodec.pack(noise)).hasSize(501);
        assertThat(BodyCodec.unpack(BodyCodec.pack(noise))).isEqualTo(noise);
    }

    /** As earlier versions of the server wrote it. */
    @ParameterizedTest
    @ValueSource(ints = {10, 3_000, 200_000})
    void whatWasPackedInTheEarlierFormIsRead(int length) throws IOException {
        byte[] body = body(length);
        byte[] packed = deflated(body);
        assertThat(BodyCodec.unpack(packed)).isEqualTo(body);
        assertThatThrownBy(() -> BodyCodec.unpack(Arrays.copyOf(packed, packed.length * 2 / 3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stored body");
    }

    private static byte[] deflated(byte[] body) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (InputStream dictionary = BodyCodec.class.getResourceAsStream("/body-dictionary-1.txt")) {
            deflater.setDictionary(dictionary.readAllBytes());
        }
        deflater.setInput(body);
        deflater.finish();
        byte[] packed = new byte[body.length + 100];
        packed[0] = 1;
        int length = deflater.deflate(packed, 1, packed.length - 1);
        deflater.end();
        return Arrays.copyOf(packed, length + 1);
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
