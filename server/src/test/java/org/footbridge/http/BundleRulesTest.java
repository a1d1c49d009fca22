package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch or transaction is refused for what a stored Bundle is refused for, its links lead to its entries, and Bundles in it are content. */
class BundleRulesTest {
    private static final String URN = "urn:uuid:3f1b8a00-0009-4000-8000-00000000000";
    private static final String POST = "'request':{'method':'POST','url':'Patient'}";
    private static final String NOBODY = "urn:uuid:3f1b8a00-0009-4000-8000-0000000000ff";

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static String entry(String fullUrl, String resource, String... more) {
        return "{'fullUrl':'" + fullUrl + "','resource':" + resource + "," + POST
                + Stream.of(more).map(part -> "," + part).reduce("", String::concat) + "}";
    }

    private static String patient(String... members) {
        return "{'resourceType':'Patient','active':true"
                + Stream.of(members).map(member -> "," + member).reduce("", String::concat) + "}";
    }

    private static String bundle(String type, String members) {
        return Expect.json("{'resourceType':'Bundle','type':'" + type + "'," + members + "}");
    }

    private static String entries(String... entries) {
        return "'entry':[" + String.join(",", entries) + "]";
    }

    private static Stream<String> broken() {
        String restful = "http://elsewhere.example/fhir/";
        return Stream.of(
                "'total':1," + entries(entry(URN + 1, patient())),
                entries(entry(URN + 1, patient(), "'search':{'mode':'match'}")),
                entries(entry(URN + 1, patient(), "'response':{'status':'200'}")),
                entries("{'fullUrl':'" + URN + "1','resource':" + patient() + "}"),
                entries("{'resource':" + patient() + "}"),
                entries("{'fullUrl':'" + URN + "1'}"),
                entries(entry(URN + 1, patient()), "{'resource':" + patient() + "}"),
                entries(entry(URN + 1, patient()), entry(URN + 1, patient())),
                entries(entry(URN + 1, patient()), entry(URN + 2, patient()), entry(URN + 1, patient())),
                entries(
                        entry(URN + 1, patient("'meta':{'versionId':'1'}")),
                        entry(URN + 1, patient("'meta':{'versionId':'1'}"))),
                entries(
                        entry(URN + 1, patient()),
                        "{'fullUrl':'" + URN + "1','request':{'method':'GET','url':'Patient'}}"),
                entries(entry(restful + "Patient/1/_history/2", patient("'id':'1'"))),
                entries(entry(restful + "Patient/1", patient("'id':'2'"))),
                entries(entry(restful + "Patient/1", patient())),
                entries(entry(restful + "Observation/1", patient("'id':'1'"))),
                entries(entry("Patient/1", patient("'id':'1'"))),
                entries(entry("garbage", patient())),
                entries(entry("urn:uuid:x", patient())),
                entries(entry((URN + 1).replace("f", "F"), patient())),
                entries(entry("urn:oid:x", patient())),
                "'link':[{'relation':'self','url':'http://x.example'},{'relation':'self','url':'http://y.example'}],"
                        + entries(entry(URN + 1, patient())));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotStoredIsNotDone() {
        return Stream.of("batch", "transaction")
                .flatMap(type -> broken().map(members -> DynamicTest.dynamicTest(type + " " + members, () -> {
                    String before = Expect.newest(server);
                    assertThat(server.post("Bundle", bundle(type, members)).status())
                            .isEqualTo(422);
                    Answer refused = server.post("", bundle(type, members));
                    Expect.refused(refused, 422, "processing");
                    assertThat(refused.json().at("/issue/0/expression/0").asText())
                            .startsWith("Bundle.");
                    assertThat(Expect.newest(server)).isEqualTo(before);
                })));
    }

    @TestFactory
    Stream<DynamicTest> whatIsStoredIsDone() {
        Stream<String> sound = Stream.of(
                entries(entry(URN + 1, patient()), entry(URN + 2, patient())),
                entries(
                        entry(URN + 1, patient("'meta':{'versionId':'1'}")),
                        entry(URN + 1, patient("'meta':{'versionId':'2'}"))),
                entries(entry("http://elsewhere.example/fhir/Patient/1", patient("'id':'1'"))),
                entries(entry("http://elsewhere.example/anything", patient())),
                "'timestamp':'2024-01-01T00:00:00Z','identifier':{'value':'x'}," + entries(entry(URN + 1, patient())));
        return sound.flatMap(members -> Stream.of("batch", "transaction")
                .map(type -> DynamicTest.dynamicTest(type + " " + members, () -> {
                    assertThat(server.post("Bundle", bundle(type, members)).status())
                            .isEqualTo(201);
                    assertThat(Expect.entries(server.post("", bundle(type, members))))
                            .allSatisfy(entry -> assertThat(
                                            entry.at("/response/status").asText())
                                    .isEqualTo("201 Created"));
                })));
    }

    @Test
    void anEntryHasOneResource() {
        String twice = entries("{'resource':" + patient() + ",'resource':" + patient() + "," + POST + "}");
        Expect.refused(server.post("", bundle("batch", twice)), 400, "structure", "two resources");
    }

    /** In every place where a URN can only be meant for another entry. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Patient','link':[{'type':'seealso','other':{'reference':'%s'}}]}",
                "{'resourceType':'Patient','link':[{'type':'seealso','other':{'reference':'%s#part'}}]}",
                "{'resourceType':'Patient','extension':[{'url':'http://example.org/x','valueReference':{'reference':'%s'}}]}",
                "{'resourceType':'Patient','contained':[{'resourceType':'RelatedPerson','id':'a','patient':{'reference':'%s'}}],'link':[{'type':'seealso','other':{'reference':'#a'}}]}",
                "{'resourceType':'Patient','photo':[{'url':'%s'}]}",
                "{'resourceType':'Patient','text':{'status':'generated','div':'<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><a href=\\\"%s\\\">x</a></div>'}}"
            })
    void aUrnOfNoEntryIsRefused(String resource) {
        String dangling = entries(entry(URN + 1, patient()), entry(URN + 2, resource.formatted(NOBODY)));
        String before = Expect.newest(server);
        Answer whole = server.post("", bundle("transaction", dangling));
        Expect.refused(whole, 422, "processing", NOBODY);
        assertThat(whole.json().at("/issue/0/expression/0").asText()).startsWith("Bundle.entry[1].resource.");
        assertThat(Expect.newest(server)).isEqualTo(before);
        String other = entries(entry(URN + 1, patient()), entry(URN + 2, resource.formatted(URN + 1)));
        assertThat(server.post("", bundle("transaction", other)).status()).isEqualTo(200);
        assertThat(Expect.entries(server.post("", bundle("batch", other))))
                .extracting(entry -> entry.at("/response/status").asText())
                .containsExactly("201 Created", "422 Unprocessable Entity");
    }

    @Test
    void aUrnThatIsANameStays() {
        String names = "{'resourceType':'Patient','meta':{'source':'" + NOBODY + "'},'identifier':[{'system':'" + NOBODY
                + "','value':'x'}],'extension':[{'url':'http://example.org/x','valueUuid':'" + NOBODY + "'}]}";
        for (String type : List.of("batch", "transaction")) {
            Answer answer =
                    server.post("", bundle(type, entries(entry(URN + 1, names))), "Prefer", "return=representation");
            assertThat(answer.json().at("/entry/0/resource/identifier/0/system").asText())
                    .as(answer.body())
                    .isEqualTo(NOBODY);
        }
    }

    @Test
    void aResourceOfABatchMayReferToItself() {
        String own = "{'resourceType':'Patient','link':[{'type':'seealso','other':{'reference':'" + URN + "1'}}]}";
        assertThat(server.post("", bundle("batch", entries(entry(URN + 1, own))))
                        .json()
                        .at("/entry/0/response/status")
                        .asText())
                .isEqualTo("201 Created");
    }

    @Test
    void aReferenceToSeveralEntriesIsRefused() {
        String versions = entries(
                entry(URN + 1, patient("'meta':{'versionId':'1'}")),
                entry(URN + 1, patient("'meta':{'versionId':'2'}")),
                entry(
                        URN + 2,
                        "{'resourceType':'Patient','link':[{'type':'seealso','other':{'reference':'" + URN + "1'}}]}"));
        Expect.refused(server.post("", bundle("transaction", versions)), 422, "processing", "several entries");
    }

    /** Of two servers' resources with the same id, each is meant by what came from its own server. */
    @Test
    void aRelativeReferenceIsRelativeToTheFullUrl() {
        String bundle = entries(
                from("a", "Patient", patient("'id':'p'", "'gender':'male'")),
                from("b", "Patient", patient("'id':'p'", "'gender':'female'")),
                from(
                        "a",
                        "Basic",
                        "{'resourceType':'Basic','id':'x','code':{'text':'x'},'subject':{'reference':'Patient/p'}}"),
                from(
                        "b",
                        "Basic",
                        "{'resourceType':'Basic','id':'x','code':{'text':'x'},'subject':{'reference':'Patient/p'}}"));
        Answer done = server.post("", bundle("transaction", bundle), "Prefer", "return=representation");
        for (int i = 0; i < 2; i++) {
            assertThat(done.json()
                            .at("/entry/" + (i + 2) + "/resource/subject/reference")
                            .asText())
                    .as(done.body())
                    .isEqualTo("Patient/"
                            + done.json().at("/entry/" + i + "/resource/id").asText());
        }
    }

    private static String from(String host, String type, String resource) {
        String id = resource.contains("'id':'p'") ? "p" : "x";
        return "{'fullUrl':'http://" + host + ".example/fhir/" + type + "/" + id + "','resource':" + resource
                + ",'request':{'method':'POST','url':'" + type + "'}}";
    }

    /** However it is wrapped, a Bundle is stored as it came. */
    @TestFactory
    Stream<DynamicTest> aBundleInAnEntryIsContent() {
        String inner = "{'resourceType':'Bundle','type':'collection','entry':[{'fullUrl':'" + URN + "1','resource':"
                + patient("'id':'p1'")
                + "},{'fullUrl':'http://a.example/fhir/Basic/o1','resource':{'resourceType':'Basic',"
                + "'id':'o1','code':{'text':'x'},'subject':{'reference':'" + URN + "1'},'author':{'reference':'"
                + NOBODY
                + "'},'extension':[{'url':'http://example.org/x','valueReference':{'reference':'Patient/nobody'}},"
                + "{'url':'http://example.org/z','valueReference':{'reference':'" + server.base()
                + "/Patient/p'}}]}}]}";
        Stream<String> wrapped = Stream.of(
                inner,
                "{'resourceType':'Parameters','parameter':[{'name':'x','resource':" + inner + "}]}",
                "{'resourceType':'Parameters','parameter':[{'name':'x','resource':{'type':'collection',"
                        + inner.substring(1).replaceFirst("'type':'collection',", "") + "}]}",
                "{'resourceType':'Bundle','type':'collection','entry':[{'fullUrl':'" + NOBODY + "','resource':" + inner
                        + "}]}");
        return wrapped.flatMap(resource -> Stream.of("batch", "transaction", "alone")
                .map(way -> DynamicTest.dynamicTest(way + " " + resource, () -> {
                    String type = resource.startsWith("{'resourceType':'B") ? "Bundle" : "Parameters";
                    String entry = "{'fullUrl':'" + URN + "1','resource':" + resource
                            + ",'request':{'method':'POST','url':'" + type + "'}}";
                    Answer answer = way.equals("alone")
                            ? server.post(type, Expect.json(resource))
                            : server.post("", bundle(way, entries(entry)), "Prefer", "return=representation");
                    assertThat(answer.status()).as(answer.body()).isLessThan(300);
                    assertThat(answer.body())
                            .contains(Expect.json(
                                    "'subject':{'reference':'" + URN + "1'},'author':{'reference':'" + NOBODY + "'}"))
                            .contains(Expect.json("'Patient/nobody'"))
                            .contains(Expect.json("'" + server.base() + "/Patient/p'"));
                })));
    }

    /** The composition of a document is the document's, not the resource of the same id that is stored. */
    @Test
    void aBundleDoesNotKeepResourcesFromBeingDeleted() {
        String composition =
                "{'resourceType':'Composition','id':'%s','status':'final','type':{'text':'x'},'date':'2024-01-01',"
                        + "'author':[{'display':'x'}],'title':'x'}";
        server.put("Composition/c1", Expect.json(composition.formatted("c1")));
        String document = "'identifier':{'system':'urn:example:d','value':'1'},'timestamp':'2024-01-01T00:00:00Z',"
                + entries("{'fullUrl':'http://a.example/fhir/Composition/c1','resource':" + composition.formatted("c1")
                        + "}");
        Answer stored = server.post("Bundle", bundle("document", document));
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(Expect.entries(server.get("Bundle?composition=Composition/c1")))
                .hasSize(1);
        assertThat(server.delete("Composition/c1").status()).isIn(200, 204);
    }
}
