package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The default policy over HTTP: each role asks for resources of each type, about a person of its own, about another person and about
 * one who withholds, by each way that there is. What it may see is there; all else is answered for as if it had never been stored.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with(MatrixResources.ISSUER.settings(
            "--footbridge.validation.mode=off", "--footbridge.references.on-delete=allow"));

    private static Answer send(MatrixRole role, String method, String path, String body, String... headers) {
        String[] all = Stream.concat(Stream.of("Authorization", role.authorization()), Stream.of(headers))
                .toArray(String[]::new);
        return server.send(method, path, body, all);
    }

    private static Answer get(MatrixRole role, String path) {
        return send(role, "GET", path, "");
    }

    @BeforeAll
    static void store() {
        for (String name : List.of("practice-own", "practice-other", "charity-own", "charity-other")) {
            stored("Organization/" + name, "{\"resourceType\":\"Organization\",\"id\":\"" + name + "\"}");
        }
        MatrixResources.PEOPLE.forEach(person -> MatrixResources.CONTENT
                .keySet()
                .forEach(type -> stored(type + "/" + person, MatrixResources.resource(type, person))));
        stored(
                "Consent/p-withheld",
                Expect.json("{'resourceType':'Consent','id':'p-withheld','status':'active',"
                        + "'scope':{'text':'privacy'},'category':[{'text':'sharing'}],'patient':{'reference':'Patient/p-withheld'},"
                        + "'provision':{'type':'deny','actor':["
                        + "{'role':{'text':'x'},'reference':{'reference':'Organization/charity-own'}},"
                        + "{'role':{'text':'x'},'reference':{'reference':'Organization/practice-own'}}]}}"));
        stored(
                "MeasureReport/group",
                Expect.json("{'resourceType':'MeasureReport','id':'group','status':'complete','type':'summary',"
                        + "'measure':'urn:m','period':{'start':'2026'}}"));
    }

    private static void stored(String path, String body) {
        Answer answer = send(MatrixRole.SYSTEM, "PUT", path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** The ways to a resource, or to what would tell that it exists. */
    private static List<String> reads(String type, String id) {
        List<String> reads = new ArrayList<>(List.of(
                type + "/" + id,
                type + "/" + id + "/_history/1",
                type + "?_id=" + id,
                type + "/" + id + "/_history",
                type + "?_id=" + id + "&_summary=count",
                type + "?_id=" + id + "&_total=accurate&_count=1",
                "?_type=" + type + "&_id=" + id,
                type + "?_filter=_id%20eq%20" + id,
                type + "?_id=" + id + "&_sort=_lastUpdated&_include=*",
                type + "/" + id + "/$validate",
                "Organization?_has:Patient:organization:_id=" + id,
                "Patient/" + id + "/" + type));
        if (!type.equals("Patient")) {
            String reference = type.equals("Provenance") ? "target" : "patient";
            reads.add("Patient?_id=" + id + "&_revinclude=" + type + ":" + reference);
            reads.add("Patient?_has:" + type + ":" + reference + ":_id=" + id);
            reads.add(type + "?" + reference + ":Patient._id=" + id);
            reads.add(type + "?" + reference + "=Patient/" + id + "&_summary=count");
        }
        return reads;
    }

    private static String batch(String path) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\""
                + path + "\"}}]}";
    }

    private static String told(Answer answer, String id) {
        StringBuilder told = new StringBuilder().append(answer.status());
        for (String name : List.of("ETag", "Location", "Content-Location", "Last-Modified")) {
            told.append(' ').append(answer.header(name));
        }
        return told.append(' ')
                .append(answer.body())
                .toString()
                .replaceAll("\"id\":\"[0-9a-f-]{36}\"", "")
                .replaceAll("\"lastUpdated\":\"[^\"]*\"", "")
                .replaceAll("_cursor=[^\"&]*", "_cursor=")
                .replace(id, "ID");
    }

    @Test
    @Order(1)
    void showsToEachRoleWhatIsItsOwnAndNoTraceOfTheRest() {
        int cases = 0;
        List<String> wrong = new ArrayList<>();
        for (MatrixRole role : MatrixRole.values()) {
            for (String type : MatrixResources.CONTENT.keySet()) {
                List<String> nowhere = told(role, type, MatrixResources.ABSENT);
                for (String person : MatrixResources.PEOPLE) {
                    List<String> here = told(role, type, person);
                    for (int i = 0; i < here.size(); i++) {
                        cases++;
                        if (role == MatrixRole.COMMUNITY && here.get(i).contains("clinical-")) {
                            wrong.add("a masked note by " + i + ": " + type + "\n  " + here.get(i));
                        }
                        boolean related = role.sees(type, person) || (i > 9 && role.sees("Patient", person));
                        // what is not for the role differs in nothing from what was never stored
                        if (here.get(i).startsWith("5")
                                || (!related && !here.get(i).equals(nowhere.get(i)))) {
                            wrong.add(role + " " + person + " by " + i + ": " + type + "\n  " + here.get(i) + "\n  "
                                    + nowhere.get(i));
                        }
                    }
                    shown(role, type, person, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cases).isGreaterThan(1_500);
    }

    /** All that a client learns on each way to a resource, and on the first three in a batch, too. */
    private static List<String> told(MatrixRole role, String type, String id) {
        List<String> paths = reads(type, id);
        List<String> told = new ArrayList<>();
        paths.forEach(path -> told.add(told(get(role, path), id)));
        paths.subList(0, 4).forEach(path -> told.add(told(send(role, "POST", "", batch(path)), id)));
        return told;
    }

    /** Resources that are for the role are found. */
    private static void shown(MatrixRole role, String type, String person, List<String> wrong) {
        boolean sees = role.sees(type, person);
        int status = get(role, type + "/" + person).status();
        long total = get(role, type + "?_id=" + person).json().path("total").asLong();
        if (sees != (status == 200) || sees != (total == 1)) {
            wrong.add(role + (sees ? " should see " : " should not see ") + type + "/" + person + ": " + status + ", "
                    + total);
        }
    }

    @Test
    @Order(2)
    void countsWhatEachRoleSees() {
        for (MatrixRole role : MatrixRole.values()) {
            for (String type : MatrixResources.CONTENT.keySet()) {
                long expected = MatrixResources.PEOPLE.stream()
                        .filter(person -> role.sees(type, person))
                        .count();
                if (type.equals("MeasureReport")
                        && Set.of(MatrixRole.COMMISSIONER, MatrixRole.SYSTEM, MatrixRole.SYSTEM_OF_CHARITY)
                                .contains(role)) {
                    expected++;
                }
                Answer all = get(role, type + "?_total=accurate&_count=1");
                assertThat(all.json().path("total").asLong())
                        .as(role + " " + type)
                        .isEqualTo(expected);
                Answer history = get(role, type + "/_history");
                assertThat(history.json().path("entry").size())
                        .as(role + " " + type)
                        .isEqualTo((int) expected);
            }
        }
    }

    @Test
    @Order(3)
    void refusesWithTheScopeOrRoleThatIsMissing() {
        assertThat(get(MatrixRole.WITHOUT_SCOPE, "Task/" + MatrixResources.OWN).diagnostics())
                .isEqualTo(
                        "You may not read Task: the token has no scope for it, such as user/Task.r or patient/Task.r.");
        assertThat(get(MatrixRole.WITHOUT_SCOPE, "Task/" + MatrixResources.OWN).header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"Footbridge\", error=\"insufficient_scope\", scope=\"user/Task.r\"")
                .isEqualTo(get(MatrixRole.WITHOUT_SCOPE, "Task/" + MatrixResources.ABSENT)
                        .header("WWW-Authenticate"));
        assertThat(get(MatrixRole.CLINICIAN_FOR_TASKS, "$reindex").header("WWW-Authenticate"))
                .contains("scope=\"system/*.cruds\"");
        assertThat(get(MatrixRole.COMMUNITY, "Observation").header("WWW-Authenticate"))
                .isEmpty();
        assertThat(get(MatrixRole.WITHOUT_ROLE, "Task").diagnostics())
                .isEqualTo("You may not search Task: the token names no role of this server.");
        assertThat(get(MatrixRole.COMMUNITY, "Observation/" + MatrixResources.OWN)
                        .diagnostics())
                .isEqualTo("You may not read Observation: no role of yours allows it: community-organisation.");
        assertThat(get(MatrixRole.WITHOUT_ORGANISATION, "Task").diagnostics()).contains("organisations");
        assertThat(get(MatrixRole.COMMUNITY, "Observation/" + MatrixResources.OWN)
                        .status())
                .isEqualTo(403);
        assertThat(get(MatrixRole.COMMUNITY, "Task/" + MatrixResources.OTHER).status())
                .isEqualTo(404);
    }

    @Test
    @Order(4)
    void letsEachRoleChangeWhatItMayOnly() {
        int cases = 0;
        for (MatrixRole role : MatrixRole.values()) {
            for (String type : MatrixResources.CONTENT.keySet()) {
                for (String person : MatrixResources.PEOPLE) {
                    String changed = MatrixResources.resource(type, person)
                            .replace("\"language\":\"en\"", "\"language\":\"" + language(cases++) + "\"");
                    Answer update = send(role, "PUT", type + "/" + person, changed);
                    assertThat(update.status() == 200)
                            .as(role + " updates " + type + "/" + person + ": " + update.status() + update.body())
                            .isEqualTo(role.updates(type, person));
                    Answer created = send(
                            role,
                            "POST",
                            type,
                            MatrixResources.resource(type, person).replace("\"id\":\"" + person + "\",", ""));
                    assertThat(created.status() == 201)
                            .as(role + " creates " + type + " of " + person + ": " + created.body())
                            .isEqualTo(role.creates(type, person));
                    if (role != MatrixRole.SYSTEM && role != MatrixRole.SYSTEM_OF_CHARITY) {
                        assertThat(send(role, "DELETE", type + "/" + person, "").status())
                                .as(role + " deletes " + type)
                                .isIn(403, 404, 204);
                    }
                    Answer stored = get(MatrixRole.SYSTEM, type + "/" + person);
                    assertThat(stored.status()).isEqualTo(200);
                    if (type.equals("Task")) {
                        assertThat(stored.body()).contains("clinical-" + person);
                    }
                    removed(created);
                }
            }
        }
    }

    private static String language(int number) {
        return "x-" + Integer.toString(number, 36);
    }

    private static void removed(Answer created) {
        if (created.status() == 201) {
            String path =
                    created.header("Location").replaceFirst(".*/fhir/", "").replaceFirst("/_history/.*", "");
            assertThat(send(MatrixRole.SYSTEM, "DELETE", path, "").status()).isEqualTo(204);
        }
    }
}
