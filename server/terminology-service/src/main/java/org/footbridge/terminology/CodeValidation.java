package org.footbridge.terminology;

import java.util.Optional;

/**
 * The result of validating a code. If no definition on this server can decide, the result is false and {@code unknownSystem}
 * is the code system that is missing.
 *
 * @param message the reason why the code is not valid
 * @param display the display of the concept, if there is one
 */
public record CodeValidation(
        boolean result,
        Optional<String> message,
        Optional<String> display,
        Question question,
        Optional<String> unknownSystem) {
    /**
     * A code to validate. Parts that the request does not give are empty.
     *
     * @param language the language of the display in the answer, in which {@code display} may be, too
     * @param abstractToo whether an abstract code, which is not meant to be selected, is valid
     */
    public record Question(
            String system, String version, String code, String display, String language, boolean abstractToo) {
        /** The URL of the code system, with the version if one is named. */
        String canonical() {
            return version.isEmpty() ? system : system + "|" + version;
        }
    }

    static CodeValidation yes(Question question, String display) {
        return new CodeValidation(true, Optional.empty(), Optional.of(display), question, Optional.empty());
    }

    static CodeValidation no(Question question, String message, Optional<String> display) {
        return new CodeValidation(false, Optional.of(message), display, question, Optional.empty());
    }

    static CodeValidation unknown(Question question, String system) {
        String message = "Code system '" + system + "' is not known to this server, so it is unknown whether code '"
                + question.code() + "' is valid.";
        return new CodeValidation(false, Optional.of(message), Optional.empty(), question, Optional.of(system));
    }
}
