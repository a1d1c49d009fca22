package org.footbridge.ecl;

import java.util.regex.Pattern;

/** Identifiers in the form of SNOMED CT's, in a namespace that nobody was given: no concept of any edition has one. */
public final class SyntheticConcepts {
    private static final String NAMESPACE = "9999999";
    private static final String PARTITION = "10";
    private static final Pattern LETTER = Pattern.compile("\\b[A-H]\\b");

    private SyntheticConcepts() {}

    /** The identifier of the concept {@code number}, 1 or more. */
    public static String concept(int number) {
        String digits = number + NAMESPACE + PARTITION;
        for (int check = 0; check < 10; check++) {
            if (SnomedIdentifier.isValid(digits + check)) {
                return digits + check;
            }
        }
        throw new IllegalArgumentException("No check digit for " + digits);
    }

    /** {@code text} with {@code A} for the first concept, to {@code H} for the eighth, but for capitals within words. */
    public static String spelled(String text) {
        return LETTER.matcher(text).replaceAll(found -> concept(found.group().charAt(0) - 'A' + 1));
    }
}
