package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.jspecify.annotations.Nullable;

/**
 * HL7's validator with the settings of this server. It is called directly, and not through HAPI's wrapper, because the
 * wrapper lets it fetch the packages of FHIR's releases from the internet for every definition of an extension.
 */
final class Hl7Validator {
    /** The releases of FHIR for which the validator would fetch a package, as it names them. */
    private static final List<String> RELEASES = List.of("1.0", "3.0", "4.0", "4.3", "5.0");

    private static final Set<String> UNKNOWN_PROFILE = Set.of(
            I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN, I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN_NOT_POLICY);

    private final ValidationWorker worker;
    private final ReferenceResolver resolver;

    Hl7Validator(IValidationSupport support, KnownCodes codes) {
        this.worker = new ValidationWorker(support, codes);
        this.resolver = new ReferenceResolver(worker);
    }

    /**
     * What the validator says about a resource.
     *
     * @param more canonicals of profiles besides those that the resource claims
     * @param targets resources that references are followed to; null if references are not followed
     */
    List<ValidationMessage> messages(
            Resource resource, String json, List<String> more, @Nullable ReferenceTargets targets) {
        List<StructureDefinition> profiles = new ArrayList<>();
        Stream.concat(more.stream(), resource.getMeta().getProfile().stream().map(PrimitiveType::getValue))
                .filter(Objects::nonNull)
                .flatMap(url -> Stream.ofNullable(worker.fetchResource(StructureDefinition.class, url)))
                .forEach(profiles::add);
        return AbsentOperands.judged(json, text -> messages(text, profiles, targets));
    }

    private List<ValidationMessage> messages(
            String json, List<StructureDefinition> profiles, @Nullable ReferenceTargets targets) {
        List<ValidationMessage> messages = new ArrayList<>();
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        validator().validate(targets, messages, new ByteArrayInputStream(text), FhirFormat.JSON, profiles);
        messages.removeIf(Hl7Validator::isNoise);
        messages.stream()
                .filter(message -> UNKNOWN_PROFILE.contains(String.valueOf(message.getMessageId())))
                .forEach(message -> message.setLevel(IssueSeverity.WARNING));
        return messages;
    }

    /** What the validator reports of itself: a binding without a value set, no list of all media types, no package cache. */
    private static boolean isNoise(ValidationMessage message) {
        String id = String.valueOf(message.getMessageId());
        return id.equals(I18nConstants.TERMINOLOGY_TX_BINDING_NOSOURCE)
                || id.equals(I18nConstants.IG_DEPENDENCY_EXCEPTION)
                || (id.equals(I18nConstants.TERMINOLOGY_TX_VALUESET_NOTFOUND)
                        && message.getMessage().contains("http://hl7.org/fhir/ValueSet/mimetypes"));
    }

    /** One for each validation: it keeps what it has looked at. */
    private InstanceValidator validator() {
        InstanceValidator validator = new InstanceValidator(
                worker, resolver, new XVerExtensionManagerOld(worker), session(), new ValidatorSettings());
        validator.setPolicyAdvisor(new StrictTargets());
        validator.setAssumeValidRestReferences(true);
        validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator.setErrorForUnknownProfiles(false);
        validator.setAnyExtensionsAllowed(true);
        validator.setResourceIdRule(IdStatus.OPTIONAL);
        // the definitions warn of unknown systems, which works only so
        validator.setUnknownCodeSystemsCauseErrors(true);
        return validator;
    }

    /** Each release is answered for by R4, the only one that is here. */
    private ValidatorSession session() {
        ValidatorSession session = new ValidatorSession();
        RELEASES.forEach(release -> session.getOtherVersions().put(release, worker));
        return session;
    }

    /** Reports contained targets that conform to none of the profiles asked for, which HAPI suppresses. */
    private static final class StrictTargets extends FhirDefaultPolicyAdvisor {
        @Override
        public boolean isSuppressMessageId(String path, String messageId) {
            return false;
        }
    }
}
