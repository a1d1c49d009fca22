package org.footbridge.problem;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exception for a request that cannot be fulfilled. The message is for the client: it states the error and the accepted
 * values, without SQL, stack traces or personal data of a resource.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;

    @Nullable
    private final String expression;

    public Problem(ProblemKind kind, String message) {
        this(kind, message, null, null);
    }

    /** {@code expression} is the FHIRPath of the element at fault, such as {@code Patient.name[0].given}. */
    public Problem(ProblemKind kind, String message, String expression) {
        this(kind, message, expression, null);
    }

    public Problem(ProblemKind kind, String message, Throwable cause) {
        this(kind, message, null, cause);
    }

    private Problem(ProblemKind kind, String message, @Nullable String expression, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.expression = expression;
    }

    public ProblemKind kind() {
        return kind;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /** The FHIRPath of the element at fault; empty if the fault has no place. */
    public Optional<String> expression() {
        return Optional.ofNullable(expression);
    }
}
