package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The escapes of R4 3.1.1.3.2. */
class EscapesTest {
    @Test
    void splitsOnlyAtPlainSeparators() {
        assertThat(Escapes.split("a,b\\,c,,", ',')).containsExactly("a", "b\\,c", "", "");
        assertThat(Escapes.split("a\\\\|b", '|')).containsExactly("a\\\\", "b");
        assertThat(Escapes.split("", '|')).containsExactly("");
    }

    @Test
    void leavesOtherBackslashesAlone() {
        assertThat(Escapes.unescape("a\\nb\\")).isEqualTo("a\\nb\\");
        assertThat(Escapes.unescape("a\\,b\\|c\\$d\\\\e")).isEqualTo("a,b|c$d\\e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a,b|c$d\\e", "\\", "\\\\,", "$$"})
    void undoesItself(String text) {
        assertThat(Escapes.unescape(Escapes.escape(text))).isEqualTo(text);
        assertThat(Escapes.split(Escapes.escape(text), '|')).hasSize(1);
    }
}
