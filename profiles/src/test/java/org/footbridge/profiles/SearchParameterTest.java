package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The expression of each search parameter finds in an example what it is for. */
class SearchParameterTest {
    private static final IFhirPath FHIR_PATH = FhirPackage.R4.newFhirPath();
    private static final List<Resource> EXAMPLES = FhirPackage.PROFILES.examples();
    private static final String[] ROWS = {
        "ServiceRequest-engagement-mode  | example-referral           | refer-to-link-worker",
        "ServiceRequest-secondary-mode   | example-between-modes      | refer-to-link-worker",
        "ServiceRequest-ahp-profession   | example-referral           | occupational-therapist",
        "ServiceRequest-need             | example-referral           | loneliness-isolation physical-inactivity",
        "ServiceRequest-setting          | example-referral           | secondary-care",
        "ServiceRequest-referral-method  | example-referral           | secure-messaging",
        "ServiceRequest-handling         | example-referral-young-man | contacting-subject-prohibited",
        "Task-status-reason              | example-task-rejected      | no-capacity",
        "Task-due                        | example-task-open          | 2026-05-26",
        "Task-output                     | example-task               | Observation/example-outcome-end Composition/example-report-back",
        "Task-output-type                | example-task               | report-back",
        "ServiceRequest-supporting-info  | example-referral           | Consent/example-consent",
        "HealthcareService-capacity      | example-choir              | waitlist",
        "HealthcareService-day           | example-walking-group      | tue sat",
        "HealthcareService-eligible      | example-choir              | long-term-conditions",
        "HealthcareService-age-from      | example-gardening-group    | 18",
        "HealthcareService-age-to        | sp-age-range-1-p1-pass     | 17",
        "HealthcareService-assured       | example-gardening-group    | 2026-01-20",
        "Observation-timepoint           | example-outcome-baseline   | baseline",
    };

    static Stream<List<String>> rows() {
        return Stream.of(ROWS).map(row -> List.of(row.split(" *\\| ")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anExpressionFindsItsValues(List<String> row) {
        String expression = FhirPackage.PROFILES
                .definition(SearchParameter.class, row.get(0))
                .getExpression();
        Resource example = EXAMPLES.stream()
                .filter(candidate -> candidate.getIdPart().equals(row.get(1)))
                .findFirst()
                .orElseThrow();
        assertThat(FHIR_PATH.evaluate(example, expression, IBase.class).stream()
                        .flatMap(SearchParameterTest::values)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(row.get(2));
    }

    @Test
    void noneIsForgotten() {
        assertThat(FhirPackage.PROFILES.definitions(SearchParameter.class).map(Resource::getIdPart))
                .containsExactlyInAnyOrderElementsOf(
                        rows().map(row -> row.get(0)).toList());
    }

    private static Stream<String> values(IBase found) {
        if (found instanceof Reference reference) {
            return Stream.of(reference.getReference());
        }
        return found instanceof CodeableConcept concept
                ? concept.getCoding().stream().map(Coding::getCode)
                : Stream.of(((Base) found).primitiveValue());
    }
}
