package org.footbridge.ecl;

/**
 * The syntax of a SNOMED CT identifier: 6 to 18 digits, the last of which is Verhoeff's check digit.
 *
 * @see <a href="https://docs.snomed.org/snomed-ct-specifications/snomed-ct-release-file-specification">RF2, 6</a>
 */
public final class SnomedIdentifier {
    private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private SnomedIdentifier() {}

    /** Whether {@code text} is one. A digit that is wrong, or two that changed places, are always noticed. */
    public static boolean isValid(String text) {
        return text.length() >= 6
                && text.length() <= 18
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && text.charAt(0) != '0'
                && check(text) == 0;
    }

    private static int check(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            sum = turn(sum, permuted(digits.charAt(digits.length() - 1 - place) - '0', place % 8));
        }
        return sum;
    }

    private static int permuted(int digit, int times) {
        int result = digit;
        for (int i = 0; i < times; i++) {
            result = PERMUTATION[result];
        }
        return result;
    }

    /** Multiplication in the group of the pentagon: 0 to 4 turn it, 5 to 9 mirror it. */
    private static int turn(int one, int other) {
        int turned = one < 5 ? one % 5 + other % 5 : one % 5 - other % 5 + 5;
        return turned % 5 + (one < 5 == other < 5 ? 0 : 5);
    }
}
