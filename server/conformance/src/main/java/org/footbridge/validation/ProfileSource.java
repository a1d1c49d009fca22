package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.Optional;
import org.footbridge.profile.tree.Definitions;
import org.footbridge.validation.definition.SnapshotGeneration;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StructureDefinition;

/** Adapter from HAPI's definitions, including the snapshots that it generates, to the source of compiled profiles. */
final class ProfileSource implements Definitions {
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
            found = SnapshotGeneration.alone(
                    () -> support.generateSnapshot(new ValidationSupportContext(support), definition, url, null, null));
        }
        return found instanceof StructureDefinition definition ? Optional.of(definition) : Optional.empty();
    }
}
