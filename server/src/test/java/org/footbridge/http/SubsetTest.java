package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Summaries and parts of resources, by every interaction that sends resources. */
class SubsetTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    @BeforeAll
    static void anObservationAndItsSubject() {
        server.put(
                "Patient/sub1",
                Expect.json("{'resourceType':'Patient','id':'sub1','gender':'male','birthDate':'2000-01-01',"
                        + "'maritalStatus':{'text':'m'}}"));
        server.put(
                "Observation/sub2",
                Expect.json(
                        "{'resourceType':'Observation','id':'sub2','meta':{'tag':[{'code':'own'}]},'text':{'status':'generated',"
                                + "'div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>x</div>'},"
                                + "'_status':{'extension':[{'url':'urn:example:e','valueCode':'s'}]},'status':'final','code':{'text':'c'},'subject':{'reference':'Patient/sub1'},"
                                + "'note':[{'text':'n'}],'valueQuantity':{'value':1.40,'unit':'kg'},"
                                + "'component':[{'code':{'text':'d'},'valueString':'v','interpretation':[{'text':'i'}]}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '>',
            value = {
                "_elements=subject             > _status status code subject",
                "_elements=subject,note        > _status status code subject note",
                "_elements=value               > _status status code valueQuantity",
                "_elements=value[x]            > _status status code valueQuantity",
                "_elements=valueQuantity       > _status status code valueQuantity",
                "_elements=valueString         > _status status code",
                "_elements=Observation.note    > _status status code note",
                "_elements=nosuch              > _status status code",
                "_elements=component           > _status status code component component.code component.valueString component.interpretation",
                "_elements=component.value     > _status status code component component.code component.valueString",
                "_elements:exclude=note,status > text _status status code subject valueQuantity component component.code component.valueString component.interpretation",
                "_summary=true                 > _status status code subject valueQuantity component component.code component.valueString",
                "_summary=data                 > _status status code subject note valueQuantity component component.code component.valueString component.interpretation",
                "_summary=text                 > text _status status code"
            })
    void mandatoryElementsAreAlwaysThereAndOnlyResourcesAreMarked(String query, String expected) {
        String encoded = query.replace("[", "%5B").replace("]", "%5D");
        for (JsonNode part : everywhere(encoded)) {
            assertThat(names(part)).isEqualTo(new TreeSet<>(List.of(expected.split(" "))));
            assertThat(part.at("/meta/tag").findValuesAsText("code")).containsExactlyInAnyOrder("SUBSETTED", "own");
            assertThat(part.at("/meta/versionId").asText()).isEqualTo("1");
        }
        String xml = server.get("Observation/sub2?_format=xml&" + encoded).body();
        assertThat(xml).contains("SUBSETTED", "<status value=\"final\">");
        assertThat(xml.contains("<value value=\"1.40\"/>")).isEqualTo(expected.contains("valueQuantity"));
    }

    /** The same resource by every interaction; no bundle around it is marked. */
    private static List<JsonNode> everywhere(String query) {
        List<JsonNode> found = new ArrayList<>();
        found.add(server.get("Observation/sub2?" + query).json());
        found.add(server.get("Observation/sub2/_history/1?" + query).json());
        List<Answer> pages = List.of(
                server.get("Observation?_id=sub2&" + query),
                server.get("Patient/sub1/Observation?" + query),
                server.get("?_type=Observation&_id=sub2&" + query),
                server.get("Observation/sub2/_history?" + query),
                server.get("Observation?_id=sub2&_pretty=true&" + query),
                server.send(
                        "POST",
                        "Observation/_search",
                        "_id=sub2&" + query,
                        "Content-Type",
                        "application/x-www-form-urlencoded"));
        for (Answer page : pages) {
            assertThat(page.json().path("meta").isMissingNode()).isTrue();
            found.add(Expect.entries(page).get(0).path("resource"));
        }
        String entry = "{'request':{'method':'GET','url':'Observation@" + query + "'}}";
        JsonNode batch = server.post(
                        "",
                        Expect.json("{'resourceType':'Bundle','type':'batch','entry':[" + entry.replace("@", "/sub2?")
                                + "," + entry.replace("@", "?_id=sub2&") + "]}"))
                .json();
        assertThat(batch.path("meta").isMissingNode()).isTrue();
        found.add(batch.at("/entry/0/resource"));
        found.add(batch.at("/entry/1/resource/entry/0/resource"));
        return found;
    }

    private static Set<String> names(JsonNode resource) {
        Set<String> names = new TreeSet<>();
        resource.fieldNames().forEachRemaining(names::add);
        resource.path("component").path(0).fieldNames().forEachRemaining(name -> names.add("component." + name));
        names.removeAll(List.of("resourceType", "id", "meta"));
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"_elements=subject", "_summary=true", "_summary=data", "_elements=subject&_format=xml"})
    void whatIsIncludedStaysWhole(String query) {
        Answer page = server.get("Observation?_id=sub2&_include=Observation:subject&" + query);
        assertThat(page.body().split("SUBSETTED", -1)).hasSize(2);
        assertThat(page.body()).contains("birthDate", "maritalStatus");
    }

    @Test
    void aStatementOfCapabilitiesKeepsWhatR4DemandsOfIt() {
        JsonNode statement = server.get("metadata?_elements=software").json();
        assertThat(statement.path("date").asText()).isNotEmpty();
        assertThat(statement.path("software").isMissingNode()).isFalse();
        assertThat(statement.path("rest").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_elements=", "_elements=,", "_summary=", "_summary=TRUE"})
    void whatSaysNothingIsRefusedBeforeAnythingIsDone(String query) {
        assertThat(server.get("Patient?" + query).status()).isEqualTo(400);
        assertThat(server.get("Patient/sub1?" + query).status()).isEqualTo(400);
        assertThat(server.post("Patient?" + query, "{\"resourceType\":\"Patient\"}")
                        .status())
                .isEqualTo(400);
        assertThat(server.get("Patient/_history").body()).doesNotContain("\"method\":\"POST\"");
    }
}
