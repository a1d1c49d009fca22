package org.footbridge.fhirpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** The compiler and HAPI's engine agree on every search parameter of R4. */
class FhirPathsTest {
    private static final FHIRPathEngine HAPI = engine();

    private final FhirPaths paths = new FhirPaths();

    private static FHIRPathEngine engine() {
        FhirContext context = FhirContext.forR4Cached();
        HapiWorkerContext worker = new HapiWorkerContext(context, context.getValidationSupport());
        FHIRPathEngine engine = new FHIRPathEngine(worker);
        engine.setHostServices(new TypedReferences(worker));
        engine.setDoNotEnforceAsSingletonRule(true);
        return engine;
    }

    /** The expressions of R4's search parameters that can apply to anything. */
    static Set<String> expressions() throws IOException {
        Set<String> expressions = new TreeSet<>();
        try (var file = FhirPathsTest.class.getResourceAsStream("/org/hl7/fhir/r4/model/sp/search-parameters.json")) {
            for (JsonNode entry : new ObjectMapper().readTree(file).path("entry")) {
                expressions.add(entry.path("resource").path("expression").asText());
            }
        }
        expressions.remove("");
        return expressions;
    }

    @Test
    void agreesOnRandomResources() throws IOException {
        RandomResources random = new RandomResources(20240517);
        List<Resource> resources = new ArrayList<>();
        for (String type : RandomResources.types()) {
            for (int i = 0; i < 4; i++) {
                resources.add(random.next(type, "r" + i));
            }
        }
        agrees(resources);
    }

    @Test
    void agreesOnPublishedResources() throws IOException {
        List<Resource> resources = ExampleResources.all();
        assumeThat(resources)
                .as("FHIR_TEST_DATA names a directory of resources")
                .isNotEmpty();
        agrees(resources);
    }

    private void agrees(List<Resource> resources) throws IOException {
        int values = 0;
        for (String expression : expressions()) {
            ExpressionNode node = HAPI.parse(expression);
            CompiledPath path = paths.compile(expression);
            for (Resource resource : resources) {
                if (mayApply(expression, resource)) {
                    List<Base> actual = path.evaluate(resource);
                    assertSame(expression, resource, actual, HAPI.evaluate(resource, node));
                    values += actual.size();
                }
            }
        }
        assertThat(values).isGreaterThan(1000);
        assertThat(paths.fallbacks()).isZero();
    }

    private static boolean mayApply(String expression, Resource resource) {
        return expression.contains(resource.fhirType()) || expression.contains("Resource.");
    }

    private static void assertSame(String expression, Resource resource, List<Base> actual, List<Base> expected) {
        String where =
                expression + " on " + FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
        assertThat(actual).as(where).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).equalsDeep(expected.get(i))).as(where).isTrue();
        }
    }
}
