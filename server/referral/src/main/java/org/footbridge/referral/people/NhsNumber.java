package org.footbridge.referral.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * NHS numbers: ten digits of which the last is a check digit, modulus 11.
 *
 * @see <a href="https://www.datadictionary.nhs.uk/attributes/nhs_number.html">NHS Data Model and Dictionary, NHS NUMBER</a>
 */
public final class NhsNumber {
    /** The system of identifiers that are NHS numbers. */
    public static final String SYSTEM = "https://fhir.nhs.uk/Id/nhs-number";

    private static final String WRONG =
            "The NHS number is not valid: it must have ten digits, of which the last is the check digit (modulus 11).";

    private static final int DIGITS = 10;
    private static final int MODULUS = 11;

    private NhsNumber() {}

    /** The NHS number that an Identifier has; empty if it is another identifier. */
    public static Optional<String> of(JsonNode identifier) {
        return identifier.path("system").asText().equals(SYSTEM)
                ? Optional.of(identifier.path("value").asText())
                : Optional.empty();
    }

    /**
     * {@code number} without spaces, if it is valid.
     *
     * @throws Problem VALUE if it has not ten digits or a wrong check digit; the message does not repeat it
     */
    public static String require(String number, String expression) {
        String digits = number.replace(" ", "");
        if (!isValid(digits)) {
            throw new Problem(ProblemKind.VALUE, WRONG, expression);
        }
        return digits;
    }

    /**
     * Checks a number that is to be stored.
     *
     * @throws Problem RULE if it has not ten digits or a wrong check digit
     */
    static void requireStored(String number, String expression) {
        if (!isValid(number)) {
            throw new Problem(ProblemKind.RULE, WRONG, expression);
        }
    }

    static boolean isValid(String digits) {
        if (!digits.matches("\\d{" + DIGITS + "}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            sum += (DIGITS - i) * Character.digit(digits.charAt(i), 10);
        }
        int check = (MODULUS - sum % MODULUS) % MODULUS;
        return check == Character.digit(digits.charAt(DIGITS - 1), 10);
    }
}
