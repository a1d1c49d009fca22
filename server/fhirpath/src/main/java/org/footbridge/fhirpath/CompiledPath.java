package org.footbridge.fhirpath;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;

/** A compiled FHIRPath expression. It is thread-safe. */
public final class CompiledPath {
    private final String text;
    private final Step step;
    private final LongAdder evaluations;
    private final FallbackEngine fallback;

    CompiledPath(String text, Step step, LongAdder evaluations, FallbackEngine fallback) {
        this.text = text;
        this.step = step;
        this.evaluations = evaluations;
        this.fallback = fallback;
    }

    /** The expression as it was given. */
    public String text() {
        return text;
    }

    /** The value of the expression on {@code focus}, which is also {@code %resource}. */
    public List<Base> evaluate(Base focus) {
        return evaluate(focus, focus);
    }

    /** The value of the expression on {@code focus}, an element of {@code resource}. */
    public List<Base> evaluate(Base resource, Base focus) {
        evaluations.increment();
        try {
            return step.evaluate(Scope.of(Targets.TYPES, resource, focus), List.of(focus));
        } catch (UnsupportedPath unexpected) {
            return fallback.evaluate(text, resource, focus);
        }
    }

    /**
     * Whether the invariant holds on {@code focus}, an element of {@code resource}: only {@code true} does, and nothing
     * does not. A reference resolves to a resource contained in {@code resource} or to nothing, as in HAPI's validator.
     * Empty, and counted as a fallback, if the compiler does not know; HAPI's engine is not asked.
     */
    public Optional<Boolean> holds(Base resource, Base focus) {
        evaluations.increment();
        try {
            List<Base> values = step.evaluate(Scope.of(Targets.CONTAINED, resource, focus), List.of(focus));
            return Optional.of(
                    values.size() == 1 && values.get(0) instanceof BooleanType value && value.booleanValue());
        } catch (UnsupportedPath unexpected) {
            fallback.counted();
            return Optional.empty();
        }
    }
}
