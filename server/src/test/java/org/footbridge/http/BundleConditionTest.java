package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What conditions in a transaction find: entries are done as R4 says, deletions first and conditional references last, and
 * in which order they stand does not matter.
 */
class BundleConditionTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static Answer transaction(String... entries) {
        return server.post(
                "",
                Expect.json(
                        "{'resourceType':'Bundle','type':'transaction','entry':[" + String.join(",", entries) + "]}"));
    }

    private static String entry(String resource, String method, String url, String... condition) {
        return "{" + (resource.isEmpty() ? "" : "'resource':" + resource + ",") + "'request':{'method':'" + method
                + "','url':'" + url + "'"
                + (condition.length == 0 ? "" : ",'ifNoneExist':'" + condition[0] + "'") + "}}";
    }

    /** A person found by identifier, family name or date of birth. */
    private static String person(String id, String value) {
        return "{'resourceType':'Patient'," + (id.isEmpty() ? "" : "'id':'" + id + "',")
                + "'identifier':[{'system':'urn:test','value':'" + value + "'}],'name':[{'family':'" + value + "'}]}";
    }

    private static String goal(String patient) {
        return "{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'x'},'subject':{'reference':'"
                + patient + "'}}";
    }

    private static String path(JsonNode entry) {
        return entry.at("/response/location")
                .asText()
                .replaceFirst(".*/fhir/", "")
                .replaceFirst("/_history.*", "");
    }

    private static String subject(JsonNode goal) {
        return server.get(path(goal)).json().at("/subject/reference").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "identifier=urn:test|brought-a, brought-a",
        "name=brought-b, brought-b",
        "name=brought-c&identifier=urn:test|brought-c, brought-c",
        "_id:not=never&name:contains=ought-d, brought-d"
    })
    void aReferenceFindsWhatTheSameTransactionCreates(String condition, String value) {
        List<JsonNode> entries = Expect.entries(transaction(
                entry(goal("Patient?" + condition), "POST", "Goal"),
                entry(person("", value), "POST", "Patient"),
                entry(person("", "other-" + value.substring(8)), "POST", "Patient")));
        assertThat(subject(entries.get(0))).isEqualTo(path(entries.get(1)));
    }

    @Test
    void aReferenceFindsWhatIsThereAfterTheChanges() {
        server.put("Patient/moves", Expect.json(person("moves", "before")));
        String move = entry(person("moves", "after"), "PUT", "Patient/moves");
        Expect.refused(
                transaction(move, entry(goal("Patient?identifier=urn:test|before"), "POST", "Goal")),
                412,
                "conflict",
                "no match");
        List<JsonNode> entries =
                Expect.entries(transaction(move, entry(goal("Patient?identifier=urn:test|after"), "POST", "Goal")));
        assertThat(subject(entries.get(1))).isEqualTo("Patient/moves");
    }

    @Test
    void twoMatchesAreRefusedAlsoIfOneIsNew() {
        server.put("Patient/twin", Expect.json(person("twin", "twins")));
        Expect.refused(
                transaction(
                        entry(person("", "twins"), "POST", "Patient"),
                        entry(goal("Patient?identifier=urn:test|twins"), "POST", "Goal")),
                412,
                "conflict",
                "more than one match");
    }

    @Test
    void whatIsDeletedIsNoMatchAnyMore() {
        server.put("Patient/old", Expect.json(person("old", "renewed")));
        List<JsonNode> entries = Expect.entries(transaction(
                entry(goal("Patient?identifier=urn:test|renewed"), "POST", "Goal"),
                entry(person("", "renewed"), "POST", "Patient", "identifier=urn:test|renewed"),
                entry("", "DELETE", "Patient?identifier=urn:test|renewed")));
        assertThat(entries.get(1).at("/response/status").asText()).startsWith("201");
        assertThat(subject(entries.get(0))).isEqualTo(path(entries.get(1)));
        assertThat(server.get("Patient/old").status()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier=urn:test|clash", "name=clash"})
    void whatOneEntryBringsMustNotMeetTheConditionOfAnother(String condition) {
        String first = entry(person("", "clash"), "POST", "Patient", condition);
        String second = entry(person("", "clash"), "POST", "Patient");
        Expect.refused(transaction(first, second), 400, "invalid", "another entry");
        Expect.refused(transaction(second, first), 400, "invalid", "another entry");
        String update = entry(person("", "clash"), "PUT", "Patient?" + condition);
        Expect.refused(transaction(update, second), 400, "invalid", "another entry");
        assertThat(Expect.entries(server.get("Patient?identifier=urn:test%7Cclash")))
                .isEmpty();
    }

    @Test
    void conditionsThatHaveNothingToDoWithEachOtherAreMet() {
        String[] many = new String[30];
        for (int i = 0; i < many.length; i++) {
            many[i] = entry(person("", "many-" + i), "POST", "Patient", "identifier=urn:test|many-" + i);
        }
        assertThat(Expect.entries(transaction(many)))
                .allMatch(entry -> entry.at("/response/status").asText().startsWith("201"));
        assertThat(Expect.entries(transaction(many)))
                .allMatch(entry -> entry.at("/response/status").asText().startsWith("200"));
    }

    @Test
    void anUpdateByIdMayHaveAConditionalReference() {
        server.put("Patient/known", Expect.json(person("known", "known")));
        String goal = goal("Patient?identifier=urn:test|known").replace("'Goal',", "'Goal','id':'named',");
        Expect.entries(transaction(entry(goal, "PUT", "Goal/named")));
        assertThat(server.get("Goal/named").json().at("/subject/reference").asText())
                .isEqualTo("Patient/known");
    }
}
