package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** FHIR packages, installed as a whole or not at all; and what they change. */
class InstallTest {
    private static final String[] GZIP = {"Content-Type", "application/gzip"};

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.reindex.delay=0s", "--footbridge.packages.unpacked-max=4MB");

    @Test
    void whatAPackageBringsTakesEffectAtOnce() {
        Answer installed =
                install(garden("org.example.garden", "1.0.0", "garden").bytes());
        assertThat(counts(installed)).isEqualTo(Map.of("created", 5));
        Expect.refused(server.post("Group", group("garden", "x", "rose")), 422, "invalid", "rule-1");
        Expect.refused(server.post("Group", group("garden", "roses", "thistle")), 422, "invalid", "plants");
        Answer roses = server.post("Group", group("garden", "roses", "rose"));
        assertThat(roses.status()).as(roses.body()).isEqualTo(201);
        assertThat(Expect.entries(server.get("Group?code:in=urn:garden:vs"))).hasSize(1);
        // until all Groups of before are indexed by it, the answer also says so
        assertThat(Indexing.found(server, "Group?garden-name=roses")).hasSize(1);
        assertThat(server.get("ConceptMap?url=urn:garden:cm")
                        .json()
                        .path("total")
                        .asInt())
                .isOne();
        assertThat(server.get("metadata").body()).contains("urn:garden:sd");
        assertThat(server.get("$install").body()).contains("org.example.garden");
    }

    /** As {@code tar czf x.tgz ./package} writes them. */
    @Test
    void namesMayBeginWithADotAndASlash() {
        Answer installed = install(new Tgz()
                .file(
                        "./package/package.json",
                        Expect.json("{'name':'org.example.dots','version':'1','fhirVersions':['4.0.1']}"))
                .file(
                        "./package/vs.json",
                        Expect.json("{'resourceType':'ValueSet','url':'urn:dots:vs','status':'active'}"))
                .bytes());
        assertThat(counts(installed)).isEqualTo(Map.of("created", 1));
    }

    @Test
    void installedAgainItChangesNothing() {
        byte[] archive = garden("org.example.twice", "1.0.0", "twice").bytes();
        assertThat(counts(install(archive))).isEqualTo(Map.of("created", 5));
        String before = Expect.newest(server);
        assertThat(counts(install(archive))).isEqualTo(Map.of("unchanged", 5));
        assertThat(Expect.newest(server)).isEqualTo(before);
    }

    @Test
    void anotherVersionReplacesTheFormer() {
        install(garden("org.example.grows", "1.0.0", "grows")
                .resource("extra", "{'resourceType':'ValueSet','id':'extra','url':'urn:grows:extra','status':'active'}")
                .bytes());
        byte[] next = new Tgz()
                .file("package/package.json", "{\"name\":\"org.example.grows\",\"version\":\"2.0.0\"}")
                .resource("sd", profile("grows", "$this.length() > 1"))
                .bytes();
        assertThat(counts(install(next))).isEqualTo(Map.of("updated", 1, "deleted", 5));
        assertThat(server.post("Group", group("grows", "xx", "thistle")).status())
                .isEqualTo(201);
        brokenRule(server.post("Group", group("grows", "x", "thistle")));
        assertThat(server.get("ValueSet/extra").status()).isEqualTo(410);
        assertThat(server.get("$install").body()).contains("2.0.0");
    }

