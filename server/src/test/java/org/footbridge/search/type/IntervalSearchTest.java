package org.footbridge.search.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.search.SearchSetup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lettered sequences, and which of them each interval finds. */
class IntervalSearchTest {
    private static final Map<String, String> SEQUENCES = new TreeMap<>(Map.of(
            "A", sequence(1, "'coding': [{'code': '1'}]", "{'start': 124, 'end': 130}"),
            "B", sequence(0, "'coding': [{'code': '1'}]", "{'start': 123, 'end': 130}"),
            "C", sequence(1, "'coding': [{'system': 'urn:c', 'code': '1'}]", "{'start': 300, 'end': 400}"),
            "D", sequence(1, "'coding': [{'code': '2'}]", "{'start': 124, 'end': 130}"),
            "E", sequence(1, "'coding': [{'code': '1'}]", "{'start': 1, 'end': 5}, {'start': 900, 'end': 999}"),
            "F", sequence(0, "'coding': [{'code': '1'}]", "{'start': 500, 'end': 500}"),
            "G", sequence(1, "'coding': [{'code': '1'}]", "{'start': 124}")));

    private static String sequence(int origin, String chromosome, String variants) {
        return "'coordinateSystem': " + origin + ", 'referenceSeq': {'chromosome': {" + chromosome
                + "}, 'referenceSeqId': {'coding': [{'system': 'urn:ncbi', 'code': 'NC_000001.11'}]},"
                + " 'windowStart': 100, 'windowEnd': 2000}, 'variant': [" + variants + "]";
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "chromosome-variant-coordinate=1$lt345$gt123       > ABC",
                "chromosome-variant-coordinate=1$lt345$gt130       > C",
                "chromosome-variant-coordinate=1$lt124$gt1         > E",
                "chromosome-variant-coordinate=1$lt125$gt123       > AB",
                "chromosome-variant-coordinate=1$124$130           > AB",
                "chromosome-variant-coordinate=1$eq124$ne130       > \"\"",
                "chromosome-variant-coordinate=1$ne124$ne130       > CEF",
                "chromosome-variant-coordinate=1$ge124$le130       > AB",
                "chromosome-variant-coordinate=1$sa124$eb500       > C",
                "chromosome-variant-coordinate=1$ap310$ap390       > C",
                "chromosome-variant-coordinate=1$1$999             > \"\"",
                "chromosome-variant-coordinate=1$gt899$lt1000      > E",
                "chromosome-variant-coordinate=1$501$501           > F",
                "chromosome-variant-coordinate=urn:c|1$gt1$gt1     > C",
                "chromosome-variant-coordinate=|1$gt100$lt200      > AB",
                "chromosome-variant-coordinate=2$gt1$gt1,urn:c|1$gt1$gt1 > CD",
                "chromosome-variant-coordinate=3$gt1$gt1           > \"\"",
                "referenceseqid-variant-coordinate=NC_000001.11$lt345$gt123 > ABCD",
                "referenceseqid-variant-coordinate=urn:ncbi|NC_000001.11$124$130 > ABD",
                "chromosome-window-coordinate=1$100$2000           > ACEG",
                "chromosome-window-coordinate=1$101$2000           > BF",
                "referenceseqid-window-coordinate=NC_000001.11$lt200$gt150 > ABCDEFG"
            })
    void finds(String query, String expected) {
        String found = SEQUENCES.entrySet().stream()
                .filter(entry -> SearchSetup.finds(
                        "MolecularSequence", query, SearchSetup.index("MolecularSequence", entry.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining());
        assertThat(found).isEqualTo(expected);
    }
}
