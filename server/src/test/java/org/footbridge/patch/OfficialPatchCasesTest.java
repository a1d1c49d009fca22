package org.footbridge.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.patch.text.JsonText;
import org.footbridge.patch.text.XmlText;
import org.footbridge.problem.Problem;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * HL7's test cases for R4 patches, from {@code fhir-test-cases} in the directory that {@code FHIR_TEST_DATA} names.
 *
 * @see <a href="https://github.com/FHIR/fhir-test-cases">FHIR test cases</a>
 */
class OfficialPatchCasesTest {
    @TestFactory
    Stream<DynamicTest> appliesJsonPatches() throws Exception {
        Path file = file("json-patch-tests.json");
        if (!Files.isRegularFile(file)) {
            return skipped(file);
        }
        JsonNode cases = PatchSetup.tree(Files.readAllBytes(file));
        return StreamSupport.stream(cases.spliterator(), false)
                .map(test -> dynamicTest(test.path("comment").asText(), () -> {
                    byte[] document = JsonText.write(test.get("doc"));
                    byte[] patch = JsonText.write(test.get("patch"));
                    if (test.has("error")) {
                        assertThatThrownBy(() -> JsonPatch.read(patch).patched(document, PatchSetup.BYTES_MAX))
                                .isInstanceOf(Problem.class);
                    } else {
                        assertThat(JsonPatch.read(patch).patched(document, PatchSetup.BYTES_MAX))
                                .isEqualTo(test.get("expected"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> appliesXmlPatches() throws Exception {
        Path file = file("xml-patch-tests.xml");
        if (!Files.isRegularFile(file)) {
            return skipped(file);
        }
        return cases(file)
                // there is always a resource to be patched
                .filter(test -> !elements(child(test, "target")).isEmpty())
                .map(test -> dynamicTest(test.getAttribute("name"), () -> {
                    String target = text(only(child(test, "target")));
                    String patch = text(child(test, "patch"));
                    if (has(test, "error")) {
                        assertThatThrownBy(() -> ((XmlPatch) PatchSetup.PATCHES.xml(patch)).patched(target))
                                .isInstanceOf(Problem.class);
                    } else {
                        String patched = ((XmlPatch) PatchSetup.PATCHES.xml(patch)).patched(target);
                        assertThat(withoutSpace(patched)).isEqualTo(withoutSpace(text(only(child(test, "patched")))));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> appliesFhirPathPatches() throws Exception {
        Path file = file("fhir-patch-tests.xml");
        if (!Files.isRegularFile(file)) {
            return skipped(file);
        }
        return cases(file)
                .map(test -> dynamicTest(test.getAttribute("name"), () -> {
                    Resource input = resource(child(test, "input"));
                    Parameters patch = (Parameters) resource(child(test, "diff"));
                    byte[] json =
                            PatchSetup.bytes(PatchSetup.CONTEXT.newJsonParser().encodeResourceToString(input));
                    if (has(test, "error")) {
                        assertThatThrownBy(
                                        () -> PatchSetup.PATCHES.fhirPath(patch).apply(json, PatchSetup.BYTES_MAX))
                                .isInstanceOf(Problem.class);
                    } else {
                        byte[] patched = PatchSetup.PATCHES.fhirPath(patch).apply(json, PatchSetup.BYTES_MAX);
                        Resource expected = resource(child(test, "output"));
                        assertThat(PatchSetup.tree(patched))
                                .isEqualTo(PatchSetup.tree(PatchSetup.bytes(
                                        PatchSetup.CONTEXT.newJsonParser().encodeResourceToString(expected))));
                    }
                }));
    }

    private static Path file(String name) {
        String directory = System.getProperty(
                "FHIR_TEST_DATA", System.getenv().getOrDefault("FHIR_TEST_DATA", "../../shared/data"));
        return Path.of(directory, "fhir-test-cases", "r4", "patch", name);
    }

    private static Stream<DynamicTest> skipped(Path file) {
        return Stream.of(dynamicTest("skipped", () -> assumeTrue(false, "There are no test cases at " + file)));
    }

    private static Stream<Element> cases(Path file) throws Exception {
        return elements(XmlText.parse(Files.readString(file)).getDocumentElement()).stream();
    }

    private static List<Element> elements(Node parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static boolean has(Node parent, String name) {
        return elements(parent).stream().anyMatch(element -> name.equals(element.getLocalName()));
    }

    private static Element child(Node parent, String name) {
        return elements(parent).stream()
                .filter(element -> name.equals(element.getLocalName()))
                .findFirst()
                .orElseThrow();
    }

    private static Element only(Node parent) {
        return elements(parent).get(0);
    }

    private static Resource resource(Element parent) throws Exception {
        return (Resource) PatchSetup.CONTEXT.newXmlParser().parseResource(text(only(parent)));
    }

    private static String text(Element element) throws Exception {
        Document document = XmlText.parse("<x/>");
        document.replaceChild(document.importNode(element, true), document.getDocumentElement());
        return XmlText.write(document);
    }

    private static String withoutSpace(String xml) throws Exception {
        Document document = XmlText.parse(xml);
        removeSpace(document);
        return XmlText.write(document);
    }

    private static void removeSpace(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; ) {
            Node next = node.getNextSibling();
            if (node instanceof Text text && text.getData().isBlank()) {
                parent.removeChild(node);
            } else {
                removeSpace(node);
            }
            node = next;
        }
    }
}
