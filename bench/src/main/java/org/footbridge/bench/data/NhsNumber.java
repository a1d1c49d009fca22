package org.footbridge.bench.data;

/**
 * NHS numbers of the range beginning with 999, which is never given to anybody.
 *
 * @see <a href="https://www.datadictionary.nhs.uk/attributes/nhs_number.html">NHS Data Dictionary, NHS number</a>
 */
public final class NhsNumber {

    public static final String SYSTEM = "https://fhir.nhs.uk/Id/nhs-number";

    /** So many people can have a number each: ten in eleven candidates have a check digit. */
    static final int PEOPLE_MAX = 900_000;

    private static final int RANGE = 1_000_000;
    private static final int MODULUS = 11;
    private static final int INVALID = 10;

    private NhsNumber() {}

    /** The first valid number at or after the candidate (0 to 999999, beyond which it begins again), and its candidate. */
    static int nextCandidate(int candidate) {
        int next = Math.floorMod(candidate, RANGE);
        while (checkDigit(prefix(next)) == INVALID) {
            next = (next + 1) % RANGE;
        }
        return next;
    }

    /** The number of a candidate that has a check digit. */
    static String of(int candidate) {
        String prefix = prefix(candidate);
        return prefix + checkDigit(prefix);
    }

    /** 0 to 9, or 10 if there is no number with these nine digits. */
    static int checkDigit(String prefix) {
        int sum = 0;
        for (int i = 0; i < prefix.length(); i++) {
            sum += (prefix.charAt(i) - '0') * (INVALID - i);
        }
        return (MODULUS - sum % MODULUS) % MODULUS;
    }

    private static String prefix(int candidate) {
        return Integer.toString(999_000_000 + candidate);
    }
}
