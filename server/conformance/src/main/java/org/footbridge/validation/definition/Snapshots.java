package org.footbridge.validation.definition;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.problem.LibraryMessage;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain.CacheConfiguration;
import org.hl7.fhir.common.hapi.validation.validator.ProfileKnowledgeWorkerR5;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.terminologies.expansion.ValueSetExpansionOutcome;
import org.hl7.fhir.r5.terminologies.utilities.TerminologyServiceErrorClass;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.jspecify.annotations.Nullable;

/**
 * Generates the snapshots of profiles with the generator of HL7's validator, over a layer to which results are added. HAPI's
 * own support class does not report elements that could not be placed.
 */
final class Snapshots {
    private static final int REASON_MAX = 300;

    private final FhirContext context;
    private final VersionCanonicalizer versions;

    /** A single worker, because each instance reads the definitions of R4 again. */
    private final WorkerContextValidationSupportAdapter worker;

    Snapshots(FhirContext context, StoredLayer layer, IValidationSupport base) {
        this.context = context;
        this.versions = new VersionCanonicalizer(context);
        this.worker = new Worker(new ValidationSupportChain(CacheConfiguration.disabled(), layer, base));
    }

    /**
     * Worker context of the generator. The generator compares the value sets of bindings if their codes are available;
     * HAPI's own class fails then.
     */
    private static final class Worker extends WorkerContextValidationSupportAdapter {
        private Worker(IValidationSupport support) {
            super(support);
        }

        @Override
        public ValueSetExpansionOutcome expandVS(ValueSet source, boolean cached, boolean nested) {
            return new ValueSetExpansionOutcome(
                    "Value sets are not expanded here.", TerminologyServiceErrorClass.VALUESET_UNSUPPORTED, false);
        }
    }

    /** Exception for a profile whose snapshot cannot be generated. */
    static final class Impossible extends Exception {
        private static final long serialVersionUID = 1L;

        private Impossible(String reason) {
            super("No snapshot can be generated from its differential: " + reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Returns the profile itself if it has a snapshot or is a logical model, which is never validated against; otherwise a
     * copy with a snapshot.
     */
    StructureDefinition of(StructureDefinition profile) throws Impossible {
        if (profile.hasSnapshot() || profile.getKind() == StructureDefinitionKind.LOGICAL) {
            return profile;
        }
        try {
            return SnapshotGeneration.alone(() -> made(profile));
        } catch (RuntimeException | StackOverflowError failed) {
            throw new Impossible(words(rootOf(failed).getMessage()));
        }
    }

    private StructureDefinition made(StructureDefinition profile) throws Impossible {
        var derived = versions.structureDefinitionToCanonical(profile.copy());
        var base = worker.fetchResource(org.hl7.fhir.r5.model.StructureDefinition.class, derived.getBaseDefinition());
        List<ValidationMessage> messages = new ArrayList<>();
        new ProfileUtilities(worker, messages, new ProfileKnowledgeWorkerR5(context))
                .generateSnapshot(base, derived, derived.getUrl(), null, derived.getName());
        Optional<ValidationMessage> fault = messages.stream()
                .filter(message ->
                        message.getLevel() == IssueSeverity.ERROR || message.getLevel() == IssueSeverity.FATAL)
                .findFirst();
        if (fault.isPresent()) {
            throw new Impossible(words(fault.get().getMessage()));
        }
        return (StructureDefinition) versions.structureDefinitionFromCanonical(derived);
    }

    private static Throwable rootOf(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String words(@Nullable String message) {
        String words = LibraryMessage.of(message, "one of its elements has a form that is not supported.")
                .replaceAll("\\s+", " ");
        return words.length() > REASON_MAX ? words.substring(0, REASON_MAX) + "…" : words;
    }
}
