package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lettered resources, and which of them each search finds, in which order and on how many pages. */
class SearchHttpTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final Map<String, String> PATIENTS = new TreeMap<>(Map.of(
            "A",
                    "'active':true,'identifier':[{'system':'urn:s1','value':'x'}],"
                            + "'name':[{'family':'Smith','given':['Anna']}],"
                            + "'birthDate':'1970-03-05','gender':'female',"
                            + "'generalPractitioner':[{'reference':'Practitioner/g1'}]",
            "B",
                    "'active':false,'identifier':[{'system':'urn:s2','value':'x'}],'name':[{'family':'Smythe'}],"
                            + "'birthDate':'1970-03','gender':'male',"
                            + "'generalPractitioner':[{'reference':'Organization/g1'}]",
            "C", "'identifier':[{'value':'x'}],'name':[{'text':'Ångström smith'}],'birthDate':'1970'",
            "D",
                    "'active':true,'identifier':[{'system':'urn:s1','value':'x'},{'system':'urn:s2','value':'y'}],"
                            + "'birthDate':'1971-01-01',"
                            + "'generalPractitioner':[{'reference':'Practitioner/g1/_history/3'},"
                            + "{'reference':'http://other.example/fhir/Practitioner/g9'}]",
            "E",
                    "'gender':'unknown','name':[{'family':'O\\u0027Neil, Jr'}],"
                            + "'generalPractitioner':[{'identifier':{'system':'urn:g','value':'7'}}]"));

    private static final Map<String, String> REFERRALS = new TreeMap<>(Map.of(
            "F", referral("refer-to-link-worker", "occupational-therapist", "loneliness-isolation"),
            "G", referral("refer-to-link-worker", "dietitian", "physical-inactivity"),
            "H", referral("promoting-growing-developing", "dietitian", "loneliness-isolation"),
            "I", "'reasonCode':[{'text':'no code'}]"));

    private static String referral(String mode, String profession, String need) {
        String ours = "https://fhir.footbridge.example/";
        String part =
                "{'url':'%s','valueCodeableConcept':{'coding':[{'system':'" + ours + "CodeSystem/%s','code':'%s'}]}}";
        return "'extension':[{'url':'" + ours + "StructureDefinition/ahp-engagement','extension':["
                + part.formatted("mode", "ahp-engagement-mode", mode) + ","
                + part.formatted("profession", "ahp-profession", profession) + "]}],"
                + "'reasonCode':[{'coding':[{'system':'" + ours + "CodeSystem/sp-need','code':'" + need + "'}]}]";
    }

    @BeforeAll
    static void lettered() {
        PATIENTS.forEach((letter, members) -> put("Patient", letter, members));
        REFERRALS.forEach((letter, members) -> put("ServiceRequest", letter, members));
        put("Patient", "deleted", "'active':true,'identifier':[{'system':'urn:s1','value':'x'}]");
        server.delete("Patient/deleted");
    }

    private static void put(String type, String id, String members) {
        String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
        Answer answer = server.put(type + "/" + id, Expect.json(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "                                    > ABCDE",
                "_id=A                               > A",
                "_id=A,C,never                       > AC",
                "_id=deleted                         > \"\"",
                "_id=a                               > \"\"",
                "_id=Patient/A                       > \"\"",
                "identifier=x                        > ABCD",
                "identifier=urn:s1|x                 > AD",
                "identifier=|x                       > C",
                "identifier=urn:s2|                  > BD",
                "identifier=urn:s1|x,urn:s2|y        > AD",
                "identifier=urn:s1|x&identifier=y    > D",
                "identifier=X                        > ABCD",
                "identifier:not=y                    > ABCE",
                "active=true                         > AD",
                "active=false                        > B",
                "active:missing=true                 > CE",
                "active:missing=false                > ABD",
                "gender=male,female                  > AB",
                "gender=http://hl7.org/fhir/administrative-gender|male > B",
                "gender:not=male                     > ACDE",
                "name=smith                          > AC",
                "name=Smi,smy                        > ABC",
                "family=smith                        > A",
                "name=SMYTHE                         > B",
                "name=mith                           > \"\"",
                "name:contains=mit                   > AC",
                "name:exact=Smith                    > A",
                "name:exact=smith                    > \"\"",
                "name=angstrom                       > C",
                "given=ann&family=smith              > A",
                "family=o'neil\\, jr                 > E",
                "birthdate=1970                      > ABC",
                "birthdate=1970-03                   > AB",
                "birthdate=1970-03-05                > A",
                "birthdate=ne1970                    > D",
                "birthdate=gt1970                    > D",
                "birthdate=ge1970-03                 > ABCD",
                "birthdate=lt1970-03-05              > BC",
                "birthdate=le1970                    > ABC",
                "birthdate=sa1970                    > D",
                "birthdate=eb1971                    > ABC",
                "birthdate=ge1970-03&birthdate=lt1970-04 > ABC",
                "general-practitioner=Practitioner/g1 > AD",
                "general-practitioner=g1             > ABD",
                "general-practitioner:Organization=g1 > B",
                "general-practitioner=http://other.example/fhir/Practitioner/g9 > D",
                "general-practitioner:identifier=urn:g|7 > E",
                "general-practitioner=Practitioner/g9 > \"\"",
                "_lastUpdated=ge2020                 > ABCDE",
                "_lastUpdated=lt2020                 > \"\"",
                "_lastUpdated=gt2999                 > \"\"",
                "active=true&birthdate=1970&name=smith > A"
            })
    void finds(String query, String letters) {
        assertThat(letters(search("Patient", query))).isEqualTo(letters);
        assertThat(letters(posted("Patient", query))).as("POST _search").isEqualTo(letters);
        Answer count = search("Patient", (query == null ? "" : query + "&") + "_summary=count");
        assertThat(count.json().path("total").asInt()).isEqualTo(letters.length());
        assertThat(Expect.entries(count)).isEmpty();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '"',
            value = {
                "engagement-mode=refer-to-link-worker   > FG",
                "engagement-mode=OURS/ahp-engagement-mode|promoting-growing-developing > H",
                "engagement-mode:not=refer-to-link-worker > HI",
                "engagement-mode:missing=true           > I",
                "engagement-mode=dietitian              > \"\"",
                "ahp-profession=dietitian               > GH",
                "ahp-profession=dietitian,occupational-therapist > FGH",
                "need=loneliness-isolation              > FH",
                "need=https://fhir.footbridge.example/CodeSystem/sp-need| > FGH",
                "engagement-mode=refer-to-link-worker&ahp-profession=dietitian&need=physical-inactivity > G"
            })
    void findsReferralsByOurParameters(String query, String letters) {
        String spelled = query.replace("OURS", "https://fhir.footbridge.example/CodeSystem");
        assertThat(letters(search("ServiceRequest", spelled))).isEqualTo(letters);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "_sort=_lastUpdated                  > A B C D E",
                "_sort=-_lastUpdated                 > E D C B A",
                "_sort=_lastUpdated&_count=2         > A B | C D | E",
                "_sort=-_lastUpdated&_count=3        > E D C | B A",
                "_sort=-_lastUpdated&_count=5        > E D C B A",
                "_sort=_lastUpdated&_count=1&active=true > A | D",
                "_sort=_lastUpdated&_count=1000000   > A B C D E"
            })
    void sortsAndPages(String query, String expected) {
        List<Answer> pages = Expect.pages(server, search("Patient", query), () -> {});
        assertThat(pages.stream().map(page -> String.join(" ", ids(page))).collect(Collectors.joining(" | ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_sort=_lastUpdated", "_sort=-_lastUpdated", "code=w", "code=w&_sort=_lastUpdated"})
    void pagesTogetherAreAllThatWasThereAtFirst(String query) {
        AtomicInteger number = new AtomicInteger();
        String code = "'code':{'coding':[{'code':'w'}]}";
        String type = "Observation";
        for (int i = 0; i < 7; i++) {
            create(type, code);
        }
        List<String> expected = allIds(type, query + "&_count=1000");
        List<String> found = new ArrayList<>();
        List<Answer> pages = Expect.pages(server, search(type, query + "&_count=3"), () -> {
            create(type, code);
            number.incrementAndGet();
        });
        pages.forEach(page -> found.addAll(ids(page)));
        assertThat(number.get()).isGreaterThan(1);
        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        pages.subList(0, pages.size() - 1).forEach(page -> assertThat(ids(page)).hasSize(3));
    }

    private static void create(String type, String members) {
        String body = Expect.json("{'resourceType':'" + type + "'," + members + "}");
        assertThat(server.post(type, body).status()).isEqualTo(201);
    }

    @Test
    void theTotalIsThereForWhoeverAsks() {
        Answer page = search("Patient", "identifier=x&_count=2&_total=accurate");
        assertThat(page.json().path("total").asInt()).isEqualTo(4);
        assertThat(ids(page)).hasSize(2);
        Answer next = server.get(Expect.link(page, "next").orElseThrow());
        assertThat(next.json().path("total").asInt()).isEqualTo(4);
        assertThat(search("Patient", "identifier=x&_count=0")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(4);
        assertThat(search("Patient", "identifier=never&_total=accurate")
                        .json()
                        .path("total")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void anEntryIsTheResourceAsARead() {
        JsonNode entry = Expect.entries(search("Patient", "_id=A")).get(0);
        assertThat(entry.path("fullUrl").asText()).isEqualTo(server.base() + "/Patient/A");
        assertThat(entry.at("/search/mode").asText()).isEqualTo("match");
        assertThat(entry.path("resource")).isEqualTo(server.get("Patient/A").json());
        assertThat(search("Patient", "_id=A").json().path("type").asText()).isEqualTo("searchset");
    }

    @Test
    void theSelfLinkSaysWhatWasAsked() {
        Answer answer = search("Patient", "name=smi&identifier=urn:s1|x&_count=7");
        String self = Expect.link(answer, "self").orElseThrow();
        assertThat(self)
                .startsWith(server.base() + "/Patient?")
                .contains("name=smi", "identifier=urn%3As1%7Cx", "_count=7");
        assertThat(letters(server.get(self))).isEqualTo(letters(answer));
        assertThat(Expect.link(posted("Patient", "name=smi&_count=7"), "self").orElseThrow())
                .contains("name=smi", "_count=7");
    }

    @Test
    void aPostedSearchPagesByGet() {
        List<Answer> pages = Expect.pages(server, posted("Patient", "identifier=x&_count=3"), () -> {});
        assertThat(pages).hasSize(2);
        assertThat(pages.stream()
                        .map(SearchHttpTest::letters)
                        .collect(Collectors.joining())
                        .chars()
                        .sorted()
                        .mapToObj(Character::toString))
                .containsExactly("A", "B", "C", "D");
    }

    @Test
    void parametersInUrlAndBodyCountTogether() {
        Answer answer = server.post(
                "Patient/_search?identifier=x", "active=true", "Content-Type", "application/x-www-form-urlencoded");
        assertThat(letters(answer)).isEqualTo("AD");
    }

    @Test
    void aCursorBelongsToItsQuery() {
        String next =
                Expect.link(search("Patient", "identifier=x&_count=2"), "next").orElseThrow();
        Expect.refused(server.get(next.replace("identifier=x", "identifier=y")), 400, "value", "_cursor");
        Expect.refused(server.get(next.replace("/Patient?", "/ServiceRequest?")), 400, "value", "_cursor");
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        String next =
                Expect.link(search("Patient", "identifier=x&_count=2"), "next").orElseThrow();
        int at = next.indexOf("_cursor=") + "_cursor=".length();
        for (int i = at; i < next.length() - 1; i += 3) {
            char other = next.charAt(i) == 'A' ? 'B' : 'A';
            Expect.refused(server.get(next.substring(0, i) + other + next.substring(i + 1)), 400, "value", "_cursor");
            Expect.refused(server.get(next.substring(0, i)), 400, "value", "_cursor");
        }
    }

    @Test
    void whatIsPartOfItselfIsIncludedOnce() {
        for (String[] part : new String[][] {{"ring1", "ring2"}, {"ring2", "ring3"}, {"ring3", "ring1"}}) {
            server.put(
                    "Organization/" + part[0],
                    "{\"resourceType\":\"Organization\",\"id\":\"" + part[0]
                            + "\",\"partOf\":{\"reference\":\"Organization/" + part[1] + "\"}}");
        }
        for (String include : List.of("_include:iterate", "_revinclude:iterate")) {
            Answer answer = search("Organization", "_id=ring1&" + include + "=Organization:partof");
            assertThat(answer.json().findValuesAsText("fullUrl")).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void anXmlSearchFindsTheSame() {
        Answer xml = server.get("Patient?identifier=x&_total=accurate", "Accept", "application/fhir+xml");
        assertThat(xml.status()).isEqualTo(200);
        assertThat(xml.body()).contains("<total value=\"4\"/>", "<id value=\"A\"/>", "<mode value=\"match\"/>");
    }

    private static Answer search(String type, String query) {
        return server.get(type + "?" + encoded(query));
    }

    private static Answer posted(String type, String query) {
        return server.post(type + "/_search", encoded(query), "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String encoded(String query) {
        return query == null
                ? ""
                : query.replaceFirst("^&", "")
                        .replace("|", "%7C")
                        .replace("'", "%27")
                        .replace("\\", "%5C")
                        .replace(" ", "%20");
    }

    private static List<String> allIds(String type, String query) {
        return ids(search(type, query));
    }

    private static List<String> ids(Answer page) {
        return Expect.entries(page).stream()
                .map(entry -> entry.at("/resource/id").asText())
                .toList();
    }

    private static String letters(Answer page) {
        return ids(page).stream().sorted().collect(Collectors.joining());
    }
}
