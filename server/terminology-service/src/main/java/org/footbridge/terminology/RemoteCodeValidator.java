package org.footbridge.terminology;

import java.util.Optional;
import org.footbridge.terminology.remote.RemoteTerminology;
import org.footbridge.terminology.remote.RemoteTerminology.Coded;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * Validates codes by asking another terminology server, and converts its answer to a {@link CodeValidation}. It never sends
 * displays.
 */
final class RemoteCodeValidator {
    private RemoteCodeValidator() {}

    /** Returns {@code local}, unless it is unknown and the other server has an answer. */
    static CodeValidation inSystem(CodeValidation local, Optional<RemoteTerminology> remote) {
        return local.unknownSystem().isEmpty()
                ? local
                : remote.flatMap(server -> server.validate(coded(local.question())))
                        .flatMap(answer -> verdict(local.question(), answer))
                        .orElse(local);
    }

    /** Empty if it does not know either. */
    static Optional<CodeValidation> inValueSet(
            CodeValidation.Question question, String valueSet, Optional<RemoteTerminology> remote) {
        return question.system().isEmpty()
                ? Optional.empty()
                : remote.flatMap(server -> server.validate(coded(question), valueSet))
                        .flatMap(answer -> verdict(question, answer));
    }

    private static Coded coded(CodeValidation.Question question) {
        return new Coded(question.system(), question.version(), question.code());
    }

    private static Optional<CodeValidation> verdict(CodeValidation.Question question, Parameters answer) {
        if (text(answer, "result").isEmpty()
                || text(answer, "x-caused-by-unknown-system").isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                text(answer, "result").equals(Optional.of("true"))
                        ? CodeValidation.yes(question, text(answer, "display").orElse(""))
                        : CodeValidation.no(
                                question,
                                text(answer, "message").orElse("Code '" + question.code() + "' is not valid."),
                                text(answer, "display")));
    }

    private static Optional<String> text(Parameters answer, String name) {
        return Optional.ofNullable(answer.getParameter(name))
                .map(Parameters.ParametersParameterComponent::getValue)
                .filter(PrimitiveType.class::isInstance)
                .map(value -> value.primitiveValue());
    }
}
