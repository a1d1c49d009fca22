package org.footbridge.terminology;

import java.util.Optional;

/**
 * Whether a code is valid. Where nobody here can know, the result is false and {@code unknownSystem} is the code system
 * that is missing.
 *
 * @param message why not
 * @param display what the concept is called, if there is one
 */
public record CodeValidation(
        boolean result,
        Optional<String> message,
        Optional<String> display,
        Question question,
        Optional<String> unknownSystem) {
    /**
     * A code that is judged. What is not given is empty.
     *
     * @param language for the display that is answered, and that {@code display} may be in
     * @param abstractToo whether a code that is not meant to be chosen is valid
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
