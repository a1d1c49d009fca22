package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.footbridge.validation.definition.KnownCodes;
import org.footbridge.validation.definition.SnapshotGeneration;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Element.SpecialElement;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.Base.ValidationMode;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.IValidationPolicyAdvisor;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.ContainedReferenceValidationPolicy;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.utilities.i18n.I18nConstants;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.hl7.fhir.validation.instance.ResourcePercentageLogger;
import org.hl7.fhir.validation.instance.utils.NodeStack;
import org.hl7.fhir.validation.instance.utils.ValidationContext;
import org.jspecify.annotations.Nullable;

/**
 * HL7's validator with the settings of this server. It is called directly and not through HAPI's wrapper, because the
 * wrapper lets it download the packages of FHIR releases from the internet for each definition of an extension.
 */
final class Hl7Validator {
    /** The releases of FHIR for which the validator would fetch a package, as it names them. */
    private static final List<String> RELEASES = List.of("1.0", "3.0", "4.0", "4.3", "5.0");

    private static final Set<String> UNKNOWN_PROFILE = Set.of(
            I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN, I18nConstants.VALIDATION_VAL_PROFILE_UNKNOWN_NOT_POLICY);

    /**
     * The number of bytes after which a validator instance is discarded, because it retains some of its input at fifty times
     * the size.
     */
    private static final int KEPT_BYTES_MAX = 256 * 1_024;

    private static final int INVARIANTS_LENGTH_MAX = 1_024 * 1_024;

    private static final int KEPT_MAX = 2 * Runtime.getRuntime().availableProcessors();

    private final ValidationWorker worker;
    private final ReferenceResolver resolver;

    /** Validators that wait for the next resource: to make one takes longer than a validation, as it reads a list of OIDs. */
    private final ConcurrentLinkedDeque<Serving> kept = new ConcurrentLinkedDeque<>();

    private volatile boolean prepared;

    Hl7Validator(IValidationSupport support, KnownCodes codes) {
        this.worker = new ValidationWorker(support, codes);
        this.resolver = new ReferenceResolver(worker);
    }

    /**
     * Returns the validator's messages on a resource.
     *
     * @param more the canonicals of profiles in addition to those that the resource claims
     * @param targets the targets of references; null if references are not followed
     */
    List<ValidationMessage> messages(
            Resource resource, String json, List<String> more, @Nullable ReferenceTargets targets) {
        prepare();
        List<StructureDefinition> profiles = new ArrayList<>();
        Stream.concat(more.stream(), resource.getMeta().getProfile().stream().map(PrimitiveType::getValue))
                .filter(Objects::nonNull)
                .flatMap(url -> Stream.ofNullable(worker.fetchResource(StructureDefinition.class, url)))
                .forEach(profiles::add);
        boolean ofShell = BundleParts.isShell(resource);
        return AbsentOperands.judged(json, text -> messages(ofShell ? ofShell() : standard(), text, profiles, targets));
    }

    /** The first validator generates the snapshots of all definitions that have none. */
    private void prepare() {
        if (!prepared) {
            prepared = SnapshotGeneration.alone(() -> prepared || kept.add(standard()));
        }
    }

    private List<ValidationMessage> messages(
            Serving serving, String json, List<StructureDefinition> profiles, @Nullable ReferenceTargets targets) {
        List<ValidationMessage> messages = new ArrayList<>();
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        InstanceValidator validator = serving.validator();
        validator.setNoInvariantChecks(!judgesInvariants(json));
        validator.validate(targets, messages, new ByteArrayInputStream(text), FhirFormat.JSON, profiles);
        keep(serving, text.length);
        messages.removeIf(Hl7Validator::isNoise);
        messages.stream()
                .filter(message -> UNKNOWN_PROFILE.contains(String.valueOf(message.getMessageId())))
                .forEach(message -> message.setLevel(IssueSeverity.WARNING));
        return messages;
    }

    /**
     * Whether invariants are evaluated. Uniqueness of the codes of a list, among others, takes HL7's engine quadratic time,
     * which is hours for the largest accepted body.
     */
    static boolean judgesInvariants(String json) {
        return json.length() <= INVARIANTS_LENGTH_MAX;
    }

    /**
     * Whether the message concerns the validator itself: a binding without a value set, no list of all media types, no
     * package cache.
     */
    private static boolean isNoise(ValidationMessage message) {
        String id = String.valueOf(message.getMessageId());
        return id.equals(I18nConstants.TERMINOLOGY_TX_BINDING_NOSOURCE)
                || id.equals(I18nConstants.IG_DEPENDENCY_EXCEPTION)
                || (id.equals(I18nConstants.TERMINOLOGY_TX_VALUESET_NOTFOUND)
                        && message.getMessage().contains("http://hl7.org/fhir/ValueSet/mimetypes"));
    }

    /** A validator instance, for one resource at a time, and the number of bytes that it may still process. */
    private record Serving(InstanceValidator validator, int bytesLeft) {}

    private Serving standard() {
        Serving free = kept.poll();
        return free != null
                ? free
                : new Serving(
                        configured(new LinearValidator(worker, resolver, session(worker)), new StrictTargets()),
                        KEPT_BYTES_MAX);
    }

    private Serving ofShell() {
        return new Serving(configured(new ShellValidator(worker, resolver), new WithoutEntries()), 0);
    }

    private void keep(Serving served, int bytes) {
        if (bytes < served.bytesLeft() && kept.size() < KEPT_MAX) {
            kept.push(new Serving(served.validator(), served.bytesLeft() - bytes));
        }
    }

    private static InstanceValidator configured(InstanceValidator validator, IValidationPolicyAdvisor advisor) {
        validator.setPolicyAdvisor(advisor);
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
    private static ValidatorSession session(ValidationWorker worker) {
        ValidatorSession session = new ValidatorSession();
        RELEASES.forEach(release -> session.getOtherVersions().put(release, worker));
        return session;
    }

    /**
     * Policy that reports contained targets which conform to none of the required profiles; HAPI suppresses these errors.
     */
    private static class StrictTargets extends FhirDefaultPolicyAdvisor {
        @Override
        public boolean isSuppressMessageId(String path, String messageId) {
            return false;
        }
    }

    /** Policy that does not validate the resources in a Bundle's entries. */
    private static final class WithoutEntries extends StrictTargets {
        @Override
        public ContainedReferenceValidationPolicy policyForContained(
                IResourceValidator validator,
                Object appContext,
                StructureDefinition structure,
                ElementDefinition element,
                String containerType,
                String containerId,
                SpecialElement kind,
                String path,
                String url) {
            return kind == SpecialElement.BUNDLE_ENTRY
                    ? ContainedReferenceValidationPolicy.IGNORE
                    : ContainedReferenceValidationPolicy.CHECK_VALID;
        }
    }

    /** Validator that applies the rules of the Bundle, but none of the types of its entries' resources. */
    private static final class ShellValidator extends LinearValidator {
        ShellValidator(ValidationWorker worker, ReferenceResolver resolver) {
            super(worker, resolver, session(worker));
        }

        @Override
        public boolean checkSpecials(
                ValidationContext context,
                List<ValidationMessage> errors,
                Element element,
                NodeStack stack,
                boolean checkSpecials,
                ResourcePercentageLogger percentage,
                ValidationMode mode,
                boolean contained,
                boolean isOk) {
            boolean root = !stack.getLiteralPath().contains(".");
            return !root
                    || super.checkSpecials(
                            context, errors, element, stack, checkSpecials, percentage, mode, contained, isOk);
        }
    }
}
