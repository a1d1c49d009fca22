package org.footbridge.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Keys of different things differ, and keys of the same thing do not. */
class KeysTest {
    private final Keys keys = new Keys(1, 2);

    @Test
    void framesWhatItHashes() {
        assertThat(LongStream.of(
                                keys.resource("ab", "c"),
                                keys.resource("a", "bc"),
                                keys.resource("", "abc"),
                                keys.parameter("ab", "c"),
                                keys.parameter("a", "bc"),
                                keys.value(7, "abc"),
                                keys.value(8, "abc"),
                                keys.value(7, ""),
                                keys.present(7),
                                keys.url("abc"),
                                keys.url(""))
                        .boxed())
                .doesNotHaveDuplicates();
    }

    @Test
    void dependsOnBothHalvesOfTheSecret() {
        assertThat(keys.url("x")).isEqualTo(new Keys(1, 2).url("x"));
        assertThat(keys.url("x")).isNotEqualTo(new Keys(1, 3).url("x"));
        assertThat(keys.url("x")).isNotEqualTo(new Keys(3, 2).url("x"));
    }

    @Test
    void combinesParameterAndTargetAsTheDatabaseCan() {
        assertThat(keys.reference(0b1100, 0b1010)).isEqualTo(0b0110);
    }

    /** An index outlives a release: if this fails, the keys of all that is stored have changed. */
    @Test
    void neverChanges() {
        assertThat(keys.resource("Patient", "p1")).isEqualTo(-7036754180928282823L);
        assertThat(keys.value(7, "urn:s|x")).isEqualTo(-448162683482120226L);
    }
}
