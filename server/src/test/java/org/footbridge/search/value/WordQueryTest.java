package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked in words, and what PostgreSQL is asked. */
class WordQueryTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "walk                        ; 'walk'",
                "walk group                  ; 'walk' & 'group'",
                "walk AND group              ; 'walk' & 'group'",
                "walk OR group               ; 'walk' | 'group'",
                "a b OR c d                  ; 'a' & 'b' | 'c' & 'd'",
                "a (b OR c) d                ; 'a' & ('b' | 'c') & 'd'",
                "NOT a                       ; !'a'",
                "a -b                        ; 'a' & !'b'",
                "a AND NOT (b OR c)          ; 'a' & !('b' | 'c')",
                "a -(b c)                    ; 'a' & !('b' & 'c')",
                "--a                         ; !!'a'",
                "well-being                  ; 'well-being'",
                "walk*                       ; 'walk':*",
                "NOT walk*                   ; !'walk':*",
                "((a))                       ; (('a'))",
                "(a)b                        ; ('a') & 'b'",
                "and or not And              ; 'and' & 'or' & 'not' & 'And'",
                "O'Neil                      ; 'O''Neil'",
                "x':|!(y)                    ; 'x'':|!' & ('y')",
                "back\\slash                 ; 'back\\\\slash'",
                "ANDROID NOTE ORAL           ; 'ANDROID' & 'NOTE' & 'ORAL'"
            })
    void readsAsItShould(String text, String query) {
        assertThat(WordQuery.parse(text).orElse(null)).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "(",
                ")",
                "()",
                "(a",
                "a)",
                "a AND",
                "AND a",
                "a OR",
                "OR",
                "NOT",
                "a NOT",
                "-",
                "a - b",
                "*",
                "a*b",
                "**",
                "\"a b\"",
                "a \"b",
                "&",
                "a AND OR b",
                "(OR)",
                "'",
                "a AND AND b"
            })
    @MethodSource("tooLong")
    void refuses(String text) {
        assertThat(WordQuery.parse(text)).isEmpty();
    }

    static String[] tooLong() {
        return new String[] {"a".repeat(201), "a ".repeat(201), "(".repeat(300) + "a" + ")".repeat(300)};
    }
}
