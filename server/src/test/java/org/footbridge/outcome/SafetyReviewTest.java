package org.footbridge.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.outcome.Outcomes.in;
import static org.footbridge.outcome.Outcomes.ok;
import static org.footbridge.outcome.Outcomes.parameter;
import static org.footbridge.outcome.Outcomes.phq9;
import static org.footbridge.outcome.Outcomes.refused;
import static org.footbridge.outcome.Outcomes.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last question of PHQ-9: an answer above "not at all" is on somebody's work list as soon as it is stored, once. */
class SafetyReviewTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final Outcomes outcomes = new Outcomes(server);
    private static final String HEEDED = "0 0 0 0 0 0 0 0 1";
    private static final String CODES = Outcomes.BASE + "/CodeSystem/sp-safety%7C";

    @BeforeAll
    static void professionalsExist() {
        for (String id : new String[] {"daniel", "grace"}) {
            ok(server.put(
                    "PractitionerRole/" + id, "{\"resourceType\": \"PractitionerRole\", \"id\": \"" + id + "\"}"));
        }
        for (String id : new String[] {"gardens", "practice"}) {
            ok(server.put(
                    "Organization/" + id,
                    "{\"resourceType\": \"Organization\", \"id\": \"" + id + "\", \"name\": \"" + id + "\"}"));
        }
    }

    private static String person(String more) {
        String id = UUID.randomUUID().toString();
        outcomes.referred(id, more);
        return id;
    }

    private static JsonNode flags(String person) {
        return outcomes.search("Flag?subject=Patient/" + person).path("entry");
    }

    private static JsonNode tasks(String person) {
        return outcomes.search("Task?subject=Patient/" + person + "&code=" + CODES + "safety-review&status=requested")
                .path("entry");
    }

    @Test
    void answerIsOnTheWorkListOfTheLinkWorkerAndOfTheReferrer() {
        String person = person("");
        outcomes.task(person, "accepted", "PractitionerRole/daniel", "PractitionerRole/grace");
        String stored = outcomes.stored(phq9(person, HEEDED, ""));
        assertThat(flags(person)).hasSize(1);
        JsonNode flag = flags(person).at("/0/resource");
        for (String mine : new String[] {"owner=PractitionerRole/daniel", "requester=PractitionerRole/grace"}) {
            JsonNode found = outcomes.search(
                    "Task?" + mine + "&code=" + CODES + "safety-review&status=requested&subject=Patient/" + person);
            assertThat(found.path("entry")).as(mine).hasSize(1);
            JsonNode task = found.at("/entry/0/resource");
            assertThat(task.at("/focus/reference").asText()).isEqualTo(stored);
            assertThat(task.path("priority").asText()).isEqualTo("stat");
            assertThat(task.at("/reasonReference/reference").asText())
                    .isEqualTo("Flag/" + flag.path("id").asText());
        }
        JsonNode provenance =
                outcomes.search("Provenance?target=Flag/" + flag.path("id").asText());
        assertThat(provenance.path("entry")).hasSize(1);
        assertThat(provenance.at("/entry/0/resource/agent/0/who/display").asText())
                .isEqualTo("The server");
    }

    @ParameterizedTest
    @CsvSource({
        // who acts if the owner of the referral is a community organisation, which sees nothing clinical
        "Organization/gardens, PractitionerRole/grace, accepted, PractitionerRole/grace",
        "Organization/gardens, Organization/practice, requested, Organization/practice",
        // a referral that has ended has no owner
        "PractitionerRole/daniel, PractitionerRole/grace, cancelled, Organization/practice"
    })
    void responsibleIsAProfessionalOfTheOpenReferralElseTheGeneralPractice(
            String owner, String requester, String status, String responsible) {
        String person = person(", \"generalPractitioner\": [{\"reference\": \"Organization/practice\"}]");
        outcomes.task(person, status.equals("cancelled") ? "requested" : status, owner, requester);
        if (status.equals("cancelled")) {
            ok(outcomes.call("Task/" + person + "/$cancel", parameter("reason", "String", "Moved away")));
        }
        outcomes.stored(phq9(person, HEEDED, ""));
        assertThat(tasks(person).at("/0/resource/owner/reference").asText()).isEqualTo(responsible);
    }

    @Test
    void withoutAnybodyResponsibleTheTaskHasNoOwnerAndIsFound() {
        String person = person("");
        outcomes.stored(phq9(person, HEEDED, ""));
        assertThat(outcomes.total("Task?owner:missing=true&code=" + CODES + "safety-review&subject=Patient/" + person))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 0 0 0 0 0 0 0, completed, 0",
        "3 3 3 3 3 3 3 3 0, completed, 0",
        "0 0 0 0 0 0 0 0 3, completed, 1",
        "- - - - - - - - 1, in-progress, 1",
        "0 0 0 0 0 0 0 0 2, amended, 1",
        "0 0 0 0 0 0 0 0 2, entered-in-error, 0"
    })
    void lastAnswerDecidesAndNotTheTotal(String points, String status, int raised) {
        String person = person("");
        outcomes.stored(phq9(person, points, "").replace("completed", status));
        assertThat(flags(person)).hasSize(raised);
        assertThat(tasks(person)).hasSize(raised);
    }

    @Test
    void sameAnswersRaiseOneReviewHoweverOftenTheyAreWritten() {
        String person = person("");
        String stored = outcomes.stored(phq9(person, HEEDED, ""));
        String id = stored.substring(stored.indexOf('/') + 1);
        for (String points : new String[] {"1 0 0 0 0 0 0 0 1", "1 0 0 0 0 0 0 0 2", "1 0 0 0 0 0 0 0 0", HEEDED}) {
            ok(server.put(stored, phq9(person, points, "\"id\": \"" + id + "\",")));
        }
        in(outcomes.call(stored + "/$extract", parameter("store", "Boolean", "true")), "Observation");
        assertThat(flags(person)).hasSize(1);
        assertThat(tasks(person)).hasSize(1);
    }

    @Test
    void answerThatIsChangedToMoreThanNotAtAllIsHeeded() {
        String person = person("");
        String stored = outcomes.stored(phq9(person, "0 0 0 0 0 0 0 0 0", ""));
        assertThat(flags(person)).isEmpty();
        Answer patched = server.send(
                "PATCH",
                stored,
                "[{\"op\": \"replace\", \"path\": \"/item/8/answer/0/valueCoding/code\", \"value\": \"several-days\"}]",
                "Content-Type",
                "application/json-patch+json");
        ok(patched);
        assertThat(flags(person)).hasSize(1);
    }

    @Test
    void extractionThatStoresTheAnswersRaisesTheReviewWithThem() {
        String person = person("");
        String answers = resource("questionnaire-response", phq9(person, HEEDED, ""));
        in(outcomes.call("QuestionnaireResponse/$extract", answers), "Observation");
        assertThat(flags(person)).isEmpty();
        String store = parameter("store", "Boolean", "true");
        in(outcomes.call("QuestionnaireResponse/$extract", answers, store), "Observation");
        in(outcomes.call("QuestionnaireResponse/$extract", answers, store), "Observation");
        assertThat(flags(person)).hasSize(1);
        assertThat(tasks(person)).hasSize(1);
    }

    @Test
    void transactionThatIsRefusedRaisesNothing() {
        String person = person("");
        Answer refused = server.post("", """
            {"resourceType": "Bundle", "type": "transaction", "entry": [
              {"resource": %s, "request": {"method": "POST", "url": "QuestionnaireResponse"}},
              {"resource": {"resourceType": "Observation", "status": "final", "valueInteger": 99, "code": {"coding": [
                {"system": "%s/CodeSystem/sp-outcome-measure", "code": "phq9"}]}},
               "request": {"method": "POST", "url": "Observation"}}]}
            """.formatted(phq9(person, HEEDED, ""), Outcomes.BASE));
        refused(refused, "outcome-score-range");
        assertThat(flags(person)).isEmpty();
    }

    /** An answer that nobody can read must not look like "not at all". */
    @Test
    void lastAnswerThatCannotBeReadIsRefused() {
        String answers = phq9("nobody", "- - - - - - - - 1", "").replace("several-days", "sometimes");
        assertThat(server.post("QuestionnaireResponse", answers).status()).isEqualTo(422);
        RunningServer lax = server.beside("--footbridge.validation.mode=off");
        refused(
                lax.post("QuestionnaireResponse", answers),
                "outcome-answer",
                "QuestionnaireResponse.item[0].answer[0].value");
        lax.stop();
    }

    @Test
    void answersToOtherQuestionnairesAreStoredAsTheyCome() {
        String person = person("");
        outcomes.stored(phq9(person, HEEDED, "").replace("Questionnaire/phq9", "Questionnaire/ours"));
        assertThat(flags(person)).isEmpty();
    }
}
