package org.footbridge.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.footbridge.search.SearchSetup;
import org.footbridge.search.index.Texts.Shared;
import org.footbridge.search.value.NormalText;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts behind the keys, and what they are good for: prefixes of displays, and URIs below others. */
class TextsTest {
    private static final Keys KEYS = SearchSetup.KEYS;

    @Test
    void aCodeHasItsTextAndItsDisplaysTheirs() {
        long code = KEYS.parameter("ServiceRequest", "code");
        long displays = KEYS.value(code, ":text");
        Texts texts = SearchSetup.index(
                        "ServiceRequest",
                        "'code': {'text': 'For  Álice', 'coding': [{'system': 'urn:c', 'code': 'a|b', 'display': 'Walk'}]}")
                .texts();
        assertThat(texts.shared())
                .contains(
                        new Shared(KEYS.value(code, "$a\\|b"), code, "a|b"),
                        new Shared(KEYS.value(displays, "for alice"), displays, "for alice"),
                        new Shared(KEYS.value(displays, "walk"), displays, "walk"));
        assertThat(texts.shared()).extracting(Shared::key).isSorted().doesNotHaveDuplicates();
        assertThat(texts.own()).isEmpty();
    }

    @Test
    void identifiersAndTelephoneNumbersAreTheResourcesOwn() {
        Texts texts = SearchSetup.index(
                        "Patient",
                        "'identifier': [{'system': 'urn:s', 'value': 'x'}, {'value': 'w'}, {'value': 'x'}],"
                                + " 'telecom': [{'system': 'phone', 'value': '0\\u0001\\u00007'}]")
                .texts();
        assertThat(texts.shared()).extracting(Shared::text).containsExactly("false"); // not deceased
        assertThat(texts.own().split("\1"))
                .containsExactlyInAnyOrder(
                        own("identifier") + "w", own("identifier") + "x", own("phone") + "07", own("telecom") + "07");
    }

    private static String own(String code) {
        return HexFormat.of().toHexDigits(KEYS.present(KEYS.parameter("Patient", code)));
    }

    @Test
    void aUriHasItsTextAndSoHasWhatIsElsewhere() {
        long profile = KEYS.parameter("Task", "_profile");
        long focus = KEYS.parameter("Task", "focus");
        Texts texts = SearchSetup.index(
                        "Task",
                        "'meta': {'profile': ['http://x/p|1']}, 'focus': {'reference':"
                                + " 'http://other.example/fhir/Task/1/_history/2'}, 'for': {'reference': 'Patient/1'}")
                .texts();
        assertThat(texts.shared())
                .containsExactlyInAnyOrder(
                        new Shared(KEYS.value(profile, "http://x/p|1"), profile, "http://x/p|1"),
                        new Shared(
                                KEYS.reference(focus, KEYS.url("http://other.example/fhir/Task/1")),
                                focus,
                                "http://other.example/fhir/Task/1"));
    }

    @Test
    void theCodesOfCompositesAndOfIdentifiersInReferencesNeedNone() {
        String component = "'component': [{'code': {'coding': [{'code': 'c', 'display': 'd'}]}, 'valueCodeableConcept':"
                + " {'coding': [{'code': 'v', 'display': 'e'}]}}], 'subject': {'identifier': {'value': 'i'}}";
        Texts texts = SearchSetup.index("Observation", component).texts();
        assertThat(texts.shared()).extracting(Shared::text).containsExactlyInAnyOrder("c", "d", "v", "e");
        assertThat(texts.own()).isEmpty();
    }

    @Test
    void whatIsLongIsCutSoThatAnIndexCanHaveIt() {
        String code = "\uD83D\uDE00".repeat(600);
        Observation observation = new Observation();
        observation.getCode().addCoding(new Coding("urn:c", code, null));
        assertThat(SearchSetup.INDEXER.index(observation).texts().shared())
                .extracting(Shared::text)
                .containsExactly("\uD83D\uDE00".repeat(500));
    }

    @ParameterizedTest(name = "{0} finds it: {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "code:text=walk           > true",
                "code:text=WÁLKING gr     > true",
                "code:text=group          > false",
                "code:text=a referral     > true",
                "code:text=walked         > false",
                "code:text=x,walk         > true",
                "code:text=w1             > false",
                "code=walking group       > false",
                "category:text=walk       > false",
                "identifier:text=medical  > true",
                "identifier:text=mr       > false",
                "identifier:of-type=urn:t|MR|7   > true",
                "identifier:of-type=urn:t|MR|8   > false",
                "identifier:of-type=urn:t|XX|7   > false",
                "identifier:of-type=urn:s|MR|7   > false",
                "identifier:of-type=urn:t|MR|8,urn:t|MR|7 > true",
                "instantiates-canonical=urn:oid:1.2.3  > true",
                "instantiates-uri:below=http://a/b     > true",
                "instantiates-uri:below=http://a/b/c   > true",
                "instantiates-uri:below=http://a/b/c/d > false",
                "instantiates-uri:below=http://a/      > true",
                "instantiates-uri:below=http://        > true",
                "instantiates-uri:below=http://a/b/cc  > false",
                "instantiates-uri:above=http://a/b/c/d > true",
                "instantiates-uri:above=http://a/b/c   > true",
                "instantiates-uri:above=http://a/b     > false",
                "instantiates-uri:above=http://a/b/cd  > false",
                "_profile:below=http://p               > true",
                "_profile:below=http://p/q             > true",
                "_profile:below=http://p/q|2           > true",
                "_profile:below=http://p/q|3           > false",
                "_profile:above=http://p/q/r           > true"
            })
    void finds(String query, boolean found) {
        IndexEntries entries = SearchSetup.index(
                "ServiceRequest",
                "'meta': {'profile': ['http://p/q|2']}, 'identifier': [{'type': {'text': 'Medical record', 'coding':"
                        + " [{'system': 'urn:t', 'code': 'MR'}]}, 'system': 'urn:s', 'value': '7'}],"
                        + " 'instantiatesUri': ['http://a/b/c'], 'instantiatesCanonical': ['urn:oid:1.2.3'],"
                        + " 'code': {'text': 'Walking   group', 'coding': [{'code': 'w1', 'display': 'A Referral'}]}");
        assertThat(SearchSetup.finds("ServiceRequest", query, entries)).isEqualTo(found);
    }

    @Test
    void textFindsJustWhatBeginsWithIt() {
        Random random = new Random(3);
        int found = 0;
        for (int i = 0; i < 3_000; i++) {
            String display = word(random);
            String asked = word(random);
            String normal = NormalText.of(asked);
            if (!normal.isEmpty() && !display.isBlank()) {
                Observation observation = new Observation();
                observation.getCode().addCoding(new Coding("urn:c", null, display));
                boolean expected = NormalText.of(display).startsWith(normal);
                String query = "code:text="
                        + URLEncoder.encode(asked, StandardCharsets.UTF_8).replace("+", "%20");
                assertThat(SearchSetup.finds("Observation", query, SearchSetup.INDEXER.index(observation)))
                        .as(display + " begins with " + asked)
                        .isEqualTo(expected);
                found += expected ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(100);
    }

    private static String word(Random random) {
        List<String> letters = List.of("a", "B", "é", "ß", " ", "\uFFFF", "\uD83D\uDE00");
        return random.ints(1 + random.nextInt(3), 0, letters.size())
                .mapToObj(letters::get)
                .collect(Collectors.joining());
    }
}
