package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Search parameters that are stored while the server runs, and the work on the index that they bring about. */
class ReindexTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with(Indexing.AT_ONCE);

    /** Its jobs begin after this test is over. */
    @RegisterExtension
    static final RunningServer slow =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.reindex.delay=1h");

    @Test
    void aNewParameterFindsNewResourcesAtOnceAndOldOnesAfterItsJob() {
        server.put("Patient/old-1", Indexing.patient("old-1", "green"));
        server.put("Patient/old-2", Indexing.patient("old-2", "brown"));
        assertThat(server.get("Patient?eye-new=green").status()).isEqualTo(400);
        Answer stored = Indexing.put(server, "eye-new", "Patient", "eye-new", "token", Indexing.EYE);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        server.put("Patient/new-1", Indexing.patient("new-1", "green"));
        assertThat(Indexing.found(server, "Patient?eye-new=green")).contains("new-1");
        Indexing.settled(server);
        assertThat(Indexing.found(server, "Patient?eye-new=green")).containsExactly("new-1", "old-1");
        assertThat(Indexing.found(server, "Patient?eye-new:missing=false")).contains("new-1", "old-1", "old-2");
        assertThat(Indexing.remarks(server, "Patient?eye-new=green")).isEmpty();
        assertThat(advertised(server, "Patient"))
                .anySatisfy(parameter -> assertThat(parameter.toString())
                        .isEqualTo(Expect.json("{'name':'eye-new','definition':'urn:sp:eye-new','type':'token'}")));
    }

    private static List<JsonNode> advertised(RunningServer of, String type) {
        for (JsonNode resource : of.get("metadata").json().at("/rest/0/resource")) {
            if (resource.path("type").asText().equals(type)) {
                return ImmutableList.copyOf(resource.path("searchParam"));
            }
        }
        return List.of();
    }

    @Test
    void aCompositeOfANewAndAnOldParameterIsIndexedToo() {
        server.put("Observation/pair-1", observation("pair-1", "mild"));
        server.put("Observation/pair-2", observation("pair-2", "harsh"));
        Indexing.put(server, "mood", "Observation", "mood", "token", "Observation.extension('urn:mood').value");
        String composite = Expect.json("""
            {'resourceType':'SearchParameter','id':'mood-status','url':'urn:sp:mood-status','name':'ms',
             'status':'active','description':'x','code':'mood-status','base':['Observation'],'type':'composite',
             'expression':'Observation','component':[
              {'definition':'urn:sp:mood','expression':'extension.where(url=%urn:mood%).value'},
              {'definition':'http://hl7.org/fhir/SearchParameter/Observation-status','expression':'status'}]}""").replace('%', '\'');
        Answer stored = server.put("SearchParameter/mood-status", composite);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        Indexing.settled(server);
        assertThat(Indexing.found(server, "Observation?mood-status=mild$final")).containsExactly("pair-1");
        assertThat(Indexing.found(server, "Observation?mood-status=mild$draft")).isEmpty();
        assertThat(Indexing.found(server, "Observation?mood=harsh")).containsExactly("pair-2");
    }

    private static String observation(String id, String mood) {
        return Expect.json("{'resourceType':'Observation','id':'" + id
                + "','status':'final','code':{'text':'x'},'extension':[{'url':'urn:mood','valueCode':'" + mood
                + "'}]}");
    }

    @Test
    void untilTheJobIsDoneASearchByTheParameterSaysThatItMayBeIncomplete() {
        slow.put("Patient/waits", Indexing.patient("waits", "grey"));
        Indexing.put(slow, "eye-waits", "Patient", "eye-waits", "token", Indexing.EYE);
        assertThat(Indexing.remarks(slow, "Patient?eye-waits=grey"))
                .containsExactly(
                        "The index of 'eye-waits' on Patient is being built (0 % done); the result may be incomplete.");
        JsonNode remark = Expect.entries(slow.get("Patient?eye-waits=grey")).get(0);
        assertThat(remark.at("/search/mode").asText()).isEqualTo("outcome");
        assertThat(remark.at("/resource/issue/0/severity").asText()).isEqualTo("warning");
        assertThat(remark.at("/resource/issue/0/code").asText()).isEqualTo("incomplete");
        assertThat(Indexing.remarks(slow, "Patient?_id=waits")).isEmpty();
        assertThat(Indexing.remarks(slow, "Patient?active=true")).isEmpty();
    }

    @Test
    void jobsOfParametersThatComeTogetherAreOne() {
        int before = Indexing.jobs(slow.get("$reindex")).size();
        Indexing.put(slow, "one-1", "Patient", "one-1", "token", Indexing.EYE);
        Indexing.put(slow, "one-2", "Slot", "one-2", "string", "Slot.comment");
        Indexing.put(slow, "one-3", "Patient", "one-3", "token", Indexing.EYE);
        List<Map<String, String>> jobs = Indexing.jobs(slow.get("$reindex"));
        assertThat(jobs.size()).isLessThanOrEqualTo(before + 1);
        assertThat(jobs.get(0)).containsEntry("state", "waiting").containsEntry("cause", "parameters");
        assertThat(jobs.get(0).get("type")).contains("Patient").contains("Slot");
    }

    @Test
    void aRetiredOrDeletedParameterTakesNoEffect() {
        String active = Indexing.parameter("eye-gone", "Patient", "eye-gone", "token", Indexing.EYE);
        server.put("Patient/gone-1", Indexing.patient("gone-1", "blue"));
        for (String end : List.of("retired", "draft", "unknown")) {
            server.put("SearchParameter/eye-gone", active);
            assertThat(server.get("Patient?eye-gone=blue").status()).isEqualTo(200);
            server.put("SearchParameter/eye-gone", active.replace("\"active\"", "\"" + end + "\""));
            Expect.refused(
                    server.get("Patient?eye-gone=blue"),
                    400,
                    "not-supported",
                    "Unknown search parameter 'eye-gone' on Patient; see /metadata.");
        }
        server.put("SearchParameter/eye-gone", active);
        Indexing.settled(server);
        assertThat(Indexing.found(server, "Patient?eye-gone=blue")).containsExactly("gone-1");
        server.delete("SearchParameter/eye-gone");
        assertThat(server.get("Patient?eye-gone=blue").status()).isEqualTo(400);
        assertThat(server.rows("SELECT code FROM custom_parameter")).doesNotContain("(eye-gone)");
    }

    @Test
    void aParameterThatComesBackFindsWhatWasWrittenWithoutIt() {
        String active = Indexing.parameter("eye-back", "Patient", "eye-back", "token", Indexing.EYE);
        server.put("SearchParameter/eye-back", active);
        Indexing.settled(server);
        server.delete("SearchParameter/eye-back");
        server.put("Patient/back-1", Indexing.patient("back-1", "amber"));
        server.put("SearchParameter/eye-back", active);
        Indexing.settled(server);
        assertThat(Indexing.found(server, "Patient?eye-back=amber")).containsExactly("back-1");
    }

    @Test
    void aParameterWithAnotherExpressionIsIndexedAnew() {
        server.put(
                "Slot/other-1",
                Expect.json("{'resourceType':'Slot','id':'other-1','comment':'Nothing',"
                        + "'serviceType':[{'text':'Weeding'}]}"));
        Indexing.put(server, "about", "Slot", "about", "string", "Slot.comment");
        Indexing.settled(server);
        assertThat(Indexing.found(server, "Slot?about=noth")).containsExactly("other-1");
        Indexing.put(server, "about", "Slot", "about", "string", "Slot.serviceType.text");
        Indexing.settled(server);
        assertThat(Indexing.found(server, "Slot?about=noth")).isEmpty();
        assertThat(Indexing.found(server, "Slot?about=weed")).containsExactly("other-1");
    }

    @Test
    void aResourceThatTheParameterFailsOnIsStoredAndCounted() {
        String two = Expect.json("{'resourceType':'Person','id':'two','name':[{'family':'A'},{'family':'B'}]}");
        server.put("Person/two", two);
        server.put("Person/one", Expect.json("{'resourceType':'Person','id':'one','name':[{'family':'Only'}]}"));
        Indexing.put(server, "sole", "Person", "sole", "string", "Person.name.single().family");
        Map<String, String> job = Indexing.settled(server).get(0);
        assertThat(job).containsEntry("total", "2").containsEntry("done", "2").containsEntry("failed", "1");
        assertThat(job.get("message")).endsWith("1 could not be indexed in full; the server's log names them.");
        assertThat(server.put("Person/two", two.replace("B", "C")).status()).isEqualTo(200);
        assertThat(Indexing.found(server, "Person?sole=only")).containsExactly("one");
        assertThat(Indexing.found(server, "Person?name=c")).containsExactly("two");
    }

    @Test
    void aBodyThatCannotBeReadDoesNotEndTheJob() {
        for (String id : List.of("a", "b", "c", "d")) {
            server.put(
                    "Media/" + id,
                    Expect.json("{'resourceType':'Media','id':'" + id
                            + "','status':'completed','deviceName':'Lens','content':{'title':'x'}}"));
        }
        assertThat(server.sql("UPDATE resource SET body = '\\x007b' WHERE id = 'b' AND type = 74"))
                .isEqualTo(1);
        assertThat(server.sql("UPDATE resource SET body = '\\x09ff' WHERE id = 'c' AND type = 74"))
                .isEqualTo(1);
        Indexing.put(server, "lens", "Media", "lens", "string", "Media.deviceName");
        assertThat(Indexing.settled(server).get(0))
                .containsEntry("done", "4")
                .containsEntry("changed", "2")
                .containsEntry("failed", "2");
        assertThat(server.rows("SELECT count(*) FROM search_string WHERE value = 'Lens'"))
                .containsExactly("(2)");
    }

    @Test
    void anotherServerOfTheDatabaseLearnsOfItInSeconds() {
        RunningServer other = server.beside(Indexing.AT_ONCE);
        try {
            other.put("Flag/far-0", flag("far-0"));
            Indexing.put(server, "far", "Flag", "far", "string", "Flag.code.text");
            // written whether or not the other has learnt of it by now
            do {
                other.put("Flag/far-1", flag("far-1"));
                Indexing.pause();
            } while (other.get("Flag?far=wet").status() == 400);
            other.put("Flag/far-2", flag("far-2"));
            assertThat(Indexing.found(other, "Flag?far=wet")).contains("far-2");
            Indexing.settled(other);
            assertThat(Indexing.found(server, "Flag?far=wet")).containsAll(List.of("far-0", "far-1", "far-2"));
        } finally {
            other.stop();
        }
    }

    private static String flag(String id) {
        return Expect.json("{'resourceType':'Flag','id':'" + id + "','status':'active','code':{'text':'Wet floor "
                + System.nanoTime() + "'},'subject':{'reference':'Location/1'}}");
    }
}