    /** The value sets of some packages here are left out, which is worth a warning. */
    private static void brokenRule(Answer refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.diagnostics()).contains("rule-1");
    }

    @Test
    void anIdThatIsTakenIsMadeAnother() {
        server.put(
                "ValueSet/taken",
                Expect.json("{'resourceType':'ValueSet','id':'taken','url':'urn:a','status':'draft'}"));
        install(Tgz.of("org.example.taken", "1")
                .resource("v", "{'resourceType':'ValueSet','id':'taken','url':'urn:taken','status':'draft'}")
                .bytes());
        assertThat(server.get("ValueSet/taken").body()).contains("urn:a");
        JsonNode found = server.get("ValueSet?url=urn:taken").json();
        assertThat(found.path("total").asInt()).isOne();
        assertThat(found.at("/entry/0/resource/id").asText()).startsWith("taken-");
    }

    @Test
    void profilesOfAPackageMayBuildOnEachOtherInAnyOrder() {
        String derived =
                profile("deep", "true").replace("'http://hl7.org/fhir/StructureDefinition/Group'", "'urn:base:sd'");
        install(Tgz.of("org.example.deep", "1")
                .resource("a", derived)
                .resource("b", profile("base", "$this.length() > 3"))
                .bytes());
        brokenRule(server.post("Group", group("deep", "x", "rose")));
    }

    @Test
    void aCompositeMayBeMadeOfWhatComesWithIt() {
        Answer answer = install(Tgz.of("org.example.pair", "1")
                .resource("a-whole", """
                    {'resourceType':'SearchParameter','id':'pair','url':'urn:pair','name':'P','status':'active',
                     'description':'d','code':'pair','base':['Group'],'type':'composite','expression':'Group',
                     'component':[{'definition':'urn:half:sp','expression':'type'},
                                  {'definition':'urn:half:sp','expression':'type'}]}\
                    """)
                .resource("b-part", parameter("half", "half", "Group.type").replace("'string'", "'token'"))
                .bytes());
        assertThat(answer.body()).doesNotContain("is not installed");
        assertThat(counts(answer)).isEqualTo(Map.of("created", 2));
        assertThat(server.get("Group?pair=person$person").status()).isEqualTo(200);
    }

    @Test
    void aSearchParameterThatCanTakeNoEffectIsLeftOutWithAWarning() {
        Answer installed = install(Tgz.of("org.example.clash", "1")
                .resource("sp", parameter("clash", "identifier", "Group.name"))
                .resource("q", "{'resourceType':'Questionnaire','id':'q','url':'urn:q','status':'draft'}")
                .bytes());
        assertThat(installed.body()).contains("choose another code").contains("\"Questionnaire\"");
        assertThat(server.get("SearchParameter?url=urn:clash:sp")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @TestFactory
    Stream<DynamicTest> refuses() {
        Tgz twice = Tgz.of("org.example.bad", "1")
                .resource("a", "{'resourceType':'ValueSet','url':'urn:bad','version':'1','status':'draft'}")
                .resource("b", "{'resourceType':'ValueSet','url':'urn:bad','version':'2','status':'draft'}");
        return Stream.of(
                bad(
                        "broken JSON",
                        400,
                        "package/b.json: The body is not well-formed JSON",
                        tgz -> tgz.file("package/b.json", "{")),
                bad(
                        "an element that R4 does not have",
                        400,
                        "package/b.json",
                        tgz -> tgz.resource(
                                "b", "{'resourceType':'ValueSet','url':'urn:b','status':'draft','petals':5}")),
                bad(
                        "no url",
                        400,
                        "must have a url",
                        tgz -> tgz.resource("b", "{'resourceType':'ValueSet','status':'draft'}")),
                bad("two versions of one canonical", 400, "defines ValueSet 'urn:bad' twice", tgz -> twice),
                bad(
                        "a path out of the archive",
                        400,
                        "is not accepted as a name",
                        tgz -> tgz.file("package/../../etc/passwd", "x")),
                bad("an absolute path", 400, "is not accepted as a name", tgz -> tgz.file("/etc/passwd", "x")),
                bad("a path of Windows", 400, "is not accepted as a name", tgz -> tgz.file("package\\..\\x.json", "x")),
                bad("a link", 400, "neither a file nor a folder", tgz -> tgz.link("package/x.json", "/etc/passwd")),
                bad(
                        "a file twice",
                        400,
                        "in the archive twice",
                        tgz -> tgz.file("package/a.txt", "x").file("package/a.txt", "x")),
                bad(
                        "a file that is too large",
                        413,
                        "at most 1048576 are accepted",
                        tgz -> tgz.file("package/x.txt", new byte[2_000_000])),
                bad(
                        "many files that are too large together",
                        413,
                        "unpacks to more than 4194304 bytes",
                        InstallTest::inflated),
                bad("no manifest", 400, "has no package/package.json", tgz -> new Tgz().file("package/x.json", "{}")),
                bad(
                        "another release of FHIR",
                        400,
                        "is for FHIR 5.0.0",
                        tgz -> new Tgz()
                                .file(
                                        "package/package.json",
                                        Expect.json("{'name':'x','version':'1','fhirVersions':['5.0.0']}"))),
                bad(
                        "an unknown base",
                        422,
                        "The base 'urn:nowhere' of 'urn:bad:sd' is not known",
                        tgz -> tgz.resource(
                                "sd",
                                profile("bad", "true")
                                        .replace("'http://hl7.org/fhir/StructureDefinition/Group'", "'urn:nowhere'"))),
                bad(
                        "an invariant that does not parse",
                        422,
                        "is no FHIRPath expression",
                        tgz -> tgz.resource("sd", profile("bad", "name ="))),
                bad(
                        "an element that the type does not have",
                        422,
                        "No snapshot can be generated from its differential",
                        tgz -> tgz.resource("sd", profile("bad", "true").replace("Group.name", "Group.petals"))));
    }

    private static Tgz inflated(Tgz tgz) {
        for (int i = 0; i < 10; i++) {
            tgz.file("package/zeros" + i + ".txt", new byte[1_000_000]);
        }
        return tgz;
    }

    /** Whatever is at fault, what is fine in the package is not installed either. */
    private static DynamicTest bad(String what, int status, String reason, UnaryOperator<Tgz> with) {
        return DynamicTest.dynamicTest(what, () -> {
            Tgz fine = Tgz.of("org.example.bad", "1")
                    .resource(
                            "fine",
                            "{'resourceType':'CodeSystem','id':'fine','url':'urn:fine','status':'draft','content':'complete'}");
            String before = Expect.newest(server);
            Answer refused = server.send("POST", "$install", with.apply(fine).bytes(), GZIP);
            assertThat(refused.status()).as(refused.body()).isEqualTo(status);
            assertThat(refused.diagnostics()).contains(reason);
            assertThat(Expect.newest(server)).isEqualTo(before);
            assertThat(server.get("CodeSystem/fine").status()).isEqualTo(404);
            assertThat(server.get("$install").body()).doesNotContain("org.example.bad");
        });
    }

    @Test
    void refusesWhatIsNoArchive() {
        Expect.refused(
                server.send("POST", "$install", "no archive".getBytes(StandardCharsets.UTF_8), GZIP),
                400,
                "invalid",
                "cannot be read as a gzipped tar archive");
        Expect.refused(server.post("$install", "{\"resourceType\":\"Parameters\"}"), 400, "invalid", "'package'");
    }

    @Test
    void refusesADefinitionThatSomebodyElseStoredUnderTheSameCanonical() {
        server.put(
                "ValueSet/own",
                Expect.json("{'resourceType':'ValueSet','id':'own','url':'urn:own','status':'active'}"));
        byte[] archive = Tgz.of("org.example.own", "1")
                .resource("v", "{'resourceType':'ValueSet','id':'v','url':'urn:own','status':'draft'}")
                .bytes();
        Expect.refused(
                server.send("POST", "$install", archive, GZIP),
                409,
                "conflict",
                "ValueSet 'urn:own' is stored already as ValueSet/own, and says something else there");
    }

    @Test
    void takesTheArchiveWithinParametersToo() {
        byte[] archive = Tgz.of("org.example.inside", "1")
                .resource("v", "{'resourceType':'ValueSet','id':'in','url':'urn:inside','status':'draft'}")
                .bytes();
        Answer answer = server.post(
                "$install",
                Expect.json("{'resourceType':'Parameters','parameter':[{'name':'package'," + "'valueBase64Binary':'"
                        + Base64.getEncoder().encodeToString(archive) + "'}]}"));
        assertThat(counts(answer)).isEqualTo(Map.of("created", 1));
    }

    @Test
    void aClientNeedNotWait() throws InterruptedException {
        Answer good = later(garden("org.example.later", "1", "later").bytes());
        assertThat(good.status()).as(good.body()).isEqualTo(200);
        assertThat(counts(good)).isEqualTo(Map.of("created", 5));
        Expect.refused(server.post("Group", group("later", "x", "rose")), 422, "invalid", "rule-1");
        Answer bad = later(
                Tgz.of("org.example.never", "1").file("package/b.json", "{").bytes());
        Expect.refused(bad, 400, "structure", "package/b.json");
        Expect.refused(server.get("$install?job=1"), 400, "not-supported", "'job'");
    }

    private static Answer later(byte[] archive) throws InterruptedException {
        Answer begun =
                server.send("POST", "$install", archive, "Content-Type", "application/gzip", "Prefer", "respond-async");
        return AsyncRequestTest.awaited(server, begun);
    }

    @Test
    void ourOwnPackagesCanBeInstalledOnAnyServer() throws IOException {
        for (String module : new String[] {"terminology", "profiles"}) {
            Path folder = Path.of("..", module, "target", "classes", "fhir");
            Tgz tgz = new Tgz();
            try (Stream<Path> names = Files.list(folder);
                    Stream<Path> files = Files.walk(folder)) {
                Path own = names.findFirst().orElseThrow().resolve("package");
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    tgz.file("package/" + own.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            Answer installed = install(tgz.bytes());
            assertThat(installed.body()).doesNotContain("OperationOutcome");
            assertThat(counts(installed).get("created")).isGreaterThan(5);
        }
    }

    private static Answer install(byte[] archive) {
        Answer answer = server.send("POST", "$install", archive, GZIP);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static Map<String, Integer> counts(Answer answer) {
        Map<String, Integer> counts = new TreeMap<>();
        answer.json().path("parameter").forEach(parameter -> {
            if (parameter.path("name").asText().equals("package")) {
                parameter.path("part").forEach(part -> {
                    if (part.has("valueInteger")) {
                        counts.put(
                                part.path("name").asText(),
                                part.path("valueInteger").asInt());
                    }
                });
            }
        });
        return counts;
    }

    /** A package of five definitions about {@code word}. */
    private static Tgz garden(String name, String version, String word) {
        return Tgz.of(name, version)
                .resource("sd", profile(word, "$this.length() > 3"))
                .resource("vs", """
                    {'resourceType':'ValueSet','id':'%1$s-vs','url':'urn:%1$s:vs','name':'plants','status':'draft',
                     'compose':{'include':[{'system':'urn:%1$s:cs'}]}}\
                    """.formatted(word))
                .resource("cs", """
                    {'resourceType':'CodeSystem','id':'%1$s-cs','url':'urn:%1$s:cs','status':'draft','content':'complete',
                     'concept':[{'code':'rose'},{'code':'lily'}]}\
                    """.formatted(word))
                .resource(
                        "cm",
                        "{'resourceType':'ConceptMap','id':'%1$s-cm','url':'urn:%1$s:cm','status':'draft'}"
                                .formatted(word))
                .resource("sp", parameter(word, word + "-name", "Group.name"));
    }

    private static String parameter(String word, String code, String expression) {
        return """
            {'resourceType':'SearchParameter','id':'%1$s-sp','url':'urn:%1$s:sp','name':'N','status':'active',
             'description':'d','code':'%2$s','base':['Group'],'type':'string','expression':'%3$s'}\
            """.formatted(word, code, expression);
    }

    private static String profile(String word, String expression) {
        return """
            {'resourceType':'StructureDefinition','id':'%1$s-sd','url':'urn:%1$s:sd','name':'N','status':'draft',
             'fhirVersion':'4.0.1','kind':'resource','abstract':false,'type':'Group','derivation':'constraint',
             'baseDefinition':'http://hl7.org/fhir/StructureDefinition/Group','differential':{'element':[
              {'id':'Group.code','path':'Group.code','binding':{'strength':'required','valueSet':'urn:%1$s:vs'}},
              {'id':'Group.name','path':'Group.name','constraint':[
                {'key':'rule-1','severity':'error','human':'h','expression':'%2$s'}]}]}}\
            """.formatted(word, expression);
    }

    private static String group(String word, String name, String plant) {
        return Expect.json("""
            {'resourceType':'Group','meta':{'profile':['urn:%1$s:sd']},'type':'person','actual':false,'name':'%2$s',
             'code':{'coding':[{'system':'urn:%1$s:cs','code':'%3$s'}]}}\
            """.formatted(word, name, plant));
    }
}
