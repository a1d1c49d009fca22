package org.footbridge.validation.definition;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;

/**
 * The terminology service as validation uses it, so that bindings are validated as {@code $validate-code} validates codes.
 * While the server starts, the service is not available and every answer is unknown.
 */
public interface KnownCodes {
    /** Nothing is known of any code. */
    KnownCodes NONE = new KnownCodes() {
        @Override
        public long revision() {
            return -1;
        }

        @Override
        public Optional<Answer> inValueSet(String valueSet, String system, String code) {
            return Optional.empty();
        }

        @Override
        public Optional<Answer> inSystem(String system, String code) {
            return Optional.empty();
        }

        @Override
        public Optional<String> wrongDisplay(Coding coding) {
            return Optional.empty();
        }
    };

    /** The result of validating a code; unknown if a code system that decides it is not on this server. */
    enum Validity {
        VALID,
        INVALID,
        UNKNOWN
    }

    /**
     * The answer on a code.
     *
     * @param message the reason why the code is not valid or not known; empty if it is valid
     * @param unknownSystem the code system that is missing; empty if none is
     */
    record Answer(Validity validity, String message, String unknownSystem) {}

    /** Another number whenever an answer may be another one. */
    long revision();

    /**
     * Whether {@code code} of {@code system} is in the value set {@code valueSet}, a canonical URL, perhaps with
     * {@code |version}; abstract codes are. If {@code system} is empty, that of any code system will do. Empty if the value set is
     * not here, or cannot be understood.
     */
    Optional<Answer> inValueSet(String valueSet, String system, String code);

    /** Whether {@code code} is one of the code system {@code system}. */
    Optional<Answer> inSystem(String system, String code);

    /** Returns a sentence if the display is none of the names of the code; empty if it is one, or if that is unknown. */
    Optional<String> wrongDisplay(Coding coding);
}
