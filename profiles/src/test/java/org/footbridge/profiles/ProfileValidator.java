package org.footbridge.profiles;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.http.ManagedWebAccess;

/** Validates against R4 and both packages, without a network. */
final class ProfileValidator {
    /** Built once: reading the definitions of R4 takes seconds. */
    static final ProfileValidator OURS = new ProfileValidator(List.of());

    private static final Pattern OUR_RULE = Pattern.compile("/StructureDefinition/[^#]+#((?:sp|ahp)-[a-z0-9-]+)$");

    private final FhirValidator validator;

    /** With {@code more} definitions, which may lack a snapshot. */
    ProfileValidator(List<Resource> more) {
        // for some definitions the validator would fetch packages from the internet, and wait for it
        ManagedWebAccess.setAccessPolicy(ManagedWebAccess.WebAccessPolicy.PROHIBITED);
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(FhirPackage.R4);
        FhirPackage.allDefinitions().forEach(ours::addResource);
        more.forEach(ours::addResource);
        ValidationSupportChain chain = new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(FhirPackage.R4),
                new SnapshotGeneratingValidationSupport(FhirPackage.R4),
                new CommonCodeSystemsTerminologyService(FhirPackage.R4),
                new InMemoryTerminologyServerValidationSupport(FhirPackage.R4),
                unknownSystemsAsWarnings());
        validator = FhirPackage.R4.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    /** SNOMED CT is not here. What is to replace this class works with HAPI's own server interceptor only. */
    @SuppressWarnings("deprecation")
    private static IValidationSupport unknownSystemsAsWarnings() {
        return new org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport(
                FhirPackage.R4);
    }

    /** What is wrong, without warnings. */
    List<String> errors(Resource resource) {
        return messages(resource).stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    /** The keys of our own rules that it breaks, warnings too. */
    Set<String> brokenRules(Resource resource) {
        Set<String> keys = new TreeSet<>();
        for (SingleValidationMessage message : messages(resource)) {
            Matcher rule = OUR_RULE.matcher(String.valueOf(message.getMessageId()));
            if (rule.find()) {
                keys.add(rule.group(1));
            }
        }
        return keys;
    }

    private List<SingleValidationMessage> messages(Resource resource) {
        return validator.validateWithResult(resource).getMessages();
    }
}
