package org.footbridge.profile.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The quantifier of a part of a regular expression.
 *
 * @param length the length of its text; 0 if there is none
 * @param most the maximum; without meaning if it is unbounded
 * @param possessive whether it is possessive and does not backtrack
 */
record RegexQuantifier(int length, int least, int most, boolean endless, boolean possessive) {
    private static final RegexQuantifier NONE = new RegexQuantifier(0, 1, 1, false, false);
    private static final Pattern SYNTAX = Pattern.compile("([*+?]|\\{(\\d{1,9})(,(\\d{1,9})?)?\\})([?+]?)");

    /** Parses the quantifier in {@code text} at {@code index}. */
    static RegexQuantifier at(String text, int index) {
        Matcher found = SYNTAX.matcher(text).region(index, text.length());
        if (!found.lookingAt()) {
            return NONE;
        }
        boolean possessive = "+".equals(found.group(5));
        int length = found.end() - index;
        return switch (found.group(1)) {
            case "*" -> new RegexQuantifier(length, 0, 0, true, possessive);
            case "+" -> new RegexQuantifier(length, 1, 1, true, possessive);
            case "?" -> new RegexQuantifier(length, 0, 1, false, possessive);
            default -> {
                int least = Integer.parseInt(found.group(2));
                boolean endless = found.group(3) != null && found.group(4) == null;
                int most = found.group(4) == null ? least : Integer.parseInt(found.group(4));
                yield new RegexQuantifier(length, least, most, endless, possessive);
            }
        };
    }

    /**
     * Returns the number of copies of the repeated part in the automaton, at most {@code max}, which show the required and
     * the optional repetitions.
     */
    int copies(int max) {
        return Math.min(max, least) + (endless ? 1 : Math.min(max, most - least));
    }
}
