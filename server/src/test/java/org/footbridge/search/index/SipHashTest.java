package org.footbridge.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is stored was hashed so before, and the authors of SipHash say what comes out. */
class SipHashTest {
    private static final long K0 = 0x0706050403020100L;
    private static final long K1 = 0x0f0e0d0c0b0a0908L;

    @Test
    void givesWhatTheAuthorsPrinted() {
        byte[] bytes = new byte[15];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(SipHash.hash(K0, K1, bytes)).isEqualTo(0xa129ca6149be45e5L);
    }

    @Test
    void givesWhatGuavaGivesForEveryLength() {
        Random random = new Random(24);
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = new byte[i % 100];
            random.nextBytes(bytes);
            long k0 = random.nextLong();
            long k1 = random.nextLong();
            assertThat(SipHash.hash(k0, k1, bytes))
                    .as("%d bytes", bytes.length)
                    .isEqualTo(Hashing.sipHash24(k0, k1).hashBytes(bytes).asLong());
        }
    }
}
