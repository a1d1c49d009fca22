package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of writes that break rules of R4 or of our profiles, and what {@code $validate} says about them. */
class ValidationTest {
    private static final String PROFILES = "https://fhir.footbridge.example/StructureDefinition/";
    private static final Path SOURCES = Path.of("..", "profiles", "src");

    private static final String REQUIRED =
            "--footbridge.profiles.required.HealthcareService=" + PROFILES + "SPCommunityService";

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=enforce", "--footbridge.referral.enforce=false", REQUIRED);

    @RegisterExtension
    static final RunningServer warning = RunningServer.with("--footbridge.validation.mode=warn", REQUIRED);

    /** Rules of profiles that hold on every write, whatever profile is claimed, under a name of their own. */
    private static final Map<String, String> EVERYWHERE =
            Map.of("sp-outcome-1", "outcome-licensed", "sp-outcome-2", "outcome-score-range");

    /** Rules that are advice: who breaks them is told so, and no more. */
    private static final Set<String> ADVICE = Set.of("ahp-engagement-2", "sp-referral-2");

    private static final String NO_STATUS = "{'resourceType':'Observation','code':{'text':'c'}}";
    private static final String FINE = "{'resourceType':'Observation','status':'final','code':{'text':'c'}}";

    static Stream<Named<Path>> counterExamples() throws IOException {
        return files(SOURCES.resolve("test/resources/counter-examples"));
    }

    static Stream<Named<Path>> examples() throws IOException {
        return files(SOURCES.resolve("main/fhir/package/example"));
    }

