package org.footbridge.search.parser;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.Objects;
import org.footbridge.search.request.Compartments;
import org.junit.jupiter.api.Test;

/** The dates of care are search parameters of R4, and there are some for all types where there can be. */
class CareDatesTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    @Test
    void everyOneIsADateOfATypeInThePatientCompartment() {
        CareDates.parameters().forEach((type, codes) -> {
            assertThat(Compartments.parameters("Patient", type)).as(type).isNotEmpty();
            for (String code : codes) {
                RuntimeSearchParam parameter =
                        Objects.requireNonNull(R4.getResourceDefinition(type).getSearchParam(code), type + " " + code);
                assertThat(parameter.getParamType()).isEqualTo(RestSearchParameterTypeEnum.DATE);
            }
        });
    }

    @Test
    void onlyTypesThatAreNotAboutATimeHaveNone() {
        assertThat(R4.getResourceTypes().stream()
                        .filter(type ->
                                !Compartments.parameters("Patient", type).isEmpty())
                        .filter(type -> !CareDates.parameters().containsKey(type)))
                .containsExactlyInAnyOrder(
                        "AppointmentResponse",
                        "BodyStructure",
                        "Coverage",
                        "DeviceUseStatement",
                        "EnrollmentRequest",
                        "Group",
                        "MolecularSequence",
                        "Patient",
                        "Person",
                        "RelatedPerson",
                        "SupplyDelivery");
    }
}
