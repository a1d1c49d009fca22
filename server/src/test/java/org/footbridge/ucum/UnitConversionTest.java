package org.footbridge.ucum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.fhir.ucum.UcumModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A quantity, and what it is in base units: exactly, whatever the way there. */
class UnitConversionTest {
    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource({
        "5.40,   g,             5.40,          g",
        "1000,   mg,            1,             g",
        "1,      kg,            1000,          g",
        "7,      mg/dL,         70,            g.m-3",
        "120,    mm[Hg],        15998640,      g.m-1.s-2",
        "22.5,   kg/m2,         22500,         g.m-2",
        "60,     /min,          1,             s-1",
        "1,      {beats}/min,   0.01666666666666666666666666666666666666667, s-1",
        "3600,   m/h,           1,             m.s-1",
        "1,      m/(h.kg),      0.0000002777777777777777777777777777777777777778, g-1.m.s-1",
        "1,      J/K/m2,        1000,          K-1.g.s-2",
        "1,      wk,            604800,        s",
        "1,      a,             31557600,      s",
        "5,      mmol/L,        3011068350000000000000000, m-3",
        "50,     %,             0.5,           1",
        "8,      {score},       8,             1",
        "8,      1,             8,             1",
        "4.5,    10*3/uL,       4500000000000, m-3",
        "4.5,    10*9/L,        4500000000000, m-3",
        "5,      m[iU]/L,       5,             [iU].m-3",
        "5,      [IU]/mL,       5000000,       [iU].m-3",
        "5,      [in_i],        0.127,         m",
        "5,      [mi_i],        8046.72,       m",
        "11,     [lb_av],       4989.51607,    g",
        "37,     Cel,           310.15,        K",
        "98.6,   [degF],        310.15,        K",
        "-40,    [degF],        233.15,        K",
        "-2,     kg,            -2000,         g"
    })
    void converts(BigDecimal number, String code, BigDecimal expected, String unit) {
        UnitConversion conversion = UnitConversion.of(code).orElseThrow();
        assertThat(conversion.unit()).isEqualTo(unit);
        assertThat(conversion.apply(number)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "kilo",
                "KG",
                "mg per dL",
                "g/",
                "(g",
                "[g",
                "{x",
                "µg",
                "g-",
                "5-",
                "%[slope]",
                "[pH]",
                "B[SPL]",
                "dB",
                "Np",
                "mCel",
                "Cel/s",
                "g/0",
                "0",
                "-5",
                "g99999999999",
                "99999999999"
            })
    void doesNotConvert(String code) {
        assertThat(UnitConversion.of(code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10*999999999",
                "10*-999999999",
                "10^2147483647",
                "10*-2147483648",
                "10*40.10*40.10*40.10*40.10*40.10*40",
                "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((g"
            })
    @Timeout(60)
    void isNotDrawnIntoLongSums(String code) {
        assertThat(UnitConversion.of(code)).isEmpty();
    }

    @Test
    void isNotDrawnIntoLongCodes() {
        assertThat(UnitConversion.of("(".repeat(100_000) + "g")).isEmpty();
        assertThat(UnitConversion.of("g.".repeat(100_000) + "g")).isEmpty();
    }

    /** What a procedure defines is no multiple of anything else. */
    @Test
    void anArbitraryUnitStandsForItself() throws IOException {
        Pattern arbitrary = Pattern.compile("<unit [^>]*?Code=\"([^\"]+)\"[^>]*isArbitrary=\"yes\"");
        List<String> codes = arbitrary
                .matcher(essence())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(codes).hasSizeGreaterThan(30);
        for (String code : codes) {
            assertThat(UnitConversion.of(code).orElseThrow().unit()).isEqualTo(code.replace("[IU]", "[iU]"));
        }
    }

    /** Every unit that is defined in UCUM converts, but those that are special. */
    @Test
    void knowsEveryUnit() throws IOException {
        Pattern unit = Pattern.compile("<unit [^>]*?Code=\"([^\"]+)\"(?![^>]*isSpecial=\"yes\")");
        assertThat(unit.matcher(essence()).results().map((MatchResult found) -> found.group(1)))
                .hasSizeGreaterThan(250)
                .allSatisfy(code -> assertThat(UnitConversion.of(code)).isPresent());
    }

    private static String essence() throws IOException {
        try (InputStream file = UcumModel.class.getResourceAsStream("/ucum-essence.xml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void remembersWhatItConverted() {
        assertThat(UnitConversion.of("ng/(8.h)")).isSameAs(UnitConversion.of("ng/(8.h)"));
    }
}