    private static Stream<Named<Path>> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found.stream().map(file -> Named.of(file.getFileName().toString(), file));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no status    | {'resourceType':'Observation','code':{'text':'c'}} | Observation | status",
                "broken rule  | {'resourceType':'Patient','contact':[{'gender':'male'}]} | Patient.contact[0] | pat-1",
                "wrong code   | {'resourceType':'Patient','link':[{'type':'x'}]} | Patient.link[0].type | 'x'",
                "no zone | {'resourceType':'Patient','deceasedDateTime':'2020-02-03T10:00:00'} | Patient | zone"
            })
    void whatBreaksR4IsRefusedWithItsPlace(String name, String body, String place, String diagnostics) {
        String before = Expect.newest(server);
        String type = body.replaceFirst(".*?'resourceType':'(\\w+)'.*", "$1");
        Answer answer = server.post(type, Expect.json(body));
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(expressions(answer)).anyMatch(found -> found.startsWith(place));
        assertThat(answer.diagnostics()).contains(diagnostics);
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @Test
    void anInvalidUpdateLeavesTheResourceAsItWas() {
        String id = server.post("Observation", Expect.json(FINE)).id();
        Answer answer = server.put(
                "Observation/" + id,
                Expect.json("{'resourceType':'Observation','id':'" + id + "','code':{'text':'c'}}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(server.get("Observation/" + id).header("ETag")).isEqualTo("W/\"1\"");
    }

    @ParameterizedTest
    @MethodSource("counterExamples")
    void aCounterExampleIsRefusedByTheRuleItIsNamedFor(Path file) throws IOException {
        String before = Expect.newest(server);
        String rule = file.getFileName().toString().replaceFirst("-f\\d+-fail\\.json$", "");
        Answer answer = put(server, file, "Prefer", "return=OperationOutcome");
        assertThat(answer.json().path("resourceType").asText())
                .as(answer.body())
                .isEqualTo("OperationOutcome");
        assertThat(answer.diagnostics()).containsAnyOf(rule, EVERYWHERE.getOrDefault(rule, rule));
        if (ADVICE.contains(rule)) {
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            assertThat(severities(answer)).contains("warning").doesNotContain("error", "fatal");
        } else {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(severities(answer)).contains("error");
            assertThat(Expect.newest(server)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAccepted(Path file) throws IOException {
        Answer answer = put(server, file);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        assertThat(put(server, file).header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void aClaimOfAnUnknownProfileIsAcceptedAndNoted() {
        String body = FINE.replace("'status'", "'meta':{'profile':['urn:p:unknown-71']},'status'");
        Answer answer = server.post("Observation", Expect.json(body), "Prefer", "return=OperationOutcome");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(severities(answer)).contains("warning").doesNotContain("error", "fatal");
        assertThat(answer.diagnostics()).contains("urn:p:unknown-71");
    }

    @Test
    void aWarningServerStoresAndSaysWhatIsWrong() {
        Answer answer = warning.post("Observation", Expect.json(NO_STATUS), "Prefer", "return=OperationOutcome");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(severities(answer)).contains("error");
        assertThat(answer.diagnostics()).contains("status");
        assertThat(warning.get(answer.header("Location")).status()).isEqualTo(200);
        assertThat(warning.post("ServiceRequest", Expect.json("{'resourceType':'ServiceRequest'}"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aRequiredProfileMustBeClaimed() throws IOException {
        String body = Expect.json("{'resourceType':'HealthcareService','active':true}");
        Answer answer = server.post("HealthcareService", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.diagnostics()).contains(PROFILES + "SPCommunityService");
        assertThat(expressions(answer)).contains("HealthcareService.meta.profile");
        Path example = SOURCES.resolve("main/fhir/package/example/HealthcareService-example-gardening-group.json");
        assertThat(put(server, example).status()).isIn(200, 201);
        assertThat(warning.post("HealthcareService", body).status()).isEqualTo(201);
    }

    @Test
    void validateOnATypeSaysWhatAWriteWouldBeTold() {
        String before = Expect.newest(server);
        Answer bad = server.post("Observation/$validate", Expect.json(NO_STATUS));
        assertThat(bad.status()).as(bad.body()).isEqualTo(200);
        assertThat(severities(bad)).contains("error");
        assertThat(bad.diagnostics()).contains("status");
        Answer good = server.post("Observation/$validate", Expect.json(FINE));
        assertThat(severities(good)).doesNotContain("error", "fatal");
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @Test
    void validateOnAnInstanceLooksAtWhatIsStored() {
        String path =
                "Observation/" + server.post("Observation", Expect.json(FINE)).id();
        assertThat(severities(server.get(path + "/$validate"))).doesNotContain("error", "fatal");
        Answer profile = server.get(path + "/$validate?profile=" + PROFILES + "SPOutcomeObservation");
        assertThat(profile.status()).as(profile.body()).isEqualTo(200);
        assertThat(severities(profile)).contains("error");
        assertThat(severities(server.post(path + "/$validate", Expect.json(NO_STATUS))))
                .contains("error");
        Answer deletable = server.get(path + "/$validate?mode=delete");
        assertThat(deletable.status()).as(deletable.body()).isEqualTo(200);
        assertThat(severities(deletable)).doesNotContain("error", "fatal");
        assertThat(server.get(path).header("ETag")).isEqualTo("W/\"1\"");
        assertThat(server.get("Observation/never-5/$validate").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "the resource alone | {FINE} | 200 | No issues",
                "mode create        | {'name':'mode','valueCode':'create'},{NO STATUS} | 200 | status",
                "a profile of ours  | {OURS},{FINE} | 200 | basedOn",
                "unknown profile    | {'name':'profile','valueUri':'urn:p:83'},{NO STATUS} | 400 | urn:p:83",
                "an unknown mode    | {'name':'mode','valueCode':'guess'},{NO STATUS} | 400 | 'guess'",
                "update on a type   | {'name':'mode','valueCode':'update'},{NO STATUS} | 400 | 'update'",
                "another type       | {'name':'resource','resource':{'resourceType':'Patient'}} | 400 | 'Patient'",
                "no resource        | {'name':'mode','valueCode':'create'} | 400 | no resource"
            })
    void validateTakesParameters(String name, String parameters, int status, String diagnostics) {
        String spelled = parameters
                .replace("{FINE}", "{'name':'resource','resource':" + FINE + "}")
                .replace("{NO STATUS}", "{'name':'resource','resource':" + NO_STATUS + "}")
                .replace("{OURS}", "{'name':'profile','valueUri':'" + PROFILES + "SPOutcomeObservation'}");
        String body = Expect.json("{'resourceType':'Parameters','parameter':[" + spelled + "]}");
        Answer answer = server.post("Observation/$validate", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.diagnostics()).contains(diagnostics);
    }

    @Test
    void validateRefusesWhatCannotBeRead() {
        Expect.refused(
                server.post("Observation/$validate", "{\"resourceType\":\"Observation\",\"x\":1}"),
                400,
                "structure",
                "x");
        Expect.refused(server.post("Observation/$validate", "{\"resourceType\":"), 400, "structure");
        Expect.refused(server.post("Patient/$validate", Expect.json(FINE)), 400, "invalid", "'Observation'");
        Expect.refused(server.get("Patient/$validate"), 400, "invalid", "resource");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Task | 'lastModified':'2024-01-02T00:00:00Z','_authoredOn':$absent | 201",
                "Task | '_lastModified':$absent,'authoredOn':'2024-01-02T00:00:00Z' | 201",
                "Task | '_lastModified':$absent,'_authoredOn':$absent | 201",
                "Task | 'lastModified':'2024-01-01','authoredOn':'2024-01-02' | 422",
                "Task | 'lastModified':'2024-01-01','authoredOn':'2024-01-02','_description':$absent | 422",
                "Task | 'executionPeriod':{'_start':$absent,'end':'2024-01-02'} | 201",
            })
    void anInvariantIsNotBrokenByAnElementWithoutAValue(String type, String elements, int status) {
        String absent = "{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason',"
                + "'valueCode':'unknown'}]}";
        Answer answer = server.post(
                type,
                Expect.json("{'resourceType':'" + type + "','status':'requested','intent':'order',"
                        + elements.replace("$absent", absent) + "}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Cannot invoke", "cannot be validated");
    }

    private static Answer put(RunningServer to, Path file, String... headers) throws IOException {
        String body = Files.readString(file);
        String type = body.replaceFirst("(?s).*?\"resourceType\": \"(\\w+)\".*", "$1");
        String id = body.replaceFirst("(?s).*?\"id\": \"([^\"]+)\".*", "$1");
        return to.put(type + "/" + id, body, headers);
    }

    private static List<String> severities(Answer outcome) {
        assertThat(outcome.json().path("resourceType").asText())
                .as(outcome.body())
                .isEqualTo("OperationOutcome");
        return outcome.json().path("issue").findValuesAsText("severity");
    }

    private static List<String> expressions(Answer outcome) {
        return StreamSupport.stream(outcome.json().path("issue").spliterator(), false)
                .map(issue -> issue.path("expression").path(0).asText())
                .toList();
    }
}
