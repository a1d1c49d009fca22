package org.footbridge.terminology;

import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.terminology.CodeValidation.Question;
import org.footbridge.validation.definition.KnownCodes;
import org.hl7.fhir.r4.model.Coding;

/**
 * Code validation for resource validation: it answers as {@code $validate-code} does, but from the definitions of this
 * server only. It does not ask other terminology servers, so that a write does not wait for them.
 *
 * @see <a href="https://hl7.org/fhir/R4/terminologies.html#required">R4 required bindings</a>
 */
public final class BoundCodes implements KnownCodes {
    private final Terminology terminology;

    public BoundCodes(Terminology terminology) {
        this.terminology = terminology;
    }

    @Override
    public long revision() {
        return terminology.current().revision();
    }

    @Override
    public Optional<Answer> inValueSet(String valueSet, String system, String code) {
        TerminologySnapshot definitions = terminology.current();
        try {
            ValueSetMembers members = definitions.members(valueSet);
            Question question = question(system, "", code, "");
            return Optional.of(answer(definitions.verdict(
                    valueSet,
                    question,
                    asked -> system.isEmpty()
                            ? CodeValidator.inAnySystem(asked, members, valueSet)
                            : CodeValidator.inMembers(asked, members, valueSet))));
        } catch (Problem notJudged) {
            return Optional.empty(); // such as of a value set that is not here, or is a part of itself
        }
    }

    @Override
    public Optional<Answer> inSystem(String system, String code) {
        return Optional.of(answer(verdict(question(system, "", code, ""))));
    }

    @Override
    public Optional<String> wrongDisplay(Coding coding) {
        String version = coding.hasVersion() ? coding.getVersion() : "";
        CodeValidation verdict = verdict(question(coding.getSystem(), version, coding.getCode(), coding.getDisplay()));
        // a code that is not valid for another reason has no display
        return verdict.result() || verdict.display().isEmpty() ? Optional.empty() : verdict.message();
    }

    private CodeValidation verdict(Question question) {
        TerminologySnapshot definitions = terminology.current();
        return definitions.verdict(
                "", question, asked -> CodeValidator.inSystem(asked, definitions.system(asked.canonical())));
    }

    private static Question question(String system, String version, String code, String display) {
        return new Question(system, version, code, display, "", true);
    }

    private static Answer answer(CodeValidation verdict) {
        Validity validity = verdict.result()
                ? Validity.VALID
                : verdict.unknownSystem().isPresent() ? Validity.UNKNOWN : Validity.INVALID;
        return new Answer(
                validity, verdict.message().orElse(""), verdict.unknownSystem().orElse(""));
    }
}
