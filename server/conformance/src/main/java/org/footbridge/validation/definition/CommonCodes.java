package org.footbridge.validation.definition;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's common code systems (languages, currencies, MIME types and others) without its check of the value set
 * {@code languages}: HAPI rejects every language outside that short list, Welsh among them, although R4 only prefers the
 * list. The concepts of the list come from the value set itself.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-languages.html">R4 common languages</a>
 */
public final class CommonCodes extends CommonCodeSystemsTerminologyService {
    public CommonCodes(FhirContext context) {
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
