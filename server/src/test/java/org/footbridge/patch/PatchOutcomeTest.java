package org.footbridge.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.patch.PatchSetup.assertRefused;
import static org.footbridge.patch.PatchSetup.fhirPath;
import static org.footbridge.patch.PatchSetup.json;
import static org.footbridge.patch.PatchSetup.operation;
import static org.footbridge.patch.PatchSetup.patched;
import static org.footbridge.patch.PatchSetup.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.fhirpath.ExampleResources;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a patch of any kind leaves as it is. */
class PatchOutcomeTest {
    private static final String TASK = "{'resourceType':'Task','id':'t','meta':{'versionId':'3',"
            + "'lastUpdated':'2024-05-17T09:30:00Z','tag':[{'code':'a'}]},'status':'requested','intent':'order',"
            + "'focus':{'reference':'ServiceRequest/s/_history/2'},'for':{'reference':'#p'},"
            + "'contained':[{'resourceType':'Patient','id':'p','name':[{'text':'Ada'}]}]}";

    @Test
    void refusesAnotherType() {
        assertRefused(
                () -> patched(TASK, json("[{'op':'replace','path':'/resourceType','value':'Basic'}]")),
                ProblemKind.INVALID,
                "cannot change the type of a resource, which is 'Task'");
        assertRefused(
                () -> patched(TASK, json("[{'op':'remove','path':'/resourceType'}]")), ProblemKind.INVALID, "type");
        assertRefused(
                () -> patched(TASK, json("[{'op':'replace','path':'','value':[]}]")), ProblemKind.INVALID, "type");
        assertRefused(
                () -> patched(TASK, xml("<replace sel='Task'><Basic><id value='t'/></Basic></replace>")),
                ProblemKind.INVALID,
                "type");
    }

    @Test
    void refusesAnotherIdOrNone() {
        assertRefused(
                () -> patched(TASK, json("[{'op':'replace','path':'/id','value':'u'}]")),
                ProblemKind.INVALID,
                "cannot change the id of a resource; leave 't' as it is");
        assertRefused(() -> patched(TASK, json("[{'op':'remove','path':'/id'}]")), ProblemKind.INVALID, "id");
        assertRefused(() -> patched(TASK, xml("<remove sel='Task/id'/>")), ProblemKind.INVALID, "id");
        assertRefused(() -> patched(TASK, xml("<replace sel='Task/id/@value'>u</replace>")), ProblemKind.INVALID, "id");
        assertRefused(() -> patched(TASK, fhirPath(operation("delete", "Task.id"))), ProblemKind.INVALID, "id");
        assertRefused(
                () -> patched(TASK, fhirPath(operation("replace", "Task.id", "'name':'value','valueId':'u'"))),
                ProblemKind.INVALID,
                "id");
    }

    @Test
    void passesOverWhatTheServerSets() {
        Patch patch = json("[{'op':'replace','path':'/meta/versionId','value':'9'},"
                + "{'op':'remove','path':'/meta/lastUpdated'}]");
        assertThat(patched(TASK, patch)).contains("'tag':[{'code':'a'}]", "'status':'requested'");
    }

    @Test
    void keepsVersionsOfReferencesAndContainedResources() {
        List<Patch> patches = List.of(
                json("[{'op':'replace','path':'/status','value':'accepted'}]"),
                xml("<replace sel='Task/status/@value'>accepted</replace>"),
                fhirPath(operation("replace", "Task.status", "'name':'value','valueCode':'accepted'")));
        JsonNode expected = tree(TASK.replace("requested", "accepted"));
        assertThat(patches)
                .allSatisfy(patch -> assertThat(tree(patched(TASK, patch))).isEqualTo(expected));
    }

    @Test
    void changesAContainedResource() {
        String path = "Task.contained.where(id = 'p').name[0].text";
        assertThat(patched(TASK, fhirPath(operation("replace", path, "'name':'value','valueString':'Chi'"))))
                .contains("'text':'Chi'");
        assertThat(patched(
                        TASK,
                        xml("<replace sel=\"Task/contained/Patient[id/@value='p']/name/text/@value\">Chi</replace>")))
                .contains("'text':'Chi'");
    }

    /** But for narratives, which may be written anew with the same meaning. */
    @Test
    void keepsAllElseInResourcesThatOthersHavePublished() throws IOException {
        List<Resource> resources = ExampleResources.all();
        Assumptions.assumeFalse(resources.isEmpty(), "There are no example resources");
        List<String> different = new ArrayList<>();
        for (Resource resource : resources) {
            String type = resource.fhirType();
            byte[] before = new ModelText(PatchSetup.CONTEXT).toJson(resource);
            ObjectNode expected = (ObjectNode) PatchSetup.tree(before);
            expected.put("implicitRules", "urn:x");
            String value = "'name':'value','valueUri':'urn:x'";
            Patch path = fhirPath(operation("add", type, "'name':'name','valueString':'implicitRules'", value));
            Patch selector = xml("<add sel='" + type + "'><implicitRules value='urn:x'/></add>");
            for (Patch patch : List.of(path, selector)) {
                JsonNode after = PatchSetup.tree(patch.apply(before, Long.MAX_VALUE));
                if (!withoutMarkup(after).equals(withoutMarkup(expected))) {
                    different.add(patch.getClass().getSimpleName() + " " + type + "/" + resource.getIdPart());
                }
            }
        }
        assertThat(different).isEmpty();
    }

    private static JsonNode withoutMarkup(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("div");
        }
        node.forEach(PatchOutcomeTest::withoutMarkup);
        return node;
    }

    private static JsonNode tree(String text) {
        return PatchSetup.tree(PatchSetup.bytes(text.replace('\'', '"')));
    }
}
