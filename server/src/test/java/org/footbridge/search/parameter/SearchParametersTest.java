package org.footbridge.search.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.fhirpath.RandomResources;
import org.footbridge.search.SearchIndexer;
import org.footbridge.search.SearchSetup;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.junit.jupiter.api.Test;

/** What can be searched for. */
class SearchParametersTest {
    private static final SearchParameters R4 = new SearchParameters(List.of());

    @Test
    void hasAllTypesOfR4() {
        assertThat(RandomResources.types()).allMatch(R4::isType);
        assertThat(R4.isType("Resource")).isFalse();
        assertThat(R4.of("Nothing")).isEmpty();
    }

    @Test
    void hasWhatAppliesToAllTypes() {
        for (String type : RandomResources.types()) {
            assertThat(R4.find(type, "_profile")).as(type).isPresent();
            assertThat(R4.find(type, "_text").isPresent())
                    .as(type)
                    .isEqualTo(!type.matches("Binary|Bundle|Parameters"));
        }
    }

    @Test
    void narrowsSharedExpressionsToTheirType() {
        SearchParameter patient = R4.find("Condition", "patient").orElseThrow();
        assertThat(patient.expression()).isEqualTo("Condition.subject.where(resolve() is Patient)");
        assertThat(patient.targets()).containsExactly("Patient");
        assertThat(patient.url()).isEqualTo("http://hl7.org/fhir/SearchParameter/clinical-patient");
        assertThat(R4.find("MedicationStatement", "code").orElseThrow().expression())
                .isEqualTo("(MedicationStatement.medication as CodeableConcept)");
    }

    @Test
    void correctsTheTypeOfADate() {
        assertThat(R4.find("Observation", "code-value-date")
                        .orElseThrow()
                        .components()
                        .get(1)
                        .expression())
                .isEqualTo("value.as(dateTime) | value.as(Period)");
    }

    @Test
    void takesMoreParametersAndReplacesSome() {
        String definition = """
            {'resourceType': 'SearchParameter', 'url': 'urn:sp', 'code': 'status', 'base': ['Task', 'Slot'],
             'type': 'token', 'expression': 'Task.businessStatus'}\
            """;
        SearchParameters more = new SearchParameters(List.of(SearchSetup.json(definition)));
        assertThat(more.find("Task", "status").orElseThrow().url()).isEqualTo("urn:sp");
        assertThat(more.of("Task")).hasSameSizeAs(R4.of("Task"));
    }

    @Test
    void knowsWhatItDoesNotSupport() {
        assertThat(R4.find("Location", "near").orElseThrow().isSupported()).isTrue();
        assertThat(R4.find("Patient", "_query").orElseThrow().isSupported()).isFalse();
        assertThat(R4.find("Observation", "code-value-quantity").orElseThrow().isSupported())
                .isTrue();
        assertThat(R4.find("DocumentReference", "relationship").orElseThrow().isSupported())
                .isTrue();
        assertThat(R4.of("MolecularSequence").stream().filter(p -> p.kind() == Kind.COMPOSITE))
                .hasSize(4)
                .allMatch(SearchParameter::isSupported);
    }

    @Test
    void needsNoFallback() {
        FhirPaths paths = new FhirPaths();
        SearchIndexer indexer = new SearchIndexer(R4, paths, SearchSetup.BASIS, SearchIndexer.Failures.IGNORED);
        RandomResources random = new RandomResources(42);
        for (String type : RandomResources.types()) {
            indexer.index(random.next(type, "x"));
        }
        assertThat(paths.fallbacks()).isZero();
    }
}
