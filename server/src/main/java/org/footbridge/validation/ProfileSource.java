package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.Optional;
import org.footbridge.profile.Definitions;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r5.model.Questionnaire;

/** The definitions that HAPI's validator has, with the snapshots that it makes of differentials. */
final class ProfileSource implements Definitions {
    private final IValidationSupport support;
    private final WorkerContextValidationSupportAdapter worker;

    ProfileSource(IValidationSupport support) {
        this.support = support;
        this.worker = WorkerContextValidationSupportAdapter.newVersionSpecificWorkerContextWrapper(support);
    }

    @Override
    public boolean hasForm(String canonical) {
        return worker.fetchResource(Questionnaire.class, canonical) != null;
    }

    @Override
    public Optional<StructureDefinition> structure(String url) {
        IBaseResource found = support.fetchStructureDefinition(url);
        if (found instanceof StructureDefinition definition && !definition.hasSnapshot()) {
            found = support.generateSnapshot(new ValidationSupportContext(support), definition, url, null, null);
        }
        return found instanceof StructureDefinition definition ? Optional.of(definition) : Optional.empty();
    }
}
