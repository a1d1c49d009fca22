package org.footbridge.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.search.parameter.CustomParameterRules;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Derivation;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.search.parameter.SearchParameters;
import org.junit.jupiter.api.Test;

/** Parameters that come to those of R4, and what becomes of the others then. */
class CustomParameterTest {
    private static final SearchParameters R4 = new SearchParameters(List.of());
    private static final CustomParameterRules RULES = new CustomParameterRules(SearchSetup.PATHS);

    private static JsonNode parameter(String code, String base, String expression) {
        return SearchSetup.json("{'url':'urn:sp:" + code + "','code':'" + code + "','base':['" + base
                + "'],'type':'token','expression':'" + expression + "'}");
    }

    @Test
    void isAddedToTheTypesOfItsBase() {
        SearchParameters more = R4.with(parameter("mine", "DomainResource", "extension.value"));
        assertThat(more.find("Patient", "mine").orElseThrow().url()).isEqualTo("urn:sp:mine");
        assertThat(more.find("Bundle", "mine")).isEmpty();
        assertThat(more.custom()).hasSize(143);
        assertThat(R4.find("Patient", "mine")).isEmpty();
        assertThat(R4.custom()).isEmpty();
    }

    @Test
    void leavesTheOthersAsTheyAre() {
        // of Observation.code and its components combo-code is made already; nothing may follow from what can go away
        SearchParameters more = R4.with(parameter("aaa", "Observation", "Observation.code"))
                .with(parameter("zzz", "Observation", "Observation.method | Observation.code"));
        for (SearchParameter before : R4.of("Observation")) {
            assertThat(more.find("Observation", before.code())).contains(before);
        }
        assertThat(more.custom()).allMatch(parameter -> parameter.derivation().rule() == Derivation.Rule.NONE);
    }

    @Test
    void neverTakesThePlaceOfOneThatIsThere() {
        SearchParameters more = R4.with(parameter("gender", "Patient", "Patient.maritalStatus"));
        assertThat(more.find("Patient", "gender")).isEqualTo(R4.find("Patient", "gender"));
        assertThat(more.custom()).isEmpty();
    }

    @Test
    void hasAFingerprintThatChangesWithWhatIsIndexed() {
        assertThat(R4.fingerprint())
                .isEqualTo(new SearchParameters(List.of()).fingerprint())
                .isNotEqualTo(R4.with(parameter("a", "Slot", "Slot.comment")).fingerprint());
        assertThat(R4.with(parameter("a", "Slot", "Slot.comment")).fingerprint())
                .isNotEqualTo(R4.with(parameter("a", "Slot", "Slot.status")).fingerprint());
    }

    /** Only what cannot be searched for, and the names that the specification keeps for itself. */
    @Test
    void mayBeOneOfR4ItselfWhichThenHasNoEffect() throws IOException {
        Map<String, String> refused = new TreeMap<>();
        for (JsonNode resource : definitionsOfR4()) {
            try {
                RULES.require(resource, R4);
                assertThat(R4.with(resource).custom())
                        .as(resource.path("url").asText())
                        .isEmpty();
            } catch (Problem problem) {
                refused.put(resource.path("url").asText().replaceFirst(".*/", ""), problem.message());
            }
        }
        assertThat(refused.keySet().stream()
                        .filter(name -> !name.matches("(Resource|DomainResource)-.*"))
                        .collect(Collectors.toList()))
                .as(refused.toString())
                .containsExactly("Location-near");
    }

    private static List<JsonNode> definitionsOfR4() throws IOException {
        try (InputStream file =
                SearchParameters.class.getResourceAsStream("/org/hl7/fhir/r4/model/sp/search-parameters.json")) {
            return new ObjectMapper().readTree(file).findValues("resource");
        }
    }

    @Test
    void isKnownToWhatIsDerivedFromTheRegistryAtOnce() {
        SearchParameterRegistry registry = new SearchParameterRegistry(R4);
        Supplier<Integer> count = registry.derived(current -> current.custom().size());
        assertThat(count.get()).isZero();
        registry.replace(R4.with(parameter("mine", "Patient", "Patient.active")));
        assertThat(count.get()).isEqualTo(1);
        registry.replace(registry.builtIn());
        assertThat(count.get()).isZero();
    }
}
