package org.footbridge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.footbridge.search.index.CompositeKey;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.IndexEntries.DateEntry;
import org.footbridge.search.index.IndexEntries.NumberEntry;
import org.footbridge.search.index.IndexEntries.StringEntry;
import org.footbridge.search.index.Keys;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in a resource, and what it is then found by. */
class SearchIndexerTest {
    private static final long DAY = 86_400_000_000L;

    @ParameterizedTest(name = "{1} has the tokens {3} of {2}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "Patient        > 'identifier': [{'system': 'urn:s', 'value': 'x'}]  > identifier > $x ; urn:s|$x ;"
                        + " urn:s|",
                "Patient        > 'identifier': [{'value': 'a|b'}]                   > identifier > $a\\|b ; |$a\\|b",
                "Patient        > 'identifier': [{'system': 'urn:s'}]                > identifier > urn:s|",
                "Patient        > 'telecom': [{'system': 'email', 'value': 'a@b'}]   > email      > $a@b ; |$a@b",
                "Patient        > 'active': true                                     > active     > true ; |true",
                "Patient        > 'gender': 'female'                                 > gender     > female",
                "Patient        > 'deceasedDateTime': '2024'                         > deceased   > true ; |true",
                "ServiceRequest > 'code': {'coding': [{'system': 'urn:c', 'code': '1'}, {'code': '2'}]} > code > 1 ;"
                        + " urn:c|1 ; urn:c| ; 2 ; |2",
                "ServiceRequest > 'code': {'coding': [{'system': 'urn:c', 'code': 'aB'}]} > code > $ab ; urn:c|$ab",
                "ServiceRequest > 'code': {'coding': [{'system': 'urn:case', 'code': 'aB'}]} > code > aB ; urn:case|aB",
                "ValueSet       > 'url': 'urn:ex:vs'                                 > url        > urn:ex:vs",
                "ValueSet       > 'url': 'urn:ex:vs', 'version': '1'                 > url        > urn:ex:vs|1",
                "Patient        > 'meta': {'profile': ['urn:p|1']}                   > _profile   > urn:p|1 ; urn:p"
            })
    void tokens(String type, String members, String code, String forms) {
        long key = SearchSetup.KEYS.parameter(type, code);
        assertThat(SearchSetup.index(type, members).tokens())
                .contains(Arrays.stream(forms.split(" ; "))
                        .mapToLong(form -> SearchSetup.KEYS.value(key, form))
                        .toArray());
        assertThat(SearchSetup.index(type, members).parameters()).contains(SearchSetup.KEYS.present(key));
    }

    @Test
    void nothingButWhatIsThere() {
        assertThat(SearchSetup.index("Organization", "").tokens()).isEmpty();
        assertThat(SearchSetup.index("Slot", "'status': 'free'").tokens()).hasSize(1);
    }

    @Test
    void tokensOfNestedExtensions() {
        String mode = "'extension': [{'url': 'urn:ex:referral', 'extension': [{'url': 'mode', 'valueCode': 'phone'}]}]";
        long key = SearchSetup.KEYS.parameter("ServiceRequest", "engagement-mode");
        assertThat(SearchSetup.index("ServiceRequest", mode).tokens()).contains(SearchSetup.KEYS.value(key, "$phone"));
    }

    @ParameterizedTest(name = "{0} points to {1}")
    @CsvSource({
        "Patient/123,                                        Patient/123",
        "Patient/123/_history/2,                             Patient/123",
        "https://footbridge.example/fhir/Patient/123,        Patient/123",
        "https://other.example/fhir/Patient/123,             https://other.example/fhir/Patient/123",
        "https://other.example/fhir/Patient/1/_history/2,    https://other.example/fhir/Patient/1",
        "urn:uuid:c757873d-ec9a-4326-a141-556f43239520,      urn:uuid:c757873d-ec9a-4326-a141-556f43239520"
    })
    void references(String reference, String target) {
        Keys keys = SearchSetup.KEYS;
        IndexEntries entries = SearchSetup.index("ServiceRequest", "'subject': {'reference': '" + reference + "'}");
        boolean local = target.equals("Patient/123");
        long targetKey = local ? keys.resource("Patient", "123") : keys.url(target);
        long subject = keys.parameter("ServiceRequest", "subject");
        assertThat(entries.tokens()).contains(subject ^ targetKey);
        assertThat(Arrays.stream(entries.referenceParameters()).anyMatch(key -> key == subject))
                .isEqualTo(local);
        assertThat(entries.referenceTargets())
                .containsOnly(LongStream.generate(() -> targetKey)
                        .limit(local ? 1 : 0)
                        .toArray());
    }

    @Test
    void noReferenceToWhatIsContained() {
        IndexEntries entries = SearchSetup.index(
                "ServiceRequest",
                "'contained': [{'resourceType': 'Patient', 'id': 'p'}], 'subject': {'reference': '#p'}");
        assertThat(entries.referenceTargets()).isEmpty();
    }

    @Test
    void theFirstResourceOfADocument() {
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(new Composition().setId("c9"));
        long key = SearchSetup.KEYS.parameter("Bundle", "composition");
        assertThat(SearchSetup.INDEXER.index(bundle).tokens())
                .contains(key ^ SearchSetup.KEYS.resource("Composition", "c9"));
    }

    @Test
    void strings() {
        long key = SearchSetup.KEYS.parameter("Patient", "name");
        assertThat(SearchSetup.index("Patient", "'name': [{'family': 'Müller', 'given': ['Anna', 'Anna']}]")
                        .strings())
                .contains(new StringEntry(key, "muller", "Müller"), new StringEntry(key, "anna", "Anna"))
                .doesNotHaveDuplicates();
    }

    @Test
    void datesOfPeriodsAndTimings() {
        long key = SearchSetup.KEYS.parameter("ServiceRequest", "occurrence");
        assertThat(SearchSetup.index("ServiceRequest", "'occurrencePeriod': {'start': '1970-01-02'}")
                        .dates())
                .containsExactly(new DateEntry(key, DAY, Long.MAX_VALUE));
        assertThat(SearchSetup.index("ServiceRequest", "'occurrencePeriod': {'end': '1970-01-02'}")
                        .dates())
                .containsExactly(new DateEntry(key, Long.MIN_VALUE, 2 * DAY));
        assertThat(SearchSetup.index("ServiceRequest", "'occurrenceTiming': {'event': ['1970-01-04', '1970-01-02']}")
                        .dates())
                .containsExactly(new DateEntry(key, DAY, 4 * DAY));
    }

    @Test
    void aNumberWithItsUnits() {
        Keys keys = SearchSetup.KEYS;
        long key = keys.parameter("Observation", "value-quantity");
        BigDecimal value = new BigDecimal("5.40");
        List<NumberEntry> numbers = SearchSetup.index(
                        "Observation",
                        "'valueQuantity': {'value': 5.40, 'unit': 'kilo', 'system': 'urn:u', 'code': 'kg'}")
                .numbers();
        List<Long> units = LongStream.of(keys.value(key, "urn:u|kg"), keys.value(key, "|kg"), keys.value(key, "|kilo"))
                .sorted()
                .boxed()
                .toList();
        assertThat(numbers).containsExactly(new NumberEntry(key, value, value, units));
    }

    @Test
    void aRangeStandsBesideEachCode() {
        Keys keys = SearchSetup.KEYS;
        long key = keys.parameter("Observation", "date");
        String codes = "'code': {'coding': [{'system': 'urn:s', 'code': 'a'}, {'system': 'urn:t', 'code': 'a'}]}, ";
        long near = keys.value(keys.parameter("Observation", "code date near"), "$a");
        long far = keys.value(keys.parameter("Observation", "code date far"), "$a");
        assertThat(SearchSetup.index("Observation", codes + "'effectiveDateTime': '1970-01-02'")
                        .dates())
                .containsExactlyInAnyOrder(
                        new DateEntry(key, DAY, 2 * DAY, new CompositeKey(near, keys.url("urn:s"))),
                        new DateEntry(DateEntry.AGAIN, DAY, 2 * DAY, new CompositeKey(near, keys.url("urn:t"))));
        assertThat(SearchSetup.index("Observation", codes + "'effectivePeriod': {'start': '1970-01-02'}")
                        .dates())
                .containsExactlyInAnyOrder(
                        new DateEntry(key, DAY, Long.MAX_VALUE, new CompositeKey(far, keys.url("urn:s"))),
                        new DateEntry(DateEntry.AGAIN, DAY, Long.MAX_VALUE, new CompositeKey(far, keys.url("urn:t"))));
        assertThat(SearchSetup.index("Task", "'status': 'requested', 'authoredOn': '1970-01-02'")
                        .dates())
                .extracting(date -> date.composite().system())
                .containsExactly(CompositeKey.NO_SYSTEM);
    }

    @Test
    void aRangeStandsBesideSeveralCodesAtOnce() {
        Keys keys = SearchSetup.KEYS;
        long key = keys.parameter("ServiceRequest", "authored");
        long state = keys.value(keys.parameter("ServiceRequest", "status authored near"), "active");
        long both = keys.value(keys.parameter("ServiceRequest", "status category authored near"), "active");
        String referral = "'status': 'active', 'authoredOn': '1970-01-02'";
        assertThat(SearchSetup.index("ServiceRequest", referral).dates())
                .containsExactly(new DateEntry(key, DAY, 2 * DAY, new CompositeKey(state, CompositeKey.NO_SYSTEM)));
        String categories =
                ", 'category': [{'coding': [{'system': 'urn:s', 'code': 'a'}]}, {'coding': [{'code': 'b'}]}]";
        long a = keys.value(both, "$a");
        long b = keys.value(both, "$b");
        assertThat(SearchSetup.index("ServiceRequest", referral + categories).dates())
                .containsExactlyInAnyOrder(
                        new DateEntry(key, DAY, 2 * DAY, new CompositeKey(a, keys.url("urn:s"))),
                        new DateEntry(DateEntry.AGAIN, DAY, 2 * DAY, new CompositeKey(b, keys.url(""))),
                        new DateEntry(DateEntry.AGAIN, DAY, 2 * DAY, new CompositeKey(state, CompositeKey.NO_SYSTEM)));
    }

    @Test
    void aPositionAndAnIntervalInASequence() {
        Keys keys = SearchSetup.KEYS;
        long near = keys.parameter("Location", "near");
        assertThat(SearchSetup.index("Location", "'position': {'latitude': 53.8, 'longitude': -1.55}")
                        .numbers())
                .containsExactlyInAnyOrder(
                        number(keys.value(near, "latitude"), "53.8", "53.8"),
                        number(keys.value(near, "longitude"), "-1.55", "-1.55"));
        long window = keys.parameter("MolecularSequence", "chromosome-window-coordinate");
        String sequence = "'coordinateSystem': 0, 'referenceSeq': {'chromosome': {'coding': [{'code': '1'}]},"
                + " 'windowStart': 10, 'windowEnd': 20}";
        List<Long> codes = LongStream.of(keys.value(window, "1"), keys.value(window, "|1"))
                .sorted()
                .boxed()
                .toList();
        assertThat(SearchSetup.index("MolecularSequence", sequence).numbers())
                .contains(new NumberEntry(window, BigDecimal.valueOf(11), BigDecimal.valueOf(20), codes));
    }

    private static NumberEntry number(long key, String low, String high) {
        return new NumberEntry(key, new BigDecimal(low), new BigDecimal(high), List.of());
    }

    @Test
    void noNumberThatWouldFillTheMemory() {
        String huge = "'valueQuantity': {'value': 1e2000}";
        assertThat(SearchSetup.index("Observation", huge).numbers()).isEmpty();
    }

    @Test
    void digestIsOfDatesNumbersAndStringsOnly() {
        IndexEntries one = SearchSetup.index("Patient", "'birthDate': '1970-01-02', 'gender': 'female'");
        IndexEntries same = SearchSetup.index("Patient", "'birthDate': '1970-01-02', 'gender': 'male'");
        IndexEntries other = SearchSetup.index("Patient", "'birthDate': '1970-01-03', 'gender': 'female'");
        assertThat(one.digest()).isEqualTo(same.digest()).isNotEqualTo(other.digest());
    }
}
