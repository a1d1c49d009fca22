package org.footbridge.outcome.instrument;

/**
 * A named range of whole values of a score.
 *
 * @param system name of the code system, such as {@code sp-ons4-band}
 * @param from lowest value
 * @param to highest value
 */
public record Band(String system, String code, int from, int to) {
    /** The code as words: {@code Moderately severe}. */
    public String display() {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' ');
    }
}
