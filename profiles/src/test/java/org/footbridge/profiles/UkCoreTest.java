package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is valid for us may claim the profile of UK Core STU2 for its type, too. Skipped where UK Core is not at hand. */
class UkCoreTest {
    private static final String BASE = "https://fhir.hl7.org.uk/StructureDefinition/";

    private static ProfileValidator both = ProfileValidator.OURS;

    /** By type of resource: the profile of UK Core. */
    private static Map<String, String> profiles = Map.of();

    @BeforeAll
    static void load() throws IOException {
        List<Resource> ukCore = UkCore.definitions();
        both = new ProfileValidator(ukCore);
        profiles = ukCore.stream()
                .filter(StructureDefinition.class::isInstance)
                .map(StructureDefinition.class::cast)
                .filter(definition -> definition.getUrl().equals(BASE + "UKCore-" + definition.getType()))
                .collect(Collectors.toMap(StructureDefinition::getType, StructureDefinition::getUrl));
    }

    /** Before each and not once for all, so that what is skipped is counted. */
    @BeforeEach
    void skipWithoutUkCore() {
        assumeThat(profiles).as("UK Core STU2 below $FHIR_TEST_DATA").isNotEmpty();
    }

    @Test
    void everyExampleOfATypeOfUkCoreIsValidForBoth() {
        Map<String, List<String>> wrong = new TreeMap<>();
        Set<String> types = new TreeSet<>();
        for (Resource example : FhirPackage.PROFILES.examples()) {
            String profile = profiles.get(example.fhirType());
            if (profile != null) {
                types.add(example.fhirType());
                List<String> errors = both.errors(claiming(example, profile));
                if (!errors.isEmpty()) {
                    wrong.put(example.getIdPart(), errors);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(types)
                .containsExactly(
                        "Composition",
                        "HealthcareService",
                        "Location",
                        "Observation",
                        "Organization",
                        "Patient",
                        "Practitioner",
                        "PractitionerRole",
                        "ServiceRequest");
    }

    @Test
    void aPersonMayCarryWhatUkCoreAddsToAnNhsNumber() {
        assertThat(both.errors(verified("01"))).isEmpty();
    }

    @Test
    void whatUkCoreRequiresIsReallyChecked() {
        assertThat(both.errors(verified("99"))).anyMatch(error -> error.contains("99"));
    }

    private static Patient verified(String status) {
        Patient person =
                FhirPackage.PROFILES.example(Patient.class, "example-person").copy();
        Coding code = new Coding()
                .setSystem("https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland")
                .setCode(status);
        person.getIdentifierFirstRep()
                .addExtension(
                        BASE + "Extension-UKCore-NHSNumberVerificationStatus", new CodeableConcept().addCoding(code));
        claiming(person, BASE + "UKCore-Patient");
        return person;
    }

    private static Resource claiming(Resource resource, String profile) {
        resource.getMeta().addProfile(profile);
        return resource;
    }
}
