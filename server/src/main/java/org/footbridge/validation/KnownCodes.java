package org.footbridge.validation;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;

/**
 * The terminology service as validation asks it, so that bindings are judged as {@code $validate-code} judges codes. Nothing
 * is known as long as the service is not there, which is while the server starts.
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

    /** Whether a code is valid; unknown if a code system that decides it is not here. */
    enum Validity {
        VALID,
        INVALID,
        UNKNOWN
    }

    /**
     * What is said of a code.
     *
     * @param message why the code is not valid, or not known to be; empty if it is valid
     * @param unknownSystem the code system that is not here; empty if none is missing
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

    /** That the display is none of the names of the code, as a sentence; empty if it is one, or if that is not known. */
    Optional<String> wrongDisplay(Coding coding);
}
