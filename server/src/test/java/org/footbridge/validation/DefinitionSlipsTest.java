package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.rest.StrictReading.Written;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with R4's own definitions is no fault of a resource, and each fault is reported once. */
class DefinitionSlipsTest {
    private static final String CHARACTERISTIC = "{'resourceType':'ResearchElementDefinition','status':'draft',"
            + "'type':'population','characteristic':[{'definitionCodeableConcept':{'text':'t'},";

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHARACTERISTIC + "'studyEffectiveDescription':'d'}]}",
                CHARACTERISTIC + "'participantEffectiveDescription':'d'}]}",
                CHARACTERISTIC + "'studyEffectiveDateTime':'2020','studyEffectiveDescription':'d'}]}",
                // R4 binds its priority to a code system
                "{'resourceType':'ExplanationOfBenefit','status':'active','type':{'text':'x'},'use':'claim',"
                        + "'patient':{'display':'p'},'created':'2020-01-01','insurer':{'display':'i'},"
                        + "'provider':{'display':'v'},'outcome':'complete',"
                        + "'insurance':[{'focal':true,'coverage':{'display':'c'}}],'priority':{'coding':[{'system':"
                        + "'http://terminology.hl7.org/CodeSystem/processpriority','code':'normal'}]}}"
            })
    void whatR4DefinesWronglyIsAccepted(String json) {
        assertThat(Validators.errors(written(json))).isEmpty();
    }

    @Test
    void aCodeThatIsWrongIsReportedOnce() {
        Written written = written("{'resourceType':'Patient','managingOrganization':{'reference':'Organization/1',"
                + "'type':'http://hl7.org/fhir/StructureDefinition/Organization'}}");
        List<OperationOutcomeIssueComponent> issues = Validators.BOTH
                .validate(written.model(), written.text(), List.of(), ReferenceTargets.NONE)
                .getIssue();
        assertThat(issues)
                .filteredOn(issue -> issue.getExpression().stream()
                        .anyMatch(place -> place.getValue().equals("Patient.managingOrganization.type")))
                .extracting(issue -> issue.getSeverity().toCode())
                .containsExactly("error");
    }

    private static Written written(String json) {
        return Validators.written(json.replace('\'', '"'));
    }
}
