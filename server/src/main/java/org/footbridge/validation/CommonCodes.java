package org.footbridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's code systems of the wide world, without its answer on {@code languages}: it calls every language outside that
 * short list an error, Welsh among them, though R4 only prefers the list. Its concepts are known from the value set itself.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-languages.html">R4 common languages</a>
 */
final class CommonCodes extends CommonCodeSystemsTerminologyService {
    CommonCodes(FhirContext context) {
        super(context);
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext support, String url) {
        return !LANGUAGES_VALUESET_URL.equals(url) && super.isValueSetSupported(support, url);
    }

    @Override
    @Nullable
    public CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext support,
            ConceptValidationOptions options,
            String system,
            String code,
            String display,
            IBaseResource valueSet) {
        return LANGUAGES_VALUESET_URL.equals(getValueSetUrl(getFhirContext(), valueSet))
                ? null
                : super.validateCodeInValueSet(support, options, system, code, display, valueSet);
    }

    @Override
    @Nullable
    public CodeValidationResult validateCode(
            ValidationSupportContext support,
            ConceptValidationOptions options,
            String system,
            String code,
            String display,
            String valueSetUrl) {
        return LANGUAGES_VALUESET_URL.equals(valueSetUrl)
                ? null
                : super.validateCode(support, options, system, code, display, valueSetUrl);
    }
}
