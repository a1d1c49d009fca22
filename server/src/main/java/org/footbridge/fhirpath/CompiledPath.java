package org.footbridge.fhirpath;

import java.util.List;
import org.footbridge.fhirpath.syntax.UnsupportedPath;
import org.hl7.fhir.r4.model.Base;

/** An expression ready to be evaluated, by any number of threads. */
public final class CompiledPath {
    private final String text;
    private final Step step;
    private final FallbackEngine fallback;

    CompiledPath(String text, Step step, FallbackEngine fallback) {
        this.text = text;
        this.step = step;
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
        try {
            return step.evaluate(Scope.of(resource, focus), List.of(focus));
        } catch (UnsupportedPath unexpected) {
            return fallback.evaluate(text, resource, focus);
        }
    }
}
