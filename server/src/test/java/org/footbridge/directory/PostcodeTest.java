package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.footbridge.directory.place.Coordinates;
import org.footbridge.directory.place.Postcode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Postcodes are read in any spelling, and what has not their form is none. */
class PostcodeTest {
    @ParameterizedTest
    @CsvSource({
        "sw1a1aa,SW1A 1AA", "SW1A 1AA,SW1A 1AA", "' m1  1ae ',M1 1AE", "B338TH,B33 8TH", "cr26xh,CR2 6XH",
        "dn55 1pt,DN55 1PT", "w1a 0ax,W1A 0AX", "ec1a1bb,EC1A 1BB", "gir 0aa,GIR 0AA", "bt1 1aa,BT1 1AA"
    })
    void normalFormHasCapitalsAndOneSpace(String given, String normal) {
        assertThat(Postcode.parse(given).map(Postcode::text)).contains(normal);
        assertThat(Postcode.parse(given).map(Postcode::compact)).contains(normal.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "SW1A",
                "1AA",
                "SW1A 1A",
                "SW1A 1AAA",
                "Q1 1AA",
                "V1 1AA",
                "X1 1AA",
                "AI1 1AA",
                "M1 1CA",
                "M1 1AI",
                "GIR 1AA",
                "12345",
                "SW1A-1AA",
                "AAA 1AA",
                "\u0661W1A 1AA",
                "M1I 1AA",
                "a very long text that is certainly no postcode at all"
            })
    void otherTextsAreNone(String text) {
        assertThat(Postcode.parse(text)).isEmpty();
    }

    @Test
    void distanceIsThatOfTheGreatCircle() {
        Coordinates pole = new Coordinates(90, 0);
        assertThat(pole.distanceKm(new Coordinates(0, 77))).isBetween(10_007.0, 10_008.0);
        assertThat(pole.distanceKm(pole)).isZero();
    }
}
