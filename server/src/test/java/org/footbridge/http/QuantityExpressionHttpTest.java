package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantities with units in the expressions that clients define: of search parameters, and of the rules of profiles. */
class QuantityExpressionHttpTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.reindex.delay=0s");

    private static final String PROFILE = "http://q.example/StructureDefinition/dose";

    @BeforeAll
    static void aProfile() {
        ObjectNode profile = node("StructureDefinition", PROFILE, "dose");
        profile.put("kind", "resource")
                .put("abstract", false)
                .put("type", "Observation")
                .put("baseDefinition", "http://hl7.org/fhir/StructureDefinition/Observation")
                .put("derivation", "constraint");
        ObjectNode element =
                profile.putObject("differential").putArray("element").addObject();
        element.put("id", "Observation").put("path", "Observation");
        element.putArray("constraint")
                .addObject()
                .put("key", "dose-1")
                .put("severity", "error")
                .put("human", "The dose is 100 mg at most.")
                .put("expression", "value.ofType(Quantity) <= 100 'mg'");
        assertThat(server.post("StructureDefinition", profile.toString()).status())
                .isEqualTo(201);
    }

    private static ObjectNode node(String type, String url, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", type)
                .put("url", url)
                .put("name", name)
                .put("status", "active");
    }

    private static Answer parameter(String code, String expression) {
        ObjectNode parameter = node("SearchParameter", "http://q.example/SearchParameter/" + code, code);
        parameter.put("description", "x").put("code", code).put("type", "token").put("expression", expression);
        ArrayNode bases = parameter.putArray("base");
        bases.add("Observation");
        return server.post("SearchParameter", parameter.toString());
    }

    private static String observation(String value, String unit, String more) {
        return Expect.json(
                "{'resourceType':'Observation','status':'final','code':{'coding':[{'system':'urn:q','code':'hi'}]},"
                        + "'valueQuantity':{'value':" + value
                        + ",'unit':'x','system':'http://unitsofmeasure.org','code':'" + unit
                        + "'}" + more + "}");
    }

    @Test
    void aParameterComparesInAnyUnit() {
        assertThat(parameter("heavy", "Observation.where((value as Quantity) > 100 'mg').code")
                        .status())
                .isEqualTo(201);
        Map<String, String> doses = Map.of("150", "mg", "0.15", "g", "0.05", "g", "99", "mg", "200", "mL");
        doses.forEach((value, unit) -> assertThat(
                        server.post("Observation", observation(value, unit, "")).status())
                .isEqualTo(201));
        assertThat(server.get("Observation?heavy=hi&_summary=count")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aUnitThatThereIsNotIsRefused() {
        Answer answer = parameter("unit", "Observation.where((value as Quantity) > 100 'mgg').code");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("'mgg' is no unit of UCUM").contains("\"SearchParameter.expression\"");
    }

    @ParameterizedTest(name = "{0} {1} is answered with {2}")
    @CsvSource({"99, mg, 201", "0.05, g, 201", "100, mg, 201", "150, mg, 422", "0.15, g, 422"})
    void aRuleOfAProfileComparesInAnyUnit(String value, String unit, int status) {
        Answer answer = server.post("Observation", observation(value, unit, ",'meta':{'profile':['" + PROFILE + "']}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 422) {
            assertThat(answer.body()).contains("dose-1");
        }
    }
}
