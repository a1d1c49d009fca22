package org.footbridge.definitions.core;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.rest.StrictReading;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that the build makes say what HAPI's bundles say. */
class CoreDefinitionsTest {
    private static final String SOURCE = DefaultProfileValidationSupport.SOURCE_PACKAGE_ID;
    private static final FhirContext CONTEXT = new StrictReading().context();
    private static final IValidationSupport OURS = new CoreDefinitions(CONTEXT);
    private static final IValidationSupport HAPIS = new DefaultProfileValidationSupport(CONTEXT);

    static {
        HAPIS.fetchCodeSystem("");
        HAPIS.fetchStructureDefinition("/"); // what was never asked for is not among all of HAPI's
    }

    @Test
    void areEqual() {
        Map<String, MetadataResource> ours = byUrl(OURS);
        Map<String, MetadataResource> hapis = byUrl(HAPIS);
        assertThat(ours.keySet()).isEqualTo(hapis.keySet());
        assertThat(hapis.entrySet().stream()
                        .filter(entry -> !isSame(ours.get(entry.getKey()), entry.getValue()))
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    private static Map<String, MetadataResource> byUrl(IValidationSupport support) {
        return Stream.ofNullable(support.fetchAllConformanceResources())
                .flatMap(all -> all.stream().map(MetadataResource.class::cast))
                .collect(Collectors.toMap(
                        definition -> definition.fhirType() + " " + definition.getUrl(),
                        definition -> definition,
                        (one, other) -> other,
                        TreeMap::new));
    }

    /** HAPI's ids depend on who reads the bundles first, in this process. */
    private static boolean isSame(@Nullable IBaseResource ours, @Nullable IBaseResource hapis) {
        if (ours == null || hapis == null) {
            return ours == hapis;
        }
        MetadataResource one = ((MetadataResource) ours).copy();
        MetadataResource other = ((MetadataResource) hapis).copy();
        one.setId((String) null);
        other.setId((String) null);
        return other.equalsDeep(one);
    }

    /** So that a code that the model could read needs not be looked up in the value set that it is bound to. */
    @Test
    void valueSetsNamedAsACodeSystemHaveAllOfIt() {
        List<ValueSet> bound = Stream.ofNullable(OURS.fetchAllStructureDefinitions())
                .flatMap(List::stream)
                .flatMap(definition -> ((StructureDefinition) definition).getSnapshot().getElement().stream())
                .filter(element -> element.getBinding().getStrength() == BindingStrength.REQUIRED)
                .map(element -> OURS.fetchValueSet(element.getBinding().getValueSet()))
                .filter(ValueSet.class::isInstance)
                .map(ValueSet.class::cast)
                .distinct()
                .toList();
        List<String> partial = bound.stream()
                .filter(set -> OURS.fetchCodeSystem(set.getUrl().replace("/ValueSet/", "/")) != null)
                .filter(set -> !isWhole(set))
                .map(ValueSet::getUrl)
                .toList();
        assertThat(bound).hasSizeGreaterThan(100);
        assertThat(partial).isEmpty();
    }

    private static boolean isWhole(ValueSet set) {
        return !set.getCompose().hasExclude()
                && set.getCompose().getInclude().stream()
                        .anyMatch(include ->
                                set.getUrl().replace("/ValueSet/", "/").equals(include.getSystem())
                                        && !include.hasConcept()
                                        && !include.hasFilter()
                                        && !include.hasValueSet());
    }

    @Test
    void areFoundByUrl() {
        byUrl(HAPIS).values().forEach(listed -> {
            String url = listed.getUrl();
            IBaseResource hapis = HAPIS.fetchResource(listed.getClass(), url);
            IBaseResource ours = OURS.fetchResource(listed.getClass(), url);
            assertThat(isSame(ours, hapis)).as(url).isTrue();
            if (ours instanceof Base found && hapis instanceof Base wanted) {
                assertThat(found.getUserData(SOURCE)).as(url).isEqualTo(wanted.getUserData(SOURCE));
                assertThat(found.getUserData("package")).as(url).isEqualTo(wanted.getUserData("package"));
            }
        });
    }

    @Test
    void areListed() {
        assertThat(OURS.fetchAllStructureDefinitions().stream().map(StructureDefinition.class::cast))
                .extracting(StructureDefinition::getUrl)
                .containsExactlyInAnyOrderElementsOf(HAPIS.fetchAllStructureDefinitions().stream()
                        .map(definition -> ((StructureDefinition) definition).getUrl())
                        .toList());
        assertThat(OURS.<IBaseResource>fetchAllNonBaseStructureDefinitions())
                .isEqualTo(HAPIS.<IBaseResource>fetchAllNonBaseStructureDefinitions());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hl7.org/fhir/StructureDefinition/Patient",
                "http://hl7.org/fhir/StructureDefinition/String",
                "http://hl7.org/fhir/StructureDefinition/Nonsense",
                "Patient",
                "String",
                "StructureDefinition/Patient",
                "http://hl7.org/fhir/ValueSet/administrative-gender",
                "http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1",
                "http://hl7.org/fhir/ValueSet/administrative-gender|1",
                "http://hl7.org/fhir/administrative-gender",
                "http://hl7.org/fhir/administrative-gender|7",
                "http://terminology.hl7.org/CodeSystem/v3-ActCode|1",
                "http://dicom.nema.org/resources/ontology/DCM",
                "http://dicom.nema.org/resources/ontology/DCM|1",
                "https://hapifhir.io/fhir/CodeSystem/hapi-fhir-storage-response-code",
                "https://hapifhir.io/fhir/CodeSystem/hapi-fhir-storage-response-code|1.0.0",
                "http://loinc.org",
                "http://snomed.info/sct",
                "urn:oid:1.2.3",
                "http://example.org/unknown|1"
            })
    void areFoundAsHapiFindsThem(String name) {
        assertThat(isSame(OURS.fetchStructureDefinition(name), HAPIS.fetchStructureDefinition(name)))
                .isTrue();
        assertThat(isSame(OURS.fetchValueSet(name), HAPIS.fetchValueSet(name))).isTrue();
        assertThat(isSame(OURS.fetchCodeSystem(name), HAPIS.fetchCodeSystem(name)))
                .isTrue();
    }

    /** HAPI does not know them by their versions. */
    @ParameterizedTest
    @ValueSource(strings = {"Patient|4.0", "Patient|4.0.1"})
    void structuresOfR4AreFoundByItsVersion(String name) {
        String url = "http://hl7.org/fhir/StructureDefinition/";
        assertThat(OURS.fetchStructureDefinition(url + name)).isSameAs(OURS.fetchStructureDefinition(url + "Patient"));
        assertThat(OURS.fetchStructureDefinition(url + "Patient|3.0.1")).isNull();
    }

    @Test
    void areKnownWithoutBeingRead() {
        assertThat(new CoreDefinitions(CONTEXT).systems())
                .containsExactlyInAnyOrderElementsOf(byUrl(HAPIS).values().stream()
                        .filter(CodeSystem.class::isInstance)
                        .map(CodeSystem.class::cast)
                        .map(CoreDefinitionsTest::listed)
                        .toList());
    }

    private static CoreDefinitions.CodeList listed(CodeSystem system) {
        return new CoreDefinitions.CodeList(
                system.getUrl(),
                system.hasVersion() ? system.getVersion() : "",
                system.getContent() == CodeSystemContentMode.COMPLETE,
                system.getProperty().stream()
                        .map(CodeSystem.PropertyComponent::getCode)
                        .collect(Collectors.toSet()));
    }
}
