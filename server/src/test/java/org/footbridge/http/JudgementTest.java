package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What judges a write besides its own content: versions of profiles, targets of references, and Questionnaires. */
class JudgementTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=enforce");

    private static final String URL = "https://profiles.example/StructureDefinition/";
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String FORM = "https://forms.example/Questionnaire/";
    private static final String ITEMS = "'status':'active','item':[{'linkId':'1','type':'boolean','required':true},"
            + "{'linkId':'2','type':'choice','answerOption':[{'valueCoding':{'system':'urn:x:y','code':'a'}}],"
            + "'enableWhen':[{'question':'1','operator':'=','answerBoolean':true}]}]";

    @BeforeAll
    static void store() {
        for (String version : new String[] {"1.9", "1.10", "1.2"}) {
            store(profile(
                    "versioned",
                    version,
                    "Patient",
                    element("Patient.birthDate", "'min':" + (version.equals("1.10") ? 1 : 0))));
        }
        store(profile("derived", "1", "Patient", element("Patient.name", "'min':1"))
                .replace(CORE + "Patient", URL + "versioned|1.10"));
        store(profile(
                "sliced",
                "1",
                "Appointment",
                "{'id':'Appointment.participant','path':'Appointment.participant','slicing':{'discriminator':[{'type':'type','path':'actor.resolve()'}],'rules':'open'}},"
                        + "{'id':'Appointment.participant:s','path':'Appointment.participant','sliceName':'s','min':1},"
                        + "{'id':'Appointment.participant:s.actor','path':'Appointment.participant.actor','min':1,'type':[{'code':'Reference','targetProfile':['"
                        + CORE + "HealthcareService']}]}"));
        store("Questionnaire", "{'resourceType':'Questionnaire','url':'" + FORM + "f','version':'1'," + ITEMS + "}");
        store(
                "Questionnaire",
                "{'resourceType':'Questionnaire','url':'" + FORM + "f','version':'2',"
                        + ITEMS.replace("boolean", "string").replace("answerBoolean':true", "answerString':'x'") + "}");
    }

    private static void store(String profile) {
        store("StructureDefinition", profile);
    }

    private static void store(String type, String json) {
        Answer answer = server.post(type, Expect.json(json));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String profile(String name, String version, String type, String elements) {
        return "{'resourceType':'StructureDefinition','url':'" + URL + name + "','version':'" + version + "','name':'P"
                + name + "','status':'active','kind':'resource','abstract':false,'type':'" + type
                + "','baseDefinition':'" + CORE + type + "','derivation':'constraint','differential':{'element':["
                + elements + "]}}";
    }

    private static String element(String path, String members) {
        return "{'id':'" + path + "','path':'" + path + "'," + members + "}";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "the version that is claimed; versioned|1.9; 'active':true; 201",
                "the version that is claimed, broken; versioned|1.10; 'active':true; 422",
                "the version that is claimed, kept; versioned|1.10; 'birthDate':'2020'; 201",
                "the newest without one; versioned; 'active':true; 422",
                "a version that is not there; versioned|7; 'active':true; 201",
                "one derived from a version; derived|1; 'name':[{'text':'n'}]; 422",
            })
    void aProfileIsJudgedInTheVersion(String name, String claim, String members, int status) {
        String patient = "{'resourceType':'Patient','meta':{'profile':['" + URL + claim + "']}," + members + "}";
        assertThat(server.post("Patient", Expect.json(patient)).status()).isEqualTo(status);
        Answer validated = server.post("Patient/$validate", Expect.json(patient));
        assertThat(validated.body().contains("\"error\"")).as(validated.body()).isEqualTo(status == 422);
    }

    @Test
    void aSliceByItsTargetIsJudgedByTheStoredTargetAndByThatOfTheTransaction() {
        assertThat(server.put(
                                "HealthcareService/walk",
                                Expect.json("{'resourceType':'HealthcareService','id':'walk','name':'w'}"))
                        .status())
                .isEqualTo(201);
        assertThat(server.post("Appointment", Expect.json(appointment("HealthcareService/walk")))
                        .status())
                .isEqualTo(201);
        assertThat(server.post("Appointment", Expect.json(appointment("Patient/nobody")))
                        .status())
                .isEqualTo(422);
        String urn = "urn:uuid:" + UUID.randomUUID();
        String entry = "{'fullUrl':'%s','resource':%s,'request':{'method':'POST','url':'%s'}}";
        String bundle = "{'resourceType':'Bundle','type':'transaction','entry':["
                + entry.formatted("urn:uuid:" + UUID.randomUUID(), appointment(urn), "Appointment") + ","
                + entry.formatted(urn, "{'resourceType':'%s','name':%s}", "%s") + "]}";
        assertThat(server.post("", Expect.json(bundle.formatted("HealthcareService", "'n'", "HealthcareService")))
                        .status())
                .isEqualTo(200);
        assertThat(server.post("", Expect.json(bundle.formatted("Patient", "[{'text':'n'}]", "Patient")))
                        .status())
                .isEqualTo(422);
    }

    private static String appointment(String actor) {
        return "{'resourceType':'Appointment','meta':{'profile':['" + URL
                + "sliced']},'status':'proposed','participant':[" + "{'status':'accepted','actor':{'reference':'"
                + actor + "'}}]}";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "fitting answers; f|1; {'linkId':'1','answer':[{'valueBoolean':false}]}; 201",
                "an unknown item; f|1; {'linkId':'1','answer':[{'valueBoolean':false}]},{'linkId':'9','answer':[{'valueString':'x'}]}; 422",
                "another type; f|1; {'linkId':'1','answer':[{'valueString':'x'}]}; 422",
                "a missing answer; f|1; {'linkId':'2'}; 422",
                "two answers; f|1; {'linkId':'1','answer':[{'valueBoolean':false},{'valueBoolean':true}]}; 422",
                "an option; f|1; {'linkId':'1','answer':[{'valueBoolean':true}]},{'linkId':'2','answer':[{'valueCoding':{'system':'urn:x:y','code':'a'}}]}; 201",
                "no option; f|1; {'linkId':'1','answer':[{'valueBoolean':true}]},{'linkId':'2','answer':[{'valueCoding':{'system':'urn:x:y','code':'b'}}]}; 422",
                "a question that is not asked; f|1; {'linkId':'1','answer':[{'valueBoolean':false}]},{'linkId':'2','answer':[{'valueCoding':{'system':'urn:x:y','code':'a'}}]}; 422",
                "the newest form; f; {'linkId':'1','answer':[{'valueString':'y'}]}; 201",
                "another type than in the newest form; f; {'linkId':'1','answer':[{'valueBoolean':false}]}; 422",
            })
    void answersAreJudgedByTheStoredForm(String name, String form, String items, int status) {
        String answers = "{'resourceType':'QuestionnaireResponse','status':'completed','questionnaire':'" + FORM + form
                + "','item':[" + items + "]}";
        Answer written = server.post("QuestionnaireResponse", Expect.json(answers));
        assertThat(written.status()).as(written.body()).isEqualTo(status);
        Answer validated = server.post("QuestionnaireResponse/$validate", Expect.json(answers));
        assertThat(validated.body().contains("\"error\"")).as(validated.body()).isEqualTo(status == 422);
        String bundle = "{'resourceType':'Bundle','type':'transaction','entry':[{'resource':" + answers
                + ",'request':{'method':'POST','url':'QuestionnaireResponse'}}]}";
        assertThat(server.post("", Expect.json(bundle)).status()).isEqualTo(status == 201 ? 200 : status);
    }

    @Test
    void answersAreJudgedByOurForms() {
        String answers = "{'resourceType':'QuestionnaireResponse','status':'completed','questionnaire':"
                + "'https://fhir.footbridge.example/Questionnaire/ucla3','item':[{'linkId':'none','answer':[{'valueString':'x'}]}]}";
        assertThat(server.post("QuestionnaireResponse", Expect.json(answers)).status())
                .isEqualTo(422);
    }

    @Test
    void aReferralIsOfAPatient() {
        Answer answer = server.post(
                "ServiceRequest",
                Expect.json("{'resourceType':'ServiceRequest','status':'active',"
                        + "'intent':'order','subject':{'reference':'Practitioner/1'}}"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("ServiceRequest.subject").contains("Practitioner");
    }

    @Test
    void validateSaysWhatTheWriteWouldSay() {
        server.put("Patient/kept", Expect.json("{'resourceType':'Patient','id':'kept','active':true}"));
        server.put("Patient/free", Expect.json("{'resourceType':'Patient','id':'free','active':true}"));
        server.post(
                "Observation",
                Expect.json("{'resourceType':'Observation','status':'final','code':{'text':'c'},"
                        + "'subject':{'reference':'Patient/kept'}}"));
        Answer kept = server.get("Patient/kept/$validate?mode=delete");
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.body()).contains("\"error\"").contains("Observation/");
        assertThat(server.get("Patient/free/$validate?mode=delete").body()).contains("can be deleted");
        assertThat(server.get("Patient/free").status()).isEqualTo(200);
        Answer stale = server.send(
                "POST",
                "Patient/free/$validate?mode=update",
                Expect.json("{'resourceType':'Patient','id':'free','active':false}"),
                "If-Match",
                "W/\"7\"");
        assertThat(stale.body()).contains("\"error\"");
        Answer other = server.post(
                "Patient/free/$validate?mode=update",
                Expect.json("{'resourceType':'Patient','id':'kept','active':false}"));
        assertThat(other.body()).contains("\"error\"");
        assertThat(server.post(
                                "Patient/free/$validate?mode=update",
                                Expect.json("{'resourceType':'Patient','id':'free','active':false}"))
                        .body())
                .doesNotContain("\"error\"");
        assertThat(server.get("Patient/free").body()).contains("\"versionId\":\"1\"");
    }
}
