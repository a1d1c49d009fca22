package org.footbridge.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.json.ValuelessElements;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;

/**
 * Corrects invariants over primitive elements that have an extension instead of a value. HL7's validator treats such an
 * element as present, so that an operator which needs its value fails; in FHIRPath an operand without a value is empty.
 * Therefore an invariant counts as broken only if it is also broken when these elements are left out. The validator fails
 * altogether if a claimed profile has no value.
 */
final class AbsentOperands {
    private AbsentOperands() {}

    /**
     * Returns the messages of {@code validate} on the resource {@code json}, without those that are due to missing values.
     * The validator runs a second time only if an invariant is broken and the resource has such elements.
     */
    static List<ValidationMessage> judged(String json, Function<String, List<ValidationMessage>> validate) {
        List<ValidationMessage> all;
        try {
            all = validate.apply(json);
        } catch (NullPointerException absent) {
            return validate.apply(ValuelessElements.leftOut(json));
        }
        String valued =
                all.stream().anyMatch(AbsentOperands::isBrokenInvariant) ? ValuelessElements.leftOut(json) : json;
        if (valued.length() == json.length()) {
            return all;
        }
        List<ValidationMessage> others = validate.apply(valued);
        List<ValidationMessage> judged = new ArrayList<>();
        for (ValidationMessage message : all) {
            if (isBrokenInvariant(message)) {
                same(message, others).ifPresent(judged::add);
            } else {
                judged.add(message);
            }
        }
        return judged;
    }

    /** The validator names invariants by the definition and the key, after a number sign. */
    private static boolean isBrokenInvariant(ValidationMessage message) {
        boolean error = message.getLevel() == IssueSeverity.ERROR || message.getLevel() == IssueSeverity.FATAL;
        return error && String.valueOf(message.getMessageId()).contains("#");
    }

    private static Optional<ValidationMessage> same(ValidationMessage message, List<ValidationMessage> others) {
        return others.stream()
                .filter(other -> message.getMessageId().equals(other.getMessageId()))
                .filter(other -> place(message).equals(place(other)))
                .findFirst();
    }

    /** Without indices, which are others where elements are left out. */
    private static String place(ValidationMessage message) {
        return String.valueOf(message.getLocation()).replaceAll("\\[\\d+\\]", "");
    }
}
