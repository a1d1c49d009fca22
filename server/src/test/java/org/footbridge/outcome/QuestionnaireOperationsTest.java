package org.footbridge.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.outcome.Outcomes.in;
import static org.footbridge.outcome.Outcomes.ok;
import static org.footbridge.outcome.Outcomes.parameter;
import static org.footbridge.outcome.Outcomes.phq9;
import static org.footbridge.outcome.Outcomes.refused;
import static org.footbridge.outcome.Outcomes.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A questionnaire is filled in, stored and scored, and its scores are found. */
class QuestionnaireOperationsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final Outcomes outcomes = new Outcomes(server);
    private static final String STORE = parameter("store", "Boolean", "true");
    private static final String FORM = Outcomes.BASE + "/Questionnaire/";

    @BeforeAll
    static void peopleAreReferred() {
        outcomes.referred("maureen", "");
        outcomes.referred("tomasz", "");
    }

    private static String person() {
        String id = UUID.randomUUID().toString();
        outcomes.referred(id, "");
        return id;
    }

    private static JsonNode response(Answer populated) {
        assertThat(populated.status()).as(populated.body()).isEqualTo(200);
        return populated.json().at("/parameter/0/resource");
    }

    @Test
    void questionnaireIsPopulatedFilledInStoredScoredAndFound() {
        String person = person();
        JsonNode form = response(outcomes.call(
                "Questionnaire/$populate",
                parameter("subject", "Reference", "Patient/" + person),
                parameter("canonical", "Uri", FORM + "ons4"),
                parameter("referral", "Reference", "ServiceRequest/" + person),
                parameter("timepoint", "Code", "baseline")));
        assertThat(form.path("status").asText()).isEqualTo("in-progress");
        assertThat(form.path("questionnaire").asText()).isEqualTo(FORM + "ons4|0.1.0");
        assertThat(form.path("authored").asText()).isNotEmpty();
        assertThat(form.path("item").findValuesAsText("linkId"))
                .containsExactly("life-satisfaction", "worthwhile", "happy", "anxious");

        ObjectNode filled = form.deepCopy();
        filled.put("status", "completed");
        int[] answers = {3, 5, 8, 6};
        for (int i = 0; i < answers.length; i++) {
            ((ObjectNode) filled.at("/item/" + i))
                    .putArray("answer")
                    .addObject()
                    .put("valueInteger", answers[i]);
        }
        String stored = outcomes.stored(filled.toString());

        List<JsonNode> scores = in(outcomes.call(stored + "/$extract", STORE), "Observation");
        assertThat(scores).hasSize(4);
        JsonNode found = outcomes.search("Observation?subject=Patient/" + person + "&code=" + Outcomes.BASE
                + "/CodeSystem/sp-outcome-measure%7Cons4-anxious&timepoint=baseline&based-on=ServiceRequest/" + person
                + "&derived-from=" + stored + "&value-quantity=6&_count=5");
        assertThat(found.path("total").asInt(found.path("entry").size())).isOne();
        JsonNode anxious = found.at("/entry/0/resource");
        assertThat(anxious.at("/interpretation/0/coding/0/code").asText()).isEqualTo("high");
        assertThat(anxious.path("effectiveDateTime").asText())
                .isEqualTo(form.path("authored").asText());
        assertThat(anxious.has("component")).isFalse();
    }

    @Test
    void totalHasItsBandItsItemsAndItsOtherCodes() {
        String person = person();
        String stored = outcomes.stored(phq9(person, "1 2 3 2 1 1 1 0 1", ""));
        JsonNode score = in(
                        outcomes.call(stored + "/$extract", STORE, parameter("timepoint", "Code", "end")),
                        "Observation")
                .get(0);
        assertThat(score.at("/valueQuantity/value").asInt()).isEqualTo(12);
        assertThat(score.at("/interpretation/0/coding/0/code").asText()).isEqualTo("moderate");
        assertThat(score.path("component").findValuesAsText("valueInteger"))
                .containsExactly("1", "2", "3", "2", "1", "1", "1", "0", "1");
        assertThat(score.at("/component/0/code/text").asText()).startsWith("Little interest");
        assertThat(score.path("code").findValuesAsText("code")).containsExactly("phq9", "44261-6", "720433000");
        assertThat(score.at("/extension/0/valueCodeableConcept/coding/0/code").asText())
                .isEqualTo("end");
        assertThat(score.at("/meta/profile/0").asText()).endsWith("/SPOutcomeObservation");
    }

    @Test
    void storedScoresHaveOneProvenanceWithTheAnswersAsSource() {
        String person = person();
        String stored = outcomes.stored(phq9(person, "0 0 0 0 0 0 0 0 0", ""));
        JsonNode score =
                in(outcomes.call(stored + "/$extract", STORE), "Observation").get(0);
        JsonNode found = outcomes.search(
                "Provenance?target=Observation/" + score.path("id").asText());
        assertThat(found.path("entry")).hasSize(1);
        assertThat(found.at("/entry/0/resource/entity/0/what/reference").asText())
                .isEqualTo(stored);
        assertThat(found.at("/entry/0/resource/target/0/reference").asText()).endsWith("/_history/1");
    }

    @Test
    void extractionThatIsRepeatedMakesNoSecondScoreAndNoSecondVersion() {
        String person = person();
        String stored = outcomes.stored(phq9(person, "1 1 1 1 1 1 1 1 0", ""));
        String scores = "Observation?subject=Patient/" + person;
        JsonNode first =
                in(outcomes.call(stored + "/$extract", STORE), "Observation").get(0);
        JsonNode again =
                in(outcomes.call(stored + "/$extract", STORE), "Observation").get(0);
        assertThat(again).isEqualTo(first);
        Answer transaction = outcomes.call(stored + "/$extract");
        ok(server.post("", transaction.body()));
        assertThat(outcomes.total(scores)).isOne();
        assertThat(outcomes.total(
                        "Provenance?target=Observation/" + first.path("id").asText()))
                .isOne();
    }

    @Test
    void amendedAnswersChangeTheirScore() {
        String person = person();
        String stored = outcomes.stored(phq9(person, "1 1 1 1 1 1 1 1 0", ""));
        in(outcomes.call(stored + "/$extract", STORE), "Observation");
        String id = stored.substring(stored.indexOf('/') + 1);
        ok(server.put(
                stored,
                phq9(person, "2 1 1 1 1 1 1 1 0", "\"id\": \"" + id + "\",").replace("completed", "amended")));
        JsonNode amended =
                in(outcomes.call(stored + "/$extract", STORE), "Observation").get(0);
        assertThat(amended.at("/valueQuantity/value").asInt()).isEqualTo(9);
        assertThat(amended.path("status").asText()).isEqualTo("amended");
        assertThat(amended.at("/meta/versionId").asText()).isEqualTo("2");
        assertThat(outcomes.total("Observation?subject=Patient/" + person)).isOne();
    }

    @Test
    void answersThatAreGivenAreStoredWithTheirScoresOnce() {
        String person = person();
        String answers = resource("questionnaire-response", phq9(person, "0 0 0 0 0 0 0 2 0", ""));
        Answer first = outcomes.call("QuestionnaireResponse/$extract", answers, STORE);
        assertThat(in(first, "QuestionnaireResponse")).hasSize(1);
        JsonNode score = in(first, "Observation").get(0);
        String id = in(first, "QuestionnaireResponse").get(0).path("id").asText();
        assertThat(score.at("/derivedFrom/0/reference").asText()).isEqualTo("QuestionnaireResponse/" + id);
        assertThat(in(outcomes.call("QuestionnaireResponse/$extract", answers, STORE), "Observation"))
                .containsExactly(score);
        assertThat(in(outcomes.call("QuestionnaireResponse/" + id + "/$extract", STORE), "Observation"))
                .containsExactly(score);
        assertThat(outcomes.total("QuestionnaireResponse?subject=Patient/" + person))
                .isOne();
        assertThat(outcomes.total("Observation?subject=Patient/" + person)).isOne();
    }

    @Test
    void withoutStoreNothingIsStoredAndTheTransactionDoesTheSame() {
        String person = person();
        Answer transaction = outcomes.call(
                "QuestionnaireResponse/$extract",
                resource("questionnaire-response", phq9(person, "0 0 0 0 0 0 0 2 0", "")));
        assertThat(transaction.json().path("type").asText()).isEqualTo("transaction");
        assertThat(outcomes.total("Observation?subject=Patient/" + person)).isZero();
        ok(server.post("", transaction.body()));
        ok(server.post("", transaction.body()));
        assertThat(outcomes.total("Observation?subject=Patient/" + person)).isOne();
        assertThat(outcomes.total("QuestionnaireResponse?subject=Patient/" + person))
                .isOne();
        String stored = outcomes.stored(phq9(person, "0 0 0 0 0 0 0 3 0", ""));
        assertThat(server.get(stored + "/$extract").json().path("type").asText())
                .isEqualTo("transaction");
        assertThat(server.get(stored + "/$extract?store=true").status()).isEqualTo(400);
        assertThat(outcomes.total("Observation?subject=Patient/" + person)).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0 0 0 0 0 0 0 0 -; outcome-answer-missing; harm",
                "- - - - - - - - -; outcome-answer-missing; interest",
                "0 0 0 0 - - 0 0 0; outcome-answer-missing; appetite, failure"
            })
    void missingAnswersAreRefusedAndNotGuessed(String points, String rule, String named) {
        refused(
                outcomes.call(
                        "QuestionnaireResponse/$extract",
                        resource("questionnaire-response", phq9("maureen", points, ""))),
                rule,
                named,
                "nothing takes the place");
    }

    /** Answers in which one text takes the place of another are refused by a rule that names the place. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "Questionnaire/phq9; Questionnaire/phq9|9.9.9; outcome-version; QuestionnaireResponse.questionnaire",
                "Questionnaire/phq9; Questionnaire/wemwbs; outcome-instrument; QuestionnaireResponse.questionnaire",
                "completed; in-progress; outcome-status; QuestionnaireResponse.status",
                "completed; entered-in-error; outcome-status; QuestionnaireResponse.status",
                "several-days; sometimes; outcome-answer; item[0].answer[0].value",
                "\"interest\"; \"interests\"; outcome-answer; item[0].linkId",
                "\"down\"; \"interest\"; outcome-answer; item[1].answer",
                "CodeSystem/phq-answer; CodeSystem/other; outcome-answer; item[0].answer[0].value",
                "Patient/maureen; Group/maureen; outcome-person; QuestionnaireResponse.subject",
                "Patient/maureen; Patient/tomasz; outcome-person; QuestionnaireResponse.basedOn",
                "ServiceRequest/maureen; ServiceRequest/nobody; outcome-referral; QuestionnaireResponse.basedOn",
                "ServiceRequest/maureen; CarePlan/maureen; outcome-referral; QuestionnaireResponse.basedOn"
            })
    void answersThatCannotBeScoredAreRefused(String text, String other, String rule, String place) {
        String answers = phq9("maureen", "1 1 1 1 1 1 1 1 0", "").replace(text, other);
        refused(
                outcomes.call("QuestionnaireResponse/$extract", resource("questionnaire-response", answers)),
                rule,
                place);
    }

    @Test
    void referralAndTimepointOfTheParametersMustNotContradictTheAnswers() {
        String answers = resource("questionnaire-response", phq9("maureen", "1 1 1 1 1 1 1 1 0", ""));
        refused(
                outcomes.call(
                        "QuestionnaireResponse/$extract",
                        answers,
                        parameter("referral", "Reference", "ServiceRequest/tomasz")),
                "outcome-referral");
        String timed = answers.replace(
                "\"questionnaire\":",
                "\"extension\": [{\"url\": \"" + Outcomes.BASE + "/StructureDefinition/timepoint\","
                        + " \"valueCodeableConcept\": {\"coding\": [{\"system\": \"" + Outcomes.BASE
                        + "/CodeSystem/sp-timepoint\", \"code\": \"review\"}]}}], \"questionnaire\":");
        refused(
                outcomes.call("QuestionnaireResponse/$extract", timed, parameter("timepoint", "Code", "end")),
                "outcome-timepoint");
        JsonNode score = in(outcomes.call("QuestionnaireResponse/$extract", timed), "Observation")
                .get(0);
        assertThat(score.at("/extension/0/valueCodeableConcept/coding/0/code").asText())
                .isEqualTo("review");
    }

    @ParameterizedTest
    @CsvSource({
        "timepoint, Code, later, baseline",
        "store, String, perhaps, true or false",
        "shop, Boolean, true, questionnaire-response"
    })
    void parametersThatMeanNothingAreRefused(String name, String type, String value, String words) {
        Answer refused = outcomes.call(
                "QuestionnaireResponse/$extract",
                resource("questionnaire-response", phq9("maureen", "1 1 1 1 1 1 1 1 0", "")),
                parameter(name, type, value));
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.diagnostics()).contains(words);
    }

    @Test
    void answersWithAnIdAreExtractedWhereTheyAreStored() {
        Answer refused = outcomes.call(
                "QuestionnaireResponse/$extract",
                resource("questionnaire-response", phq9("maureen", "1 1 1 1 1 1 1 1 0", "\"id\": \"x\",")),
                STORE);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.diagnostics()).contains("QuestionnaireResponse/[id]/$extract");
        assertThat(outcomes.call("QuestionnaireResponse/nobody/$extract").status())
                .isEqualTo(404);
        assertThat(outcomes.call("QuestionnaireResponse/$extract").status()).isEqualTo(400);
    }
}
