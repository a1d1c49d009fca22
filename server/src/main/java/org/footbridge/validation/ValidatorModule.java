package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** HAPI's validator with the settings of this server. */
final class ValidatorModule {
    private ValidatorModule() {}

    static FhirInstanceValidator over(IValidationSupport support) {
        ValidationWorker worker = new ValidationWorker(support);
        FhirInstanceValidator module = new FhirInstanceValidator(support);
        module.setWrappedWorkerContext(support, worker);
        module.setHostApplicationServices(new ReferenceResolver(worker));
        module.setValidatorPolicyAdvisor(new StrictTargets());
        module.setAssumeValidRestReferences(true);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        module.setErrorForUnknownProfiles(false);
        return module;
    }

    /** Reports contained targets that conform to none of the profiles asked for, which HAPI suppresses. */
    private static final class StrictTargets extends FhirDefaultPolicyAdvisor {
        @Override
        public boolean isSuppressMessageId(String path, String messageId) {
            return false;
        }
    }
}
