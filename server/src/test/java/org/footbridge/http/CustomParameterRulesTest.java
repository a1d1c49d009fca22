package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an active SearchParameter must be, and how it is said which element is at fault. */
class CustomParameterRulesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with(Indexing.AT_ONCE);

    @RegisterExtension
    static final RunningServer validating = RunningServer.with("--footbridge.reindex.delay=0s");

    private static final String GOOD = Expect.json("""
        {'resourceType':'SearchParameter','url':'urn:sp:good','name':'good','status':'active','description':'x',\
        'code':'good','base':['Patient'],'type':'token','expression':'Patient.maritalStatus'}""");

    private static final String PAIR = Expect.json("""
        {'resourceType':'SearchParameter','url':'urn:sp:pair','name':'pair','status':'active','description':'x',\
        'code':'pair','base':['Observation'],'type':'composite','expression':'Observation','component':[\
        {'definition':'http://hl7.org/fhir/SearchParameter/Observation-status|4.0.1','expression':'status'},\
        {'definition':'http://hl7.org/fhir/SearchParameter/clinical-date','expression':'effective'}]}""");

    @BeforeAll
    static void another() {
        Indexing.put(server, "taken", "Patient", "taken", "token", Indexing.EYE);
    }

    @ParameterizedTest(name = "{0} > {1}: {2} {3}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '#',
            value = {
                "'url':'urn:sp:good', > > url > An active SearchParameter must have a url.",
                "'code':'good', > > code > The code of a search parameter is a letter and then letters, digits, '-' or '_', 64"
                        + " characters at most, not ''.",
                "'code':'good' > 'code':'a.b' > code > '-' or '_', 64 characters at most, not 'a.b'.",
                "'code':'good' > 'code':'a:b' > code > not 'a:b'.",
                "'code':'good' > 'code':'_good' > code > not '_good'.",
                "'base':['Patient'] > 'base':['Patient','Person','Robot'] > base[2] > 'Robot' is not a resource type of FHIR R4.",
                "'base':['Patient'], > > base > A search parameter must name at least one type as its base.",
                "'type':'token' > 'type':'token','target':['Patient','Ghost'] > target[1] > 'Ghost' is not a resource type of"
                        + " FHIR R4.",
                "'type':'token' > 'type':'special' > type > The type of a search parameter must be number, date, string, token,"
                        + " reference, composite, quantity or uri, not 'special'.",
                ",'expression':'Patient.maritalStatus' > > expression > The FHIRPath expression that selects the values is missing.",
                "Patient.maritalStatus > Patient.maritalStatus( > expression > 'Patient.maritalStatus(' is not a FHIRPath"
                        + " expression: ",
                "Patient.maritalStatus > Patient.maritalStatus.frobnicate() > expression > is not a FHIRPath expression: ",
                "Patient.maritalStatus > Patient.where(name = %nothing).maritalStatus > expression > there is no"
                        + " variable %nothing.",
                "'base':['Patient'] > 'base':['Patient','Person'] > base[1] > No part of the expression is about Person.",
                "'code':'good' > 'code':'gender' > code > 'gender' on Patient is a search parameter of this server already,"
                        + " http://hl7.org/fhir/SearchParameter/individual-gender, with another meaning; choose another code.",
                "'code':'good' > 'code':'taken' > code > 'taken' on Patient is a search parameter of this server already,"
                        + " urn:sp:taken; choose another code.",
                "urn:sp:good > urn:sp:taken > url > The url is that of another search parameter, 'taken'.",
                "urn:sp:good > http://hl7.org/fhir/SearchParameter/Patient-active > url > The url is that of another search"
                        + " parameter, 'active'."
            })
    void refuses(String part, String replacement, String element, String diagnostics) {
        expectRefusal(GOOD, part, replacement, element, diagnostics);
    }

    @ParameterizedTest(name = "{0} > {1}: {2} {3}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '#',
            value = {
                "Observation-status|4.0.1 > Observation-stature > component[0].definition >"
                        + " 'http://hl7.org/fhir/SearchParameter/Observation-stature' is not the url of a search parameter that this"
                        + " server has.",
                "'expression':'effective' > 'expression':'effective +' > component[1].expression > 'effective +' is not a"
                        + " FHIRPath expression: ",
                ",'expression':'effective' > > component[1].expression > The FHIRPath expression that selects the values is missing.",
                "Observation-status > Observation-value-quantity > component > A composite must have two components: a token, and"
                        + " then a token, reference, string, date, number or quantity."
            })
    void refusesComposites(String part, String replacement, String element, String diagnostics) {
        expectRefusal(PAIR, part, replacement, element, diagnostics);
    }

    private static void expectRefusal(
            String good, String part, String replacement, String element, String diagnostics) {
        String with = replacement == null ? "" : Expect.json(replacement);
        assertThat(good).contains(Expect.json(part));
        String bad = good.replace(Expect.json(part), with);
        Answer answer = server.post("SearchParameter", bad);
        Expect.refused(answer, 422, "processing", diagnostics);
        assertThat(answer.json().at("/issue/0/expression/0").asText()).isEqualTo("SearchParameter." + element);
        assertThat(server.post("SearchParameter", bad.replace("\"active\"", "\"draft\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void takesWhatIsGood() {
        for (String good : new String[] {GOOD, PAIR}) {
            Answer stored = server.post("SearchParameter", good);
            assertThat(stored.status()).as(stored.body()).isEqualTo(201);
            assertThat(server.delete("SearchParameter/" + stored.id()).status()).isLessThan(300);
        }
    }

    @Test
    void takesWhatIsGoodWithValidationToo() {
        Answer stored = validating.post("SearchParameter", GOOD.replace("urn:sp:good", "https://a.example/sp/good"));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        Answer refused = validating.post(
                "SearchParameter",
                GOOD.replace("urn:sp:good", "https://a.example/sp/x").replace("\"code\":\"good", "\"code\":\"gender"));
        Expect.refused(refused, 422, "processing", "'gender' on Patient is a search parameter of this server already");
    }

    @Test
    void takesAParameterOfR4ThatMeansTheSame() {
        String same = Indexing.parameter("same", "Patient", "name", "string", "Practitioner.name | Patient.name");
        Answer stored = server.put("SearchParameter/same", same);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(Indexing.remarks(server, "Patient?name=a")).isEmpty();
        JsonNode ours = server.get("metadata").json();
        assertThat(ours.toString()).contains("SearchParameter/Patient-name").doesNotContain("urn:sp:same");
    }

    @Test
    void lookedAtByNobodyABadOneThatIsStoredTakesNoEffect() {
        server.put("Slot/any", Expect.json("{'resourceType':'Slot','id':'any','comment':'x'}"));
        String draft = Indexing.parameter("smuggled", "Slot", "start", "string", "Slot.comment");
        server.put("SearchParameter/smuggled", draft.replace("\"active\"", "\"draft\""));
        RunningServer other = server.beside(Indexing.AT_ONCE);
        try {
            server.sql("UPDATE resource SET version = version + 1, body = '\\x00'::bytea || convert_to('" + draft
                    + "', 'UTF8') WHERE id = 'smuggled'");
            Indexing.put(other, "honest", "Slot", "honest", "string", "Slot.comment");
            Indexing.settled(other);
            assertThat(Indexing.found(other, "Slot?honest=x")).containsExactly("any");
            assertThat(other.get("Slot?start=x").status()).isEqualTo(400);
        } finally {
            other.stop();
        }
    }
}
