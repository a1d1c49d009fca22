package org.footbridge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lettered resources, and which of them each query finds: both sides of the index together, without a database. */
class SearchTest {
    private static final Map<String, String> OBSERVATIONS = new TreeMap<>(Map.of(
            "A",
                    "'status': 'final', 'code': {'coding': [{'system': 'urn:c', 'code': 'w'}]},"
                            + " 'valueQuantity': {'value': 70.5, 'unit': 'kg', 'system': 'urn:u', 'code': 'kg'},"
                            + " 'effectiveDateTime': '2024-05-17'",
            "B",
                    "'status': 'preliminary', 'code': {'coding': [{'code': 'w'}]}, 'valueQuantity': {'value':"
                            + " 100, 'unit': 'lb'}, 'effectivePeriod': {'start': '2024-05-17T10:00:00Z'}",
            "C",
                    "'status': 'final', 'code': {'text': 'x'}, 'valueQuantity': {'value': 5, 'comparator':"
                            + " '<'}, 'subject': {'reference': 'Patient/p1'}",
            "D",
                    "'code': {'coding': [{'system': 'urn:d', 'code': 'w'}, {'system': 'urn:c', 'code': 'v'}]},"
                            + " 'valueString': 'Grüße aus Bath', 'subject': {'identifier': {'system': 'urn:nhs',"
                            + " 'value': '9'}}",
            "E",
                    "'status': 'final', 'code': {'coding': [{'system': 'urn:c', 'code': 'bp'}]}, 'subject':"
                            + " {'reference': 'Group/p1'}, 'component': [{'code': {'coding': [{'code': 'sys'}]},"
                            + " 'valueQuantity': {'value': 120}}, {'code': {'coding': [{'code': 'dia'}]},"
                            + " 'valueQuantity': {'value': 80}}]",
            "F",
                    "'valueCodeableConcept': {'coding': [{'system': 'urn:v', 'code': 'yes'}]}, 'code':"
                            + " {'coding': [{'code': 'q'}]}"));

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "                               > ABCDEF",
                "code=w                         > ABD",
                "code=urn:c|w                   > A",
                "code=|w                        > B",
                "code=urn:c|                    > ADE",
                "code=v,bp                      > DE",
                "code=w&code=v                  > D",
                "code:not=w                     > CEF",
                "code=W                         > ABD",
                "code:in=urn:vs\\|1             > A",
                "code:not-in=urn:vs|1           > BCDEF",
                "status:in=urn:vs|1             > ACE",
                "combo-code:in=urn:vs|1         > A",
                "combo-code:not-in=urn:vs|1     > BCDEF",
                "code:below=urn:c|w             > A",
                "code:below=urn:c|wx            > \"\"",
                "code:above=urn:c|w1            > A",
                "code:above=urn:d|w1            > D",
                "code:text=x                    > C",
                "status=final                   > ACE",
                "status=http://hl7.org/fhir/observation-status|final > ACE",
                "status=|final                  > ACE",
                "status=urn:c|final             > \"\"",
                "status:missing=true            > DF",
                "status:missing=false           > ABCE",
                "date=2024                      > A",
                "date=2024-05-17                > A",
                "date=gt2024-05-17              > B",
                "date=ge2024-05-17              > AB",
                "date=lt2024-05-17T10:00:00Z    > A",
                "date=eb2024-05-18              > A",
                "date=sa2024-05-16              > AB",
                "value-quantity=70.5            > A",
                "value-quantity=70              > \"\"",
                "value-quantity=71              > A",
                "value-quantity=gt100           > \"\"",
                "value-quantity=ge100           > B",
                "value-quantity=lt100           > AC",
                "value-quantity=le100           > ABC",
                "value-quantity=lt4             > C",
                "value-quantity=ap95            > B",
                "value-quantity=ge70|urn:u|kg   > A",
                "value-quantity=ge70||kg        > A",
                "value-quantity=ge70||lb        > B",
                "value-string=grusse            > D",
                "value-string=gru               > D",
                "value-string=bath              > \"\"",
                "value-string:contains=BATH     > D",
                "value-string:exact=grüße aus bath > \"\"",
                "value-string:exact=Grüße aus Bath > D",
                "subject=p1                     > CE",
                "subject=Patient/p1             > C",
                "subject:Group=p1               > E",
                "subject=https://footbridge.example/fhir/Patient/p1/_history/3 > C",
                "patient=p1                     > C",
                "subject:identifier=urn:nhs|9   > D",
                "subject:identifier=9           > D",
                "subject=Patient/9              > \"\"",
                "code-value-quantity=w$ge70     > AB",
                "code-value-quantity=urn:c|w$ge70||kg > A",
                "code-value-quantity=|w$ge70    > B",
                "combo-code-value-quantity=sys$120 > E",
                "combo-code-value-quantity=dia$120 > \"\"",
                "component-code-value-quantity=dia$le80,sys$gt500 > E",
                "code-value-string=v$gru        > D",
                "code-value-concept=q$yes       > F",
                "code-value-concept=q$urn:v|yes > F",
                "code-value-concept=q$urn:v|    > F",
                "code-value-concept=q$no        > \"\""
            })
    void finds(String query, String expected) {
        String text = query == null ? "" : query;
        String found = OBSERVATIONS.entrySet().stream()
                .filter(entry ->
                        SearchSetup.finds("Observation", text, SearchSetup.index("Observation", entry.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining());
        assertThat(found).isEqualTo(expected);
    }
}
