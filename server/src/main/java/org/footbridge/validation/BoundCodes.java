package org.footbridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's terminology in memory, corrected by ours. HAPI expands no value set that filters by properties or whose concepts are
 * in tables, and does not look at {@code compose.inactive}; where ours knows whether a code belongs, that counts.
 *
 * @see <a href="https://hl7.org/fhir/R4/terminologies.html#required">R4 required bindings</a>
 */
final class BoundCodes extends InMemoryTerminologyServerValidationSupport {
    private final CodeMembership membership;

    BoundCodes(FhirContext context, CodeMembership membership) {
        super(context);
        this.membership = membership;
    }

    @Override
    @Nullable
    public CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext support,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            IBaseResource valueSet) {
        CodeValidationResult inMemory = super.validateCodeInValueSet(support, options, system, code, display, valueSet);
        if (system == null || code == null || !(valueSet instanceof ValueSet set) || !set.hasUrl()) {
            return inMemory;
        }
        String canonical = set.getUrl() + (set.hasVersion() ? "|" + set.getVersion() : "");
        boolean accepted = inMemory != null && inMemory.isOk();
        return membership
                .has(canonical, system, code)
                .filter(member -> member != accepted)
                .map(member -> member ? accepted(code) : refused(canonical, system, code))
                .orElse(inMemory);
    }

    private static CodeValidationResult accepted(String code) {
        return new CodeValidationResult().setCode(code);
    }

    private static CodeValidationResult refused(String valueSet, String system, String code) {
        String message = "Code '" + code + "' of code system '" + system + "' is not in value set '" + valueSet + "'.";
        return new CodeValidationResult()
                .setSeverity(IssueSeverity.ERROR)
                .setMessage(message)
                .addIssue(new CodeValidationIssue(
                        message,
                        IssueSeverity.ERROR,
                        CodeValidationIssueCode.CODE_INVALID,
                        CodeValidationIssueCoding.NOT_IN_VS));
    }
}
