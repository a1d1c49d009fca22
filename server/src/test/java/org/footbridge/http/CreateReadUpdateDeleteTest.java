package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource from its creation to its deletion and back, of every type, and what the headers say on the way. */
class CreateReadUpdateDeleteTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final String[] AS_JSON = {"Accept", "application/fhir+json"};

    /** Every type of R4 has a number in the database. */
    static Stream<String> types() throws IOException {
        try (InputStream in = RunningServer.class.getResourceAsStream("/db/changelog/changes/0001-resource-type.sql")) {
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("\\(\\d+, '(\\w+)'\\)")
                    .matcher(sql)
                    .results()
                    .map(found -> found.group(1))
                    .toList()
                    .stream();
        }
    }

    @Test
    void thereAreTheTypesOfR4() throws IOException {
        assertThat(types()).hasSize(146).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient", "Binary", "Bundle", "List", "OperationOutcome"})
    void whatNeverWasIsNotFound(String type) {
        Expect.refused(server.get(type + "/never-15521", AS_JSON), 404, "not-found", "never-15521");
        Expect.refused(server.get(type + "/never-15521/_history/1", AS_JSON), 404, "not-found", "never-15521");
        Expect.refused(server.get(type + "/never-15521/_history"), 404, "not-found", "never-15521");
        Expect.refused(
                server.delete(type + "/never-15521", "If-Match", "W/\"1\""), 412, "conflict", "no such resource");
        assertThat(server.delete(type + "/never-15521").status()).isEqualTo(204);
        Expect.refused(server.get(type + "/never-15521", AS_JSON), 404, "not-found", "never-15521");
    }

    @Test
    void whatIsDeletedIsGone() {
        String path = "Patient/gone-20713";
        server.put(path, patient("gone-20713", "'active':true"));
        Answer deleted = server.delete(path);
        assertThat(deleted.status()).isIn(200, 204);
        assertThat(deleted.header("ETag")).isEqualTo("W/\"2\"");
        Expect.refused(server.get(path), 410, "deleted", "version 2");
        Expect.refused(server.get(path + "/_history/2"), 410, "deleted");
        assertThat(server.get(path + "/_history/1").status()).isEqualTo(200);
        Expect.refused(server.get(path + "/_history/3"), 404, "not-found", "'3'");
    }

    @Test
    void aSecondDeletionChangesNothing() {
        String path = "Patient/twice-88120";
        server.put(path, patient("twice-88120", "'active':true"));
        server.delete(path);
        Answer again = server.delete(path);
        assertThat(again.status()).isIn(200, 204);
        assertThat(again.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(Expect.entries(server.get(path + "/_history"))).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void everyTypeGoesThroughItsLife(String type) {
        Answer created = server.post(type, content(type, ""), AS_JSON);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String path = type + "/" + created.id();
        assertThat(server.get(path, AS_JSON).body()).isEqualTo(created.body());

        String changed = content(type, ",'id':'" + created.id() + "','language':'en-GB'");
        Answer updated = server.put(path, changed, AS_JSON);
        assertThat(updated.status()).as(updated.body()).isEqualTo(200);
        assertThat(updated.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(server.get(path, AS_JSON).body()).isEqualTo(updated.body()).contains("\"language\":\"en-GB\"");

        Answer xml = server.get(path, "Accept", "application/fhir+xml");
        assertThat(xml.body())
                .startsWith("<" + type + " xmlns=\"http://hl7.org/fhir\"")
                .contains("<language value=\"en-GB\"/>");
        Answer same = server.put(path, xml.body(), Expect.XML);
        assertThat(same.status()).as(same.body()).isEqualTo(200);
        assertThat(same.header("ETag"))
                .as("what is read as XML is the same content")
                .isEqualTo("W/\"2\"");
        Answer fromXml = server.post(type, xml.body(), Expect.XML);
        assertThat(fromXml.status()).as(fromXml.body()).isEqualTo(201);
        assertThat(members(fromXml)).isEqualTo(members(updated));

        assertThat(server.delete(path).status()).isIn(200, 204);
        assertThat(server.get(path, AS_JSON).status()).isEqualTo(410);
        assertThat(Expect.entries(server.get(path + "/_history"))).hasSize(3);
        assertThat(Expect.entries(server.get(type + "?_id=" + created.id()))).isEmpty();
        assertThat(Expect.entries(server.get(type + "?_id=" + fromXml.id()))).hasSize(1);
    }

    @Test
    void aCreationIgnoresTheIdAndTheVersionOfItsBody() {
        Answer created = server.post(
                "Patient",
                patient(
                        "mine-40417",
                        "'meta':{'versionId':'77','lastUpdated':'2001-01-01T00:00:00Z','tag':[{'code':'kept'}]}"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.id()).isNotEqualTo("mine-40417").matches("[A-Za-z0-9.-]{1,64}");
        assertThat(created.json().at("/meta/versionId").asText()).isEqualTo("1");
        assertThat(created.json().at("/meta/lastUpdated").asText()).isGreaterThan("2020");
        assertThat(created.json().at("/meta/tag/0/code").asText()).isEqualTo("kept");
        assertThat(server.get("Patient/mine-40417").status()).isEqualTo(404);
    }

    @Test
    void anUpdateCreatesWhatIsNotThere() {
        Answer created = server.put("Patient/New.-64", patient("New.-64", "'active':true"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(created.header("Location")).isEqualTo(server.base() + "/Patient/New.-64/_history/1");
        assertThat(created.id()).isEqualTo("New.-64");
    }

    @Test
    void anUpdateWithTheSameContentMakesNoVersion() {
        String path = "Patient/same-55102";
        Answer first = server.put(path, patient("same-55102", "'active':true,'name':[{'family':'F'}]"));
        Answer same = server.put(path, patient("same-55102", "'active' : true, 'name' : [ {'family':'F'} ]"));
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(same.header("Last-Modified")).isEqualTo(first.header("Last-Modified"));
        assertThat(same.body()).isEqualTo(first.body());
        Answer echoed = server.put(path, first.body());
        assertThat(echoed.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(Expect.entries(server.get(path + "/_history"))).hasSize(1);
    }

    @Test
    void anUpdateBringsBackWhatWasDeleted() {
        String path = "Patient/back-91822";
        String body = patient("back-91822", "'active':true");
        server.put(path, body);
        server.delete(path);
        Answer back = server.put(path, body);
        assertThat(back.status()).isEqualTo(201);
        assertThat(back.header("ETag")).isEqualTo("W/\"3\"");
        assertThat(server.get(path).status()).isEqualTo(200);
        assertThat(server.get(path + "/_history/2").status()).isEqualTo(410);
        assertThat(Expect.entries(server.get("Patient?_id=back-91822"))).hasSize(1);
    }

    @Test
    void headersAndMetaAgree() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Answer created = server.post("Observation", "{\"resourceType\":\"Observation\",\"status\":\"final\"}");
        String path = "Observation/" + created.id();
        assertThat(created.header("Location")).isEqualTo(server.base() + "/" + path + "/_history/1");
        agrees(created, 1, before);
        agrees(server.get(path), 1, before);
        Answer updated = server.put(
                path, "{\"resourceType\":\"Observation\",\"id\":\"" + created.id() + "\",\"status\":\"amended\"}");
        assertThat(updated.header("Location")).isEqualTo(server.base() + "/" + path + "/_history/2");
        agrees(updated, 2, before);
        agrees(server.get(path), 2, before);
        agrees(server.get(path + "/_history/1"), 1, before);
        assertThat(updated.json().at("/meta/lastUpdated").asText())
                .isGreaterThanOrEqualTo(created.json().at("/meta/lastUpdated").asText());
    }

    private static void agrees(Answer answer, int version, Instant notBefore) {
        JsonNode meta = answer.json().path("meta");
        assertThat(answer.header("ETag")).isEqualTo("W/\"" + version + "\"");
        assertThat(meta.path("versionId").asText()).isEqualTo(Integer.toString(version));
        Instant updated = Instant.parse(meta.path("lastUpdated").asText());
        assertThat(updated).isBetween(notBefore, Instant.now().plusSeconds(1));
        assertThat(ZonedDateTime.parse(answer.header("Last-Modified"), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isEqualTo(updated.truncatedTo(ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_b", "a%20b", "a~", "ä", "a:b", "%2e%2e%C3%A9", "a@b", "(a)", "a+b"})
    void anIdOfOtherCharactersIsRefused(String id) {
        String before = Expect.newest(server);
        String path = "Patient/" + id.replace("ä", "%C3%A4");
        Expect.refused(server.put(path, patient(id, "'active':true")), 400, "value", "1 to 64 letters, digits");
        Expect.refused(server.get(path), 404, "not-found");
        Answer deleted = server.delete(path);
        assertThat(deleted.status()).isIn(400, 404);
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @Test
    void anIdHas64CharactersAtMost() {
        String longest = "x".repeat(64);
        assertThat(server.put("Patient/" + longest, patient(longest, "'active':true"))
                        .status())
                .isEqualTo(201);
        assertThat(server.get("Patient/" + longest).status()).isEqualTo(200);
        String longer = "x".repeat(65);
        Expect.refused(server.put("Patient/" + longer, patient(longer, "'active':true")), 400, "value", "64");
        Expect.refused(server.get("Patient/" + longer), 404, "not-found");
    }

    @Test
    void idsDifferByCaseAndByType() {
        server.put("Patient/case-a", patient("case-a", "'active':true"));
        server.put("Patient/Case-A", patient("Case-A", "'active':false"));
        assertThat(server.get("Patient/case-a").json().path("active").asBoolean())
                .isTrue();
        assertThat(server.get("Patient/Case-A").json().path("active").asBoolean())
                .isFalse();
        assertThat(server.get("Basic/case-a").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "body with {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "another id | {'resourceType':'Patient','id':'other'} | 'other'",
                "no id      | {'resourceType':'Patient'}              | must have the id",
                "a number   | {'resourceType':'Patient','id':1}       | id"
            })
    void anUpdateWhoseBodyIsNotForItsUrlIsRefused(String name, String body, String diagnostics) {
        String before = Expect.newest(server);
        Answer answer = server.put("Patient/mismatch-10377", Expect.json(body));
        Expect.refused(answer, 400, answer.json().at("/issue/0/code").asText(), diagnostics);
        assertThat(answer.json().at("/issue/0/expression/0").asText()).endsWith("id");
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @Test
    void searchFollowsUpdatesAndDeletions() {
        String path = "Patient/follow-63309";
        server.put(path, patient("follow-63309", "'name':[{'family':'Firstname63309'}],'gender':'male'"));
        assertThat(Expect.entries(server.get("Patient?name=firstname63309"))).hasSize(1);
        server.put(path, patient("follow-63309", "'name':[{'family':'Secondname63309'}],'gender':'male'"));
        assertThat(Expect.entries(server.get("Patient?name=firstname63309"))).isEmpty();
        assertThat(Expect.entries(server.get("Patient?name=secondname63309&gender=male")))
                .hasSize(1);
        server.delete(path);
        assertThat(Expect.entries(server.get("Patient?name=secondname63309"))).isEmpty();
        assertThat(Expect.entries(server.get("Patient?_id=follow-63309"))).isEmpty();
        server.put(path, patient("follow-63309", "'name':[{'family':'Thirdname63309'}]"));
        assertThat(Expect.entries(server.get("Patient?name=thirdname63309"))).hasSize(1);
        assertThat(Expect.entries(server.get("Patient?name=secondname63309"))).isEmpty();
        assertThat(Expect.entries(server.get("Patient?gender=male&_id=follow-63309")))
                .isEmpty();
    }

    private static String patient(String id, String members) {
        return Expect.json("{'resourceType':'Patient','id':'" + id + "'," + members + "}");
    }

    /** A resource with as little in it as its type can do with. */
    private static String content(String type, String members) {
        String own = type.equals("Binary") ? ",'contentType':'text/plain','data':'aGVsbG8='" : "";
        return Expect.json("{'resourceType':'" + type + "'" + members + own + "}");
    }

    /** All but what the server assigns. */
    private static String members(Answer answer) {
        return answer.body().replaceFirst("\"id\":\"[^\"]*\",\"meta\":\\{[^}]*}", "");
    }
}
