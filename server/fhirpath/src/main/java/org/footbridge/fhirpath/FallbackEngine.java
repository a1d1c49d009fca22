package org.footbridge.fhirpath;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.footbridge.definitions.core.CoreDefinitions;
import org.footbridge.problem.LibraryMessage;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/** HAPI's FHIRPath engine, created on first use: it reads all structure definitions of R4, which takes seconds. */
final class FallbackEngine {
    /**
     * The size of the cache of parsed expressions, larger than the number of search parameters and invariants; further
     * expressions are parsed each time.
     */
    private static final int PARSED_MAX = 10_000;

    private final LongAdder count = new LongAdder();
    private final ConcurrentMap<String, ExpressionNode> parsed = new ConcurrentHashMap<>();
    private @Nullable FHIRPathEngine engine;

    List<Base> evaluate(String text, Base resource, Base focus) {
        count.increment();
        FHIRPathEngine hapi = engine();
        ExpressionNode node = parsed.size() < PARSED_MAX ? parsed.computeIfAbsent(text, hapi::parse) : hapi.parse(text);
        try {
            return hapi.evaluate(null, resource, resource, focus, node);
        } catch (NullPointerException | NumberFormatException absent) {
            // HAPI's operators ask primitives for their values, and fail where there is none: then the result is empty
            return List.of();
        }
    }

    /** Why {@code text} cannot be parsed; empty if it can. */
    Optional<String> fault(String text) {
        try {
            engine().parse(text);
            return Optional.empty();
        } catch (RuntimeException malformed) {
            return Optional.of(LibraryMessage.of(malformed.getMessage(), "it cannot be read"));
        }
    }

    /** Counts an evaluation that is left to someone else. */
    void counted() {
        count.increment();
    }

    /** The number of evaluations so far. */
    long count() {
        return count.sum();
    }

    private synchronized FHIRPathEngine engine() {
        FHIRPathEngine hapi = engine;
        if (hapi == null) {
            FhirContext context = FhirContext.forR4Cached();
            HapiWorkerContext worker = new HapiWorkerContext(
                    context,
                    new ValidationSupportChain(
                            new CoreDefinitions(context),
                            new InMemoryTerminologyServerValidationSupport(context),
                            new CommonCodeSystemsTerminologyService(context),
                            new SnapshotGeneratingValidationSupport(context)));
            hapi = new FHIRPathEngine(worker);
            hapi.setHostServices(new TypedReferences(worker));
            // R4 search parameters apply "as" to collections, which later versions forbid.
            hapi.setDoNotEnforceAsSingletonRule(true);
            engine = hapi;
        }
        return hapi;
    }
}
