package org.footbridge.search.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.search.SearchSetup;
import org.footbridge.search.index.IndexEntries.NumberEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities in units of UCUM, and which of them each query finds. */
class QuantitySearchTest {
    private static final String W = "'code': {'coding': [{'code': 'w'}]}, ";
    private static final Map<String, String> OBSERVATIONS = new TreeMap<>(Map.of(
            "A", W + "'valueQuantity': " + ucum("5.4", "g"),
            "B", W + "'valueQuantity': " + ucum("5400", "mg"),
            "C", "'valueQuantity': {'value': 5.4, 'unit': 'g', 'code': 'g', 'system': 'urn:other'}",
            "D", "'valueQuantity': {'value': 6000, 'comparator': '>', " + ucum("mg"),
            "E", "'valueQuantity': {'value': 2, 'comparator': '<', " + ucum("g"),
            "F", "'valueQuantity': " + ucum("37", "Cel"),
            "G", "'valueQuantity': " + ucum("7.4", "[pH]"),
            "H", "'valueQuantity': " + ucum("60", "/min")));

    private static final Map<String, String> CONDITIONS = new TreeMap<>(Map.of(
            "P", "'onsetRange': {'low': " + ucum("1", "a") + ", 'high': " + ucum("24", "mo") + "}",
            "Q", "'onsetRange': {'low': " + ucum("18", "mo") + "}",
            "R", "'onsetRange': {'high': " + ucum("2", "a") + "}",
            "S", "'onsetRange': {'low': " + ucum("1", "a") + ", 'high': " + ucum("2", "m") + "}",
            "T", "'onsetRange': {'low': " + ucum("3", "a") + ", 'high': " + ucum("5", "mo") + "}",
            "U", "'onsetAge': " + ucum("730.50", "d")));

    private static String ucum(String value, String code) {
        return "{'value': " + value + ", " + ucum(code);
    }

    private static String ucum(String code) {
        return "'system': 'http://unitsofmeasure.org', 'code': '" + code + "'}";
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "5.4|UCUM|g        > AB",
                "5400|UCUM|mg      > AB",
                "0.0054|UCUM|kg    > AB",
                "5|UCUM|g          > AB",
                "5.0|UCUM|g        > \"\"",
                "5.40|UCUM|g       > AB",
                "5399|UCUM|mg      > \"\"",
                "54e2|UCUM|mg      > AB",
                "ne5.4|UCUM|g      > DE",
                "gt5.4|UCUM|g      > D",
                "ge5.4|UCUM|g      > ABD",
                "ge5400|UCUM|mg    > ABD",
                "lt5.4|UCUM|g      > E",
                "le5.4|UCUM|g      > ABE",
                "sa5.3|UCUM|g      > ABD",
                "eb5500|UCUM|mg    > ABE",
                "ap5|UCUM|g        > AB",
                "ap5900|UCUM|mg    > ABD",
                "ap6100|UCUM|mg    > D",
                "5.4               > AC",
                "5400              > B",
                "5.4||g            > AC",
                "5400||mg          > B",
                "5400||g           > \"\"",
                "5.4|urn:other|g   > C",
                "5400|urn:other|mg > \"\"",
                "310.15|UCUM|K     > F",
                "98.6|UCUM|[degF]  > F",
                "37|UCUM|Cel       > F",
                "37|UCUM|K         > \"\"",
                "7.4|UCUM|[pH]     > G",
                "7.4|UCUM|mol/L    > \"\"",
                "1|UCUM|Hz         > H",
                "1|UCUM|/s         > H",
                "60.00|UCUM|/min   > H",
                "5.4|UCUM|m        > \"\"",
                "5.4|UCUM|gram     > \"\""
            })
    void finds(String value, String expected) {
        String spelled = value.replace("UCUM", "http://unitsofmeasure.org");
        assertThat(found("Observation", "value-quantity=" + spelled, OBSERVATIONS))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "code-value-quantity=w$5.4|UCUM|g    > AB",
                "code-value-quantity=|w$gt5|UCUM|g   > AB",
                "code-value-quantity=v$5.4|UCUM|g    > \"\"",
                "code-value-quantity=w$5.4           > A"
            })
    void findsInComposites(String query, String expected) {
        String spelled = query.replace("UCUM", "http://unitsofmeasure.org");
        assertThat(found("Observation", spelled, OBSERVATIONS)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "2|UCUM|a          > U",
                "24|UCUM|mo        > U",
                "gt2|UCUM|a        > QT",
                "ge24|UCUM|mo      > PQRTU",
                "lt1|UCUM|a        > R",
                "sa35.9|UCUM|mo    > T",
                "eb25|UCUM|mo      > PRU",
                "ap1.5|UCUM|a      > PQR",
                "2|UCUM|m          > \"\"",
                "730.5             > U"
            })
    void findsRanges(String value, String expected) {
        String spelled = value.replace("UCUM", "http://unitsofmeasure.org");
        assertThat(found("Condition", "onset-age=" + spelled, CONDITIONS)).isEqualTo(expected);
    }

    private static String found(String type, String query, Map<String, String> resources) {
        return resources.entrySet().stream()
                .filter(entry -> SearchSetup.finds(type, query, SearchSetup.index(type, entry.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining());
    }

    /** One number where both are the same, two otherwise. */
    @Test
    void isIndexedInBothUnits() {
        long key = SearchSetup.KEYS.parameter("Observation", "value-quantity");
        List<NumberEntry> same =
                SearchSetup.index("Observation", "'valueQuantity': " + ucum("5.4", "g")).numbers().stream()
                        .filter(number -> number.key() == key)
                        .toList();
        assertThat(same).singleElement().satisfies(number -> {
            assertThat(number.low()).isEqualByComparingTo("5.4");
            assertThat(number.qualifiers()).hasSize(3).contains(SearchSetup.KEYS.value(key, "$canonical|g"));
        });
        long canonical = SearchSetup.KEYS.value(key, "$canonical");
        assertThat(SearchSetup.index("Observation", "'valueQuantity': " + ucum("5400", "mg"))
                        .numbers())
                .filteredOn(number -> number.key() == key || number.key() == canonical)
                .extracting(number -> number.low().stripTrailingZeros())
                .containsExactlyInAnyOrder(new BigDecimal("54E+2"), new BigDecimal("5.4"));
    }

    /** A unit that is huge itself, in a number that can just be kept. */
    @Test
    void noNumberThatWouldFillTheMemory() {
        for (String number : List.of("1e2000", "1e-2000", "-1e2000")) {
            String members = "'valueQuantity': " + ucum(number, "Cel");
            assertThat(SearchSetup.index("Observation", members).numbers()).isEmpty();
        }
        assertThat(SearchSetup.index("Observation", "'valueQuantity': " + ucum("1e999", "mmol"))
                        .numbers())
                .hasSize(1);
    }

    @Test
    void noSystemOfAClientIsTakenForACanonicalUnit() {
        String disguised = "'valueQuantity': {'value': 5, 'system': '$canonical', 'code': 'g'}";
        assertThat(SearchSetup.finds(
                        "Observation",
                        "value-quantity=5|http://unitsofmeasure.org|g",
                        SearchSetup.index("Observation", disguised)))
                .isFalse();
    }
}
