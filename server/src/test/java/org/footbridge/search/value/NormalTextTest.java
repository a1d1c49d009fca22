package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a string search ignores, and where the texts with a common beginning end. */
class NormalTextTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Smith,             smith",
        "MÜLLER,            muller",
        "Straße,            strasse",
        "'  de  la\tCruz ', de la cruz",
        "ﬁve,               five",
        "Ångström,          angstrom",
        "'a\u00a0b',        a b",
        "O'Brien,           obrien",
        "O’Brien,           obrien",
        "O´Brien,           obrien",
        "Smith-Jones,       smithjones",
        "'Smith, J. (Dr)',  smith j dr",
        "'???',             ???",
        "'a - b',           a b",
        "ΣΊΣΥΦΟΣ,           σισυφοσ",
        "σίσυφος,           σισυφοσ",
        "北京,                北京"
    })
    void normalizes(String text, String normal) {
        assertThat(NormalText.of(text)).isEqualTo(normal);
    }

    @Test
    void keeps200CodePoints() {
        String face = "\uD83D\uDE00";
        assertThat(NormalText.of(face.repeat(201))).isEqualTo(face.repeat(200));
    }

    @Test
    void knowsWhatComesAfterAPrefix() {
        assertThat(NormalText.successor("ab")).isEqualTo("ac");
        assertThat(NormalText.successor("a\uDBFF\uDFFF")).isEqualTo("b");
        assertThat(NormalText.successor("\uDBFF\uDFFF")).isEmpty();
        assertThat(NormalText.successor("a\uD7FF")).isEqualTo("a\uE000");
        assertThat(NormalText.successor("\uFFFF")).isEqualTo("\uD800\uDC00");
    }
}
