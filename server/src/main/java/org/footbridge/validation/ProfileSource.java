package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.footbridge.profile.tree.Definitions;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StructureDefinition;

/** Adapter from HAPI's definitions, including the snapshots that it generates, to the source of compiled profiles. */
final class ProfileSource implements Definitions {
    /**
     * Held while a snapshot is generated. HAPI locks the definition and then generates the snapshots of all others, so that two threads
     * that begin with different definitions would wait for each other for ever.
     */
    private static final ReentrantLock GENERATION = new ReentrantLock();

    private final IValidationSupport support;

    ProfileSource(IValidationSupport support) {
        this.support = support;
    }

    @Override
    public Optional<Questionnaire> form(String canonical) {
        return Optional.ofNullable(support.fetchResource(Questionnaire.class, canonical));
    }

    @Override
    public Optional<StructureDefinition> structure(String url) {
        IBaseResource found = support.fetchStructureDefinition(url);
        if (found instanceof StructureDefinition definition && !definition.hasSnapshot()) {
            found = snapshot(definition, url);
        }
        return found instanceof StructureDefinition definition ? Optional.of(definition) : Optional.empty();
    }

    private IBaseResource snapshot(StructureDefinition definition, String url) {
        GENERATION.lock();
        try {
            return support.generateSnapshot(new ValidationSupportContext(support), definition, url, null, null);
        } finally {
            GENERATION.unlock();
        }
    }
}
