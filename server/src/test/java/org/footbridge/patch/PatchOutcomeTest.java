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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.fhirpath.ExampleResources;
import org.footbridge.patch.text.ModelText;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.validation.Validators;
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
    void refusesToSetWhatTheServerSets() {
        List<Patch> patches = List.of(
                json("[{'op':'replace','path':'/meta/versionId','value':'9'}]"),
                json("[{'op':'replace','path':'/meta','value':{'versionId':'9'}}]"),
                xml("<replace sel='Task/meta/versionId/@value'>9</replace>"),
                fhirPath(operation("replace", "Task.meta.versionId", "'name':'value','valueId':'9'")));
        assertThat(patches)
                .allSatisfy(patch ->
                        assertRefused(() -> patched(TASK, patch), ProblemKind.RULE, "The server sets meta.versionId"));
    }

    @Test
    void refusesToRemoveNothingButWhatTheServerSets() {
        List<Patch> patches = List.of(
                json("[{'op':'remove','path':'/meta/lastUpdated'}]"),
                xml("<remove sel='Task/meta/lastUpdated'/>"),
                fhirPath(operation("delete", "Task.meta.lastUpdated")));
        assertThat(patches)
                .allSatisfy(patch ->
                        assertRefused(() -> patched(TASK, patch), ProblemKind.RULE, "The patch changes nothing"));
        assertThat(patched(TASK, json("[{'op':'replace','path':'/meta','value':{'tag':[{'code':'b'}]}}]")))
                .contains("'tag':[{'code':'b'}]");
    }

    @Test
    void refusesXmlThatNoResourceKeeps() {
        assertRefused(
                () -> patched(TASK, xml("<add sel='Task'><!-- seen --></add>")),
                ProblemKind.RULE,
                "The patch has no effect on the resource");
    }

    @Test
    void keepsTheTextOfWhatItDoesNotName() {
        String task = "{'resourceType':'Task','id':'t','text':{'status':'generated','div':"
                + "'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'><pre>x<!-- d -->y  &#160;</pre> <br></br></div>'},"
                + "'status':'requested','intent':'order','input':[{'type':{'text':'a'},'valueDecimal':1.4E+2},"
                + "{'type':{'text':'b'},'valueDecimal':140},{'type':{'text':'c'},'valueDecimal':1.50e1}]}";
        byte[] before = PatchSetup.bytes(task.replace("\\'", "\\\"").replace('\'', '"'));
        String expected = new String(before, StandardCharsets.UTF_8).replace("requested", "accepted");
        List<Patch> patches = List.of(
                json("[{'op':'replace','path':'/status','value':'accepted'}]"),
                xml("<replace sel='Task/status/@value'>accepted</replace>"),
                fhirPath(operation("replace", "Task.status", "'name':'value','valueCode':'accepted'")));
        assertThat(patches)
                .allSatisfy(patch -> assertThat(new String(patch.apply(before, Long.MAX_VALUE), StandardCharsets.UTF_8))
                        .isEqualTo(expected));
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

    @Test
    void keepsAllElseInResourcesThatOthersHavePublished() throws IOException {
        List<Resource> resources = ExampleResources.all();
        Assumptions.assumeFalse(resources.isEmpty(), "There are no example resources");
        List<String> different = new ArrayList<>();
        for (Resource resource : resources) {
            String type = resource.fhirType();
            byte[] before = new ModelText(PatchSetup.CONTEXT, PatchSetup.SHAPES).toJson(resource);
            ObjectNode expected = (ObjectNode) PatchSetup.tree(before);
            expected.put("implicitRules", "urn:x");
            String value = "'name':'value','valueUri':'urn:x'";
            Patch path = fhirPath(operation("add", type, "'name':'name','valueString':'implicitRules'", value));
            Patch selector = xml("<add sel='" + type + "'><implicitRules value='urn:x'/></add>");
            for (Patch patch : List.of(path, selector)) {
                JsonNode after = PatchSetup.tree(patch.apply(before, Long.MAX_VALUE));
                if (!after.equals(expected)) {
                    different.add(patch.getClass().getSimpleName() + " " + type + "/" + resource.getIdPart());
                }
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void keepsAllElseInTheExamplesOfR4() throws IOException {
        List<String> different = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String text : Validators.r4Examples()) {
            byte[] before = PatchSetup.bytes(text);
            ObjectNode expected = (ObjectNode) PatchSetup.tree(before);
            String type = expected.path("resourceType").asText();
            expected.put("implicitRules", "urn:x");
            String value = "'name':'value','valueUri':'urn:x'";
            for (Patch patch : List.of(
                    fhirPath(operation("add", type, "'name':'name','valueString':'implicitRules'", value)),
                    xml("<add sel='" + type + "'><implicitRules value='urn:x'/></add>"))) {
                String name = patch.getClass().getSimpleName() + " " + type + "/"
                        + expected.path("id").asText();
                try {
                    JsonNode after = PatchSetup.tree(patch.apply(before, Long.MAX_VALUE));
                    if (!after.equals(expected)) {
                        different.add(name);
                    }
                } catch (Problem problem) {
                    refused.add(name + ": " + problem.message());
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(refused).isEmpty();
    }

    private static JsonNode tree(String text) {
        return PatchSetup.tree(PatchSetup.bytes(text.replace('\'', '"')));
    }
}
