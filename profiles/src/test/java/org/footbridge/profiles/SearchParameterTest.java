package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expression of each search parameter finds in an example what it is for. */
class SearchParameterTest {
    private static final IFhirPath FHIR_PATH = FhirPackage.R4.newFhirPath();

    @ParameterizedTest
    @CsvSource({
        "ServiceRequest-engagement-mode, example-referral,         refer-to-link-worker",
        "ServiceRequest-ahp-profession,  example-referral,         occupational-therapist",
        "ServiceRequest-need,            example-referral,         loneliness-isolation physical-inactivity",
        "Observation-timepoint,          example-outcome-baseline, baseline"
    })
    void anExpressionFindsItsCodes(String parameter, String example, String codes) {
        String expression = FhirPackage.PROFILES
                .definition(SearchParameter.class, parameter)
                .getExpression();
        Resource resource = FhirPackage.PROFILES.examples().stream()
                .filter(candidate -> candidate.getIdPart().equals(example))
                .findFirst()
                .orElseThrow();
        List<CodeableConcept> found = FHIR_PATH.evaluate(resource, expression, CodeableConcept.class);
        assertThat(found.stream()
                        .flatMap(concept -> concept.getCoding().stream())
                        .map(Coding::getCode)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(codes);
    }
}
