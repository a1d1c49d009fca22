package org.footbridge.rest.terminology;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.terminology.CodeValidation.Question;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** The codes that a request is about, in each of the ways in which they can be given: exactly one must be chosen. */
final class CodesAsked {
    /** {@code operation} with the parameters that this takes. */
    static OperationDescriptor takenBy(OperationDescriptor operation) {
        return operation
                .takes("code", "code", "displayLanguage")
                .takes("string", "display")
                .takes("Coding", "coding")
                .takes("CodeableConcept", "codeableConcept")
                .takes("boolean", "abstract")
                .takes("canonical", "useSupplement");
    }

    private CodesAsked() {}

    /**
     * @param system of a bare code
     * @param version of that system
     */
    static List<Coding> codings(OperationInput input, String system, String version) {
        List<Coding> codings = new ArrayList<>();
        long ways = 0;
        if (input.has("code")) {
            Coding coding = new Coding().setSystem(system).setCode(input.required("code"));
            codings.add(version.isEmpty() ? coding : coding.setVersion(version));
            ways++;
        }
        if (input.has("coding")) {
            input.structure("coding", Coding.class).ifPresent(codings::add);
            ways++;
        }
        if (input.has("codeableConcept")) {
            input.structure("codeableConcept", CodeableConcept.class)
                    .ifPresent(concept -> codings.addAll(usable(concept)));
            ways++;
        }
        if (ways != 1) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "Exactly one of the parameters code, coding and codeableConcept must be given.");
        }
        if (codings.isEmpty() || codings.stream().anyMatch(coding -> !coding.hasCode())) {
            throw new Problem(ProblemKind.INVALID, "A coding must have a code.");
        }
        return codings;
    }

    /** Any coding of a concept will do, so that those with a system and a code are asked about if there are any. */
    private static List<Coding> usable(CodeableConcept concept) {
        List<Coding> coded =
                concept.getCoding().stream().filter(Coding::hasCode).toList();
        List<Coding> whole = coded.stream().filter(Coding::hasSystem).toList();
        return whole.isEmpty() ? coded : whole;
    }

    /** The same as questions; {@code display} goes with a bare code. */
    static List<Question> questions(OperationInput input, String system, String version) {
        String language = input.language();
        boolean abstractToo = input.flag("abstract");
        String display = input.text("display");
        return codings(input, system, version).stream()
                .map(coding -> new Question(
                        coding.hasSystem() ? coding.getSystem() : "",
                        coding.hasVersion() ? coding.getVersion() : "",
                        coding.getCode(),
                        coding.hasDisplay() ? coding.getDisplay() : display,
                        language,
                        abstractToo))
                .toList();
    }
}
