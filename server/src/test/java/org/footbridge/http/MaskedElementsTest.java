package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements that the policy masks are in no answer to the role, cannot be searched for, and outlive what the role writes. */
class MaskedElementsTest {
    private static final JWK KEY = TestIssuer.rsa("masks");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);

    private static final String POLICY = """
        roles:
          charity:
            title: Charity
            purpose: Test.
            rules:
              - types: Task
                may: [read, create, update]
                where: owner=${organisation}
                masked: [note, description]
              - types: Observation
                may: read
                masked: ["value[x]", performer, note]
              - types: [Patient, Practitioner, Subscription]
                may: all
          clinician:
            title: Clinician
            purpose: Test.
            rules:
              - types: Task
                may: read
                where: requester=${user}
          system:
            title: System
            purpose: Test.
            held-by: clients
            client-ids: allowed
            rules:
              - types: all
                may: all
        """;

    @RegisterExtension
    static final RunningServer server = RunningServer.with(ISSUER.settings(
            "--footbridge.validation.mode=off",
            "--footbridge.references.in-transactions=off",
            "--footbridge.security.policy=" + file()));

    private static final String SYSTEM = token("system/*.cruds", UnaryOperator.identity());
    private static final String CHARITY = token("user/*.cruds", claims -> claims.claim("roles", List.of("charity")));
    private static final String BOTH = token(
            "user/*.cruds",
            claims -> claims.claim("roles", List.of("charity", "clinician")).claim("fhirUser", "Practitioner/own"));

    private static String file() {
        try {
            Path file = Files.createTempFile("masks", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, POLICY).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String token(String scope, UnaryOperator<JWTClaimsSet.Builder> claims) {
        JWTClaimsSet.Builder all = ISSUER.claims(scope).claim("organisations", "Organization/charity");
        return TestIssuer.signed(KEY, claims.apply(all).build());
    }

    private static Answer send(String token, String method, String path, String body, String... headers) {
        return server.send(
                method,
                path,
                Expect.json(body),
                Stream.concat(Stream.of("Authorization", "Bearer " + token), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private static Answer get(String token, String path) {
        return send(token, "GET", path, "");
    }

    private static String task(String id, String requester, String rest) {
        return "{'resourceType':'Task','id':'" + id + "','status':'requested','intent':'order','priority':'routine',"
                + "'for':{'reference':'Patient/p'},'requester':{'reference':'Practitioner/" + requester + "'},"
                + "'owner':{'reference':'Organization/charity'}" + rest + "}";
    }

    private static final String HIDDEN =
            ",'text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>secret</div>'},"
                    + "'description':'secret','note':[{'authorReference':{'reference':'Practitioner/own'},'text':'secret'},"
                    + "{'authorReference':{'reference':'Organization/charity'},'text':'ours'}]";

    @BeforeAll
    static void store() {
        put("Practitioner/own", "{'resourceType':'Practitioner','id':'own'}");
        put("Practitioner/hushed", "{'resourceType':'Practitioner','id':'hushed'}");
        put("Organization/charity", "{'resourceType':'Organization','id':'charity'}");
        put("Patient/p", "{'resourceType':'Patient','id':'p'}");
        put("Task/t", hidden("t", "hushed").replace("routine", "urgent"));
        put("Task/t", hidden("t", "hushed"));
        put(
                "Observation/o",
                "{'resourceType':'Observation','id':'o','status':'final','code':{'text':'c'},'valueQuantity':{'value':17.50},"
                        + "'_valueString':null,'subject':{'reference':'Patient/p'},'performer':[{'reference':'Practitioner/hushed'}]}"
                                .replace("'_valueString':null,", ""));
    }

    /** A Task with a narrative, in which double quotes are escaped. */
    private static String hidden(String id, String requester) {
        return task(id, requester, HIDDEN.replace("\\'", "\\\""));
    }

    private static void put(String path, String body) {
        Answer answer = send(SYSTEM, "PUT", path, body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task/t",
                "Task/t/_history/1",
                "Task/t/_history",
                "Task/_history",
                "_history",
                "Task?_id=t",
                "Task?_id=t&_elements=note,description,text",
                "Task?_id=t&_summary=text",
                "?_type=Task&_id=t",
                "Patient?_id=p&_revinclude=Task:patient",
                "Patient/p/Observation",
                "Patient/p/$everything",
                "Task/t/$diff?from=1&to=2"
            })
    void areInNoAnswer(String path) {
        Answer shown = get(CHARITY, path);
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        assertThat(shown.body()).doesNotContain("\"secret\"").doesNotContain(">secret<");
        String entry =
                "{\"resourceType\":\"Bundle\",\"type\":\"TYPE\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\""
                        + path + "\"}}]}";
        for (String type : List.of("batch", "transaction")) {
            assertThat(send(CHARITY, "POST", "", entry.replace("TYPE", type)).body())
                    .doesNotContain("\"secret\"")
                    .doesNotContain(">secret<");
        }
        assertThat(shown.body()).doesNotContain("17.50");
        if (path.matches("Task/t|.*_history.*|.*Task.*_id=t")) {
            assertThat(get(SYSTEM, path).body()).contains("secret");
            assertThat(shown.json().findPath("security").findValuesAsText("code"))
                    .contains("SUBSETTED");
        }
    }

    @Test
    void thatTheCallersOrganisationWroteAreShown() {
        Answer task = get(CHARITY, "Task/t");
        assertThat(task.json().path("note")).hasSize(1);
        assertThat(task.json().at("/note/0/text").asText()).isEqualTo("ours");
        assertThat(task.json().has("text")).isFalse();
        assertThat(task.json().has("description")).isFalse();
        assertThat(task.json().path("status").asText()).isEqualTo("requested");
    }

    @Test
    void areShownInResourcesThatAnotherRoleShows() {
        put("Task/referred", hidden("referred", "own"));
        assertThat(get(BOTH, "Task/referred").body())
                .contains("\"description\":\"secret\"")
                .doesNotContain("SUBSETTED");
        assertThat(get(BOTH, "Task/t").body()).doesNotContain("\"description\"").contains("SUBSETTED");
        send(SYSTEM, "DELETE", "Task/referred", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation?value-quantity=17.5",
                "Observation?value-quantity:missing=true",
                "Observation?combo-value-quantity=17.5",
                "Observation?code-value-quantity=c$17.5",
                "Observation?performer=Practitioner/hushed",
                "Observation?performer:Practitioner.active=true",
                "Observation?_sort=value-quantity",
                "Observation?_include=Observation:performer",
                "Practitioner?_revinclude=Observation:performer",
                "Practitioner?_has:Observation:performer:_id=o",
                "Patient?_has:Observation:patient:value-quantity=17.5",
                "Observation?_filter=value-quantity%20gt%2017",
                "Task?_content=secret",
                "Task?_text=secret"
            })
    void cannotBeSearchedFor(String path) {
        Answer refused = get(CHARITY, path);
        Expect.refused(refused, 403, "forbidden", "elements that your roles do not show you");
        assertThat(get(SYSTEM, path).status()).isNotEqualTo(403);
        assertThat(get(CHARITY, "Observation?value-quantity=17.5").status()).isEqualTo(403);
        // neither by a condition of a change
        assertThat(send(CHARITY, "DELETE", path.replaceFirst("^\\w+\\?", "Patient?_has:Observation:patient:"), "")
                        .status())
                .isIn(400, 403);
    }

    @Test
    void areNotFollowedByIncludesOfEverything() {
        Answer included = get(CHARITY, "Observation?_id=o&_include=*");
        assertThat(Expect.paths(included)).containsExactlyInAnyOrder("Observation/o", "Patient/p");
        assertThat(Expect.paths(get(SYSTEM, "Observation?_id=o&_include=*"))).contains("Practitioner/hushed");
        assertThat(get(CHARITY, "Practitioner?_id=secret&_revinclude=*").body()).doesNotContain("Observation/o");
    }

    @Test
    void areKeptByUpdatesAndNotTold() {
        put("Task/kept", hidden("kept", "hushed"));
        String shown = get(CHARITY, "Task/kept").body();
        Answer same = send(CHARITY, "PUT", "Task/kept", shown);
        assertThat(same.header("ETag")).as(same.body()).isEqualTo("W/\"1\"");
        Answer updated = send(CHARITY, "PUT", "Task/kept", shown.replace("routine", "urgent"));
        assertThat(updated.status()).as(updated.body()).isEqualTo(200);
        assertThat(updated.body()).doesNotContain("secret\"").contains("urgent", "SUBSETTED");
        Answer stored = get(SYSTEM, "Task/kept");
        assertThat(stored.json().path("description").asText()).isEqualTo("secret");
        assertThat(stored.json().path("note")).hasSize(2);
        assertThat(stored.body()).doesNotContain("SUBSETTED").contains("urgent");
        // a list of which only a part is shown can be added to
        Answer added = send(CHARITY, "PUT", "Task/kept", shown.replace("\"note\":[", "\"note\":[{\"text\":\"more\"},"));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
        assertThat(get(SYSTEM, "Task/kept").json().path("note").findValuesAsText("text"))
                .containsExactlyInAnyOrder("secret", "more", "ours");
    }

    @Test
    void cannotBeOverwritten() {
        Answer refused = send(CHARITY, "PUT", "Task/t", task("t", "hushed", ",'description':'mine'"));
        Expect.refused(refused, 403, "forbidden", "You may not change Task.description");
        assertThat(refused.json().at("/issue/0/expression/0").asText()).isEqualTo("Task.description");
        Answer created = send(
                CHARITY,
                "POST",
                "Task",
                task("x", "own", ",'description':'mine'").replace("'id':'x',", ""));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).doesNotContain("mine");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '>',
            value = {
                "[{'op':'test','path':'/description','value':'secret'}]                 > 422",
                "[{'op':'test','path':'/note/0/text','value':'secret'}]                 > 409",
                "[{'op':'copy','from':'/description','path':'/priority'}]               > 422",
                "[{'op':'remove','path':'/description'}]                                > 422",
                "[{'op':'add','path':'/priority','value':'asap'}]                       > 200",
                "[{'op':'replace','path':'/note','value':[]},{'op':'remove','path':'/note'}] > 200"
            })
    void areNotReachedByPatches(String patch, int status) {
        put("Task/patched", hidden("patched", "hushed"));
        Answer answer = send(CHARITY, "PATCH", "Task/patched", patch, "Content-Type", "application/json-patch+json");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("\"secret\"");
        assertThat(get(SYSTEM, "Task/patched").body()).contains("\"description\":\"secret\"", "\"text\":\"secret\"");
    }

    @Test
    void areInNoAnswerOfATransactionThatChanges() {
        String bundle =
                "{'resourceType':'Bundle','type':'transaction','entry':[{'request':{'method':'PUT','url':'Task/t'},"
                        + "'resource':" + task("t", "hushed", ",'language':'cy'") + "}]}";
        Answer answer = send(CHARITY, "POST", "", bundle, "Prefer", "return=representation");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"cy\"", "SUBSETTED").doesNotContain("\"secret\"");
        assertThat(get(SYSTEM, "Task/t").body()).contains("\"cy\"", "\"description\":\"secret\"");
    }
}
