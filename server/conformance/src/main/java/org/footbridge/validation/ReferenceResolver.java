package org.footbridge.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator.NullEvaluationContext;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Manager;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r5.model.Base;
import org.jspecify.annotations.Nullable;

/**
 * Resolver of references for HAPI's validator. The targets belong to one validation and are passed as its application
 * context, because a transaction refers to targets that are not stored yet.
 */
final class ReferenceResolver extends NullEvaluationContext {
    private final IWorkerContext worker;

    ReferenceResolver(IWorkerContext worker) {
        this.worker = worker;
    }

    @Override
    public @Nullable Base resolveReference(FHIRPathEngine engine, Object context, String url, Base reference) {
        Optional<String> json = context instanceof ReferenceTargets targets ? targets.json(url) : Optional.empty();
        return json.map(this::element).orElse(null);
    }

    private Base element(String json) {
        try {
            return Manager.parseSingle(
                    worker, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Manager.FhirFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored resource cannot be read", e);
        }
    }
}
