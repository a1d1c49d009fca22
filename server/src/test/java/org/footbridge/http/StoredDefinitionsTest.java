package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles, value sets and code systems that clients store, and what they change for whoever writes after that. */
class StoredDefinitionsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    @Test
    void aStoredProfileIsKeptByWhatClaimsItUntilItIsDeleted() {
        String broken = group("tall", "'name':'short'");
        assertThat(server.post("Group", broken).status()).isEqualTo(201);
        stored("StructureDefinition/tall", profile("tall", "Group", invariant("Group.name", "$this.length() > 5")));
        Expect.refused(server.post("Group", broken), 422, "invalid", "rule-1");
        assertThat(server.post("Group", group("tall", "'name':'long enough'")).status())
                .isEqualTo(201);
        assertThat(supportedProfiles("Group")).contains("urn:sd:tall");
        stored("StructureDefinition/tall", profile("tall", "Group", invariant("Group.name", "$this.length() > 2")));
        assertThat(server.post("Group", broken).status()).isEqualTo(201);
        assertThat(server.delete("StructureDefinition/tall").status()).isEqualTo(204);
        Answer unknown = server.post("Group", group("tall", "'name':'s'"), "Prefer", "return=OperationOutcome");
        assertThat(unknown.status()).isEqualTo(201);
        assertThat(unknown.diagnostics()).contains("urn:sd:tall is not known to this server");
        assertThat(supportedProfiles("Group")).doesNotContain("urn:sd:tall");
    }

    @Test
    void aProfileOfAProfileKeepsBothAndARetiredOneNone() {
        stored("StructureDefinition/basis", profile("basis", "Group", invariant("Group.name", "$this.length() > 5")));
        String derived = profile("derived", "Group", "{'id':'Group.code','path':'Group.code','min':1}")
                .replace("http://hl7.org/fhir/StructureDefinition/Group", "urn:sd:basis");
        stored("StructureDefinition/derived", derived);
        Expect.refused(server.post("Group", group("derived", "'name':'short','code':{'text':'c'}")), 422, "invalid");
        Expect.refused(server.post("Group", group("derived", "'name':'long enough'")), 422, "invalid", "Group.code");
        stored("StructureDefinition/derived", derived.replace("'active'", "'retired'"));
        assertThat(server.post("Group", group("derived", "'name':'s'")).status())
                .isEqualTo(201);
    }

    @Test
    void aStoredValueSetIsWhatABindingMeans() {
        stored("StructureDefinition/bound", profile("bound", "Group", """
            {'id':'Group.code','path':'Group.code','binding':{'strength':'required','valueSet':'urn:vs:kinds'}}\
            """));
        stored("CodeSystem/kinds", """
            {'resourceType':'CodeSystem','id':'kinds','url':'urn:cs:kinds','status':'draft','content':'complete',
             'concept':[{'code':'a'},{'code':'b'}]}\
            """);
        stored("ValueSet/kinds", kinds("a"));
        String group = group("bound", "'code':{'coding':[{'system':'urn:cs:kinds','code':'b'}]}");
        Expect.refused(server.post("Group", group), 422, "invalid", "urn:vs:kinds");
        stored("ValueSet/kinds", kinds("b"));
        assertThat(server.post("Group", group).status()).isEqualTo(201);
    }

    @Test
    void aProfileMayBindAnElementThatIsBoundAlready() {
        stored("StructureDefinition/again", profile("again", "Group", """
            {'id':'Group.type','path':'Group.type','binding':{'strength':'required',
             'valueSet':'http://hl7.org/fhir/ValueSet/group-type'}}\
            """));
        stored("StructureDefinition/fewer", profile("fewer", "Group", """
            {'id':'Group.type','path':'Group.type','binding':{'strength':'required','valueSet':'urn:vs:fewer'}}\
            """));
        assertThat(server.post("Group", group("again", "'name':'n'")).status()).isEqualTo(201);
    }

    private static String kinds(String code) {
        return """
            {'resourceType':'ValueSet','id':'kinds','url':'urn:vs:kinds','status':'draft',
             'compose':{'include':[{'system':'urn:cs:kinds','concept':[{'code':'%s'}]}]}}\
            """.formatted(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "unknown base | urn:sd:nowhere | {'id':'Group','path':'Group'} | The base 'urn:sd:nowhere' of"
                        + " 'urn:sd:bad' is not known; load it first.",
                "itself as its base | urn:sd:bad | {'id':'Group','path':'Group'} | The profile is derived from itself"
                        + " through 'urn:sd:bad'.",
                "a base for another type | http://hl7.org/fhir/StructureDefinition/Patient |"
                        + " {'id':'Group','path':'Group'} | The profile is for 'Group', but its base is for 'Patient'.",
                "an invariant that is no FHIRPath | http://hl7.org/fhir/StructureDefinition/Group |"
                        + " {'id':'Group','path':'Group','constraint':[{'key':'k','severity':'error','human':'h','expression':'name"
                        + " ='}]} | The invariant k of Group is no FHIRPath expression",
                "a regular expression without end | http://hl7.org/fhir/StructureDefinition/Group |"
                        + " {'id':'Group','path':'Group','constraint':[{'key':'k','severity':'error','human':'h','expression':'name.matches(%(a+)+$%)'}]}"
                        + " | could take exponential time",
                "an element that the type does not have | http://hl7.org/fhir/StructureDefinition/Group |"
                        + " {'id':'Group.nothing','path':'Group.nothing'} | No snapshot can be generated from its differential",
            })
    void refusesAProfileWith(String what, String base, String elements, String reason) {
        String before = Expect.newest(server);
        String bad = Expect.json(profile("bad", "Group", elements)
                        .replace("http://hl7.org/fhir/StructureDefinition/Group", base))
                .replace('%', '\'');
        Expect.refused(server.put("StructureDefinition/bad", bad), 422, "processing", reason);
        Expect.refused(server.post("StructureDefinition", bad), 422, "processing", reason);
        assertThat(Expect.newest(server)).isEqualTo(before);
        assertThat(supportedProfiles("Group")).doesNotContain("urn:sd:bad");
    }

    @Test
    void profilesOfOneTransactionMayBuildOnEachOtherInAnyOrder() {
        String derived = profile("below", "Group", "{'id':'Group.code','path':'Group.code','min':1}")
                .replace("http://hl7.org/fhir/StructureDefinition/Group", "urn:sd:above");
        String basis = profile("above", "Group", invariant("Group.name", "$this.length() > 5"));
        Answer stored = server.post("", transaction(derived, basis));
        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        Expect.refused(server.post("Group", group("below", "'name':'short','code':{'text':'c'}")), 422, "invalid");
        Expect.refused(server.post("Group", group("below", "'name':'long enough'")), 422, "invalid", "Group.code");

        String before = Expect.newest(server);
        String circle = basis.replace("http://hl7.org/fhir/StructureDefinition/Group", "urn:sd:below");
        Expect.refused(server.post("", transaction(derived, circle)), 422, "processing", "derived from itself");
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @Test
    void aSearchParameterOfOneTransactionMayBeMadeOfOthersInIt() {
        String part = """
            {'resourceType':'SearchParameter','id':'part','url':'urn:sp:part','name':'Part','status':'active',
             'description':'A part','code':'part','base':['Group'],'type':'token','expression':'Group.type'}\
            """;
        String whole = """
            {'resourceType':'SearchParameter','id':'whole','url':'urn:sp:whole','name':'Whole','status':'active',
             'description':'Two parts','code':'whole','base':['Group'],'type':'composite','expression':'Group',
             'component':[{'definition':'urn:sp:part','expression':'type'},
                          {'definition':'urn:sp:part','expression':'type'}]}\
            """;
        assertThat(server.put("SearchParameter/whole", Expect.json(whole)).status())
                .isEqualTo(422);
        Answer stored = server.post("", transaction(whole, part));
        assertThat(stored.status()).as(stored.body()).isEqualTo(200);
        assertThat(server.get("Group?whole=person$person").status()).isEqualTo(200);
    }

    /** Of definitions that are put under their own ids, in this order. */
    private static String transaction(String... definitions) {
        return Expect.json("{'resourceType':'Bundle','type':'transaction','entry':["
                + Stream.of(definitions)
                        .map(json -> {
                            String type = json.contains("'resourceType':'SearchParameter'")
                                    ? "SearchParameter"
                                    : "StructureDefinition";
                            String id = json.replaceFirst("(?s).*?'id':'([^']*)'.*", "$1");
                            return "{'resource':" + json + ",'request':{'method':'PUT','url':'" + type + "/" + id
                                    + "'}}";
                        })
                        .collect(Collectors.joining(","))
                + "]}");
    }

    @Test
    void profilesCannotComeToBeDerivedFromThemselves() {
        String one = profile("one", "Group", "{'id':'Group','path':'Group'}");
        stored("StructureDefinition/one", one);
        String two = profile("two", "Group", "{'id':'Group','path':'Group'}")
                .replace("http://hl7.org/fhir/StructureDefinition/Group", "urn:sd:one");
        stored("StructureDefinition/two", two);
        Answer circle = server.put(
                "StructureDefinition/one",
                Expect.json(one.replace("http://hl7.org/fhir/StructureDefinition/Group", "urn:sd:two")));
        Expect.refused(circle, 422, "processing", "derived from itself");
    }

    @Test
    void aProfileWhoseBaseIsDeletedTakesNoEffectAndHindersNobody() {
        stored("StructureDefinition/lost", profile("lost", "Group", invariant("Group.name", "$this.length() > 5")));
        stored(
                "StructureDefinition/orphan",
                profile("orphan", "Group", "{'id':'Group','path':'Group'}")
                        .replace("http://hl7.org/fhir/StructureDefinition/Group", "urn:sd:lost"));
        assertThat(server.delete("StructureDefinition/lost").status()).isEqualTo(204);
        assertThat(server.post("Group", group("orphan", "'name':'s'")).status()).isEqualTo(201);
    }

    @Test
    void whatR4DefinesItselfStaysAsItIs() {
        stored("ValueSet/group-type", """
            {'resourceType':'ValueSet','id':'group-type','url':'http://hl7.org/fhir/ValueSet/group-type','status':'active',
             'compose':{'include':[{'system':'http://hl7.org/fhir/group-type','concept':[{'code':'animal'}]}]}}\
            """);
        assertThat(server.post("Group", group("none", "'name':'n'")).status()).isEqualTo(201);
    }

    @Test
    void anotherServerOfTheDatabaseLearnsOfIt() throws InterruptedException {
        RunningServer other = server.beside();
        try {
            String broken = group("told", "'name':'short'");
            assertThat(other.post("Group", broken).status()).isEqualTo(201);
            stored("StructureDefinition/told", profile("told", "Group", invariant("Group.name", "$this.length() > 5")));
            Instant end = Instant.now().plus(Duration.ofSeconds(30));
            while (other.post("Group", broken).status() == 201 && Instant.now().isBefore(end)) {
                Thread.sleep(100);
            }
            Expect.refused(other.post("Group", broken), 422, "invalid", "rule-1");
        } finally {
            other.stop();
        }
    }

    @Test
    void aSettingMayDemandAStoredProfile() {
        stored(
                "StructureDefinition/must",
                profile("must", "Basic", "{'id':'Basic.author','path':'Basic.author','min':1}"));
        RunningServer other = server.beside("--footbridge.profiles.required.Basic=urn:sd:must");
        try {
            assertThat(supportedProfiles(other, "Basic")).containsExactly("urn:sd:must");
            Answer refused = other.post("Basic", Expect.json("{'resourceType':'Basic','code':{'text':'c'}}"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.diagnostics()).contains("only if it claims the profile urn:sd:must");
        } finally {
            other.stop();
        }
    }

    private static List<String> supportedProfiles(String type) {
        return supportedProfiles(server, type);
    }

    private static List<String> supportedProfiles(RunningServer of, String type) {
        List<String> found = new ArrayList<>();
        of.get("metadata").json().at("/rest/0/resource").forEach(resource -> {
            if (resource.path("type").asText().equals(type)) {
                resource.path("supportedProfile").forEach(profile -> found.add(profile.asText()));
            }
        });
        return found;
    }

    private static void stored(String path, String json) {
        Answer answer = server.put(path, Expect.json(json));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private static String group(String profile, String members) {
        return Expect.json("{'resourceType':'Group','meta':{'profile':['urn:sd:" + profile
                + "']},'type':'person','actual':false," + members + "}");
    }

    private static String invariant(String path, String expression) {
        return "{'id':'" + path + "','path':'" + path
                + "','constraint':[{'key':'rule-1','severity':'error','human':'A rule'," + "'expression':'" + expression
                + "'}]}";
    }

    private static String profile(String id, String type, String elements) {
        return "{'resourceType':'StructureDefinition','id':'" + id + "','url':'urn:sd:" + id + "','name':'N" + id
                + "','status':'active','fhirVersion':'4.0.1','kind':'resource','abstract':false,'type':'" + type
                + "','baseDefinition':'http://hl7.org/fhir/StructureDefinition/" + type
                + "','derivation':'constraint','differential':{'element':[" + elements + "]}}";
    }
}
