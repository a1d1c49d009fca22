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

    @Nullable
    private final String scope;

    public Problem(ProblemKind kind, String message) {
        this(kind, message, null, null, null);
    }

    /** {@code expression} is the FHIRPath of the element at fault, such as {@code Patient.name[0].given}. */
    public Problem(ProblemKind kind, String message, String expression) {
        this(kind, message, expression, null, null);
    }

    public Problem(ProblemKind kind, String message, Throwable cause) {
        this(kind, message, null, null, cause);
    }

    private Problem(
            ProblemKind kind,
            String message,
            @Nullable String expression,
            @Nullable String scope,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.expression = expression;
        this.scope = scope;
    }

    /** A refusal because the token lacks {@code scope}. */
    public static Problem ofScope(String scope, String message) {
        return new Problem(ProblemKind.FORBIDDEN, message, null, scope, null);
    }

    /** A refusal because of a rule, which the message names as the documentation does. */
    public static Problem ofRule(String rule, String message, String expression) {
        return new Problem(ProblemKind.BUSINESS_RULE, message + suffix(rule), expression);
    }

    /** Whether this is a refusal because of {@code rule}. */
    public boolean isOfRule(String rule) {
        return kind == ProblemKind.BUSINESS_RULE && message().endsWith(suffix(rule));
    }

    private static String suffix(String rule) {
        return " (Rule " + rule + ".)";
    }

    public ProblemKind kind() {
        return kind;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /** The scope that the token would need; empty if it is not for want of one. */
    public Optional<String> scope() {
        return Optional.ofNullable(scope);
    }

    /** The FHIRPath of the element at fault; empty if the fault has no place. */
    public Optional<String> expression() {
        return Optional.ofNullable(expression);
    }
}
