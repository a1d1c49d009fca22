package org.footbridge.fhirpath;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The official tests of FHIRPath on R4: what the compiler evaluates itself is as they say, or as HAPI's engine has it
 * where that differs from them. The rest it leaves to HAPI.
 */
class OfficialFhirPathTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final Map<String, Resource> inputs = new HashMap<>();
    private final FhirPaths paths = new FhirPaths();
    private final FHIRPathEngine hapi = engine();

    private static FHIRPathEngine engine() {
        HapiWorkerContext worker = new HapiWorkerContext(R4, R4.getValidationSupport());
        FHIRPathEngine engine = new FHIRPathEngine(worker);
        engine.setHostServices(new TypedReferences(worker));
        engine.setDoNotEnforceAsSingletonRule(true);
        return engine;
    }

    private static InputStream file(String name) {
        InputStream file = OfficialFhirPathTest.class.getResourceAsStream("official/" + name);
        if (file == null) {
            throw new IllegalArgumentException(name);
        }
        return file;
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @Test
    void evaluatesWhatItCompilesAsTheOfficialTestsOrHapi() throws Exception {
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file("tests-fhir-r4.xml"))
                .getDocumentElement();
        int right = 0;
        int left = 0;
        List<String> asHapi = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Element test : elements(suite, "test")) {
            Element expression = elements(test, "expression").get(0);
            String input = test.getAttribute("inputfile");
            if (input.isEmpty()
                    || OfficialFhirPathTest.class.getResource("official/" + input) == null
                    || expression.hasAttribute("invalid")) {
                continue;
            }
            Resource resource = inputs.computeIfAbsent(input, OfficialFhirPathTest::read);
            String text = expression.getTextContent();
            List<String> actual = compiled(text, resource);
            if (actual == null) {
                left++;
            } else if (matches(actual, elements(test, "output"))) {
                right++;
            } else if (actual.equals(ofHapi(text, resource))) {
                asHapi.add(test.getAttribute("name"));
            } else {
                wrong.add(test.getAttribute("name") + ": " + text + " is " + actual + ", to HAPI "
                        + ofHapi(text, resource));
            }
        }
        System.out.printf(
                "Official FHIRPath tests: %d as they say, %d as HAPI has it (%s), %d left to HAPI%n",
                right, asHapi.size(), String.join(", ", asHapi), left);
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThan(300);
    }

    private static Resource read(String name) {
        return (Resource) R4.newXmlParser().parseResource(file(name));
    }

    /** Null if the compiler leaves it to HAPI. */
    private @Nullable List<String> compiled(String text, Resource resource) {
        if (!paths.compiles(text)) {
            return null;
        }
        long before = paths.fallbacks();
        try {
            List<String> values = texts(paths.compile(text).evaluate(resource));
            return paths.fallbacks() > before ? null : values;
        } catch (RuntimeException refused) {
            return null;
        }
    }

    private List<String> ofHapi(String text, Resource resource) {
        try {
            return texts(hapi.evaluate(resource, hapi.parse(text)));
        } catch (RuntimeException refused) {
            return List.of("refused");
        }
    }

    private static List<String> texts(List<Base> values) {
        return values.stream()
                .map(value -> value.hasPrimitiveValue() ? String.valueOf(value.primitiveValue()) : value.fhirType())
                .toList();
    }

    private static boolean matches(List<String> actual, List<Element> outputs) {
        if (actual.size() != outputs.size()) {
            return false;
        }
        for (int i = 0; i < actual.size(); i++) {
            String expected = outputs.get(i).getTextContent().replaceFirst("^@T?", "");
            boolean number = outputs.get(i).getAttribute("type").matches("integer|decimal");
            boolean same = number
                    ? new BigDecimal(actual.get(i)).compareTo(new BigDecimal(expected)) == 0
                    : actual.get(i).equals(expected);
            if (!same && !outputs.get(i).getTextContent().isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
