package org.footbridge.profile.value;

/** Detects regular expressions that could take exponential time on some text, by looking for nested repetition. */
public final class Regexes {
    /** The repetition count up to which a group of variable length has few enough decompositions of a text. */
    private static final int FEW = 9;

    /** The same for a group of unbounded length. */
    private static final int VERY_FEW = 3;

    private static final int NO_GROUP = 0;
    private static final int VARIES = 1;
    private static final int ENDLESS = 2;

    private Regexes() {}

    /**
     * Whether {@code text}, an expression or a text that quotes one, repeats a group that itself repeats, branches or has an
     * optional part, such as {@code (a+)+} or {@code (a?b?)*}. This includes every expression that takes exponential time,
     * and some that are fast.
     */
    public static boolean mayTakeLong(String text) {
        int[] groups = new int[text.length() + 1];
        int depth = 0;
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(') {
                groups[++depth] = NO_GROUP;
                // of (?: and its like the mark is no quantifier
                i += text.startsWith("?", i + 1) ? 1 : 0;
            } else if (c == ')' && depth > 0) {
                int most = most(text, i + 1);
                if (groups[depth] > NO_GROUP && most > (groups[depth] == ENDLESS ? VERY_FEW : FEW)) {
                    return true;
                }
                groups[depth - 1] = Math.max(groups[depth - 1], groups[depth]);
                depth--;
            } else if (c == '|' || "*+?{".indexOf(c) >= 0) {
                groups[depth] = Math.max(groups[depth], c == '|' ? VARIES : variation(text, i));
            }
        }
        return false;
    }

    /** Returns the effect of the quantifier at {@code index} on the enclosing group. */
    private static int variation(String text, int index) {
        char c = text.charAt(index);
        if (c == '*' || c == '+') {
            return ENDLESS;
        } else if (c == '?') {
            return VARIES;
        }
        String bounds = bounds(text, index);
        return bounds.endsWith(",") ? ENDLESS : bounds.contains(",") || most(text, index) > FEW ? VARIES : NO_GROUP;
    }

    /** Returns the maximum of the quantifier at {@code index}, 1 if there is none. */
    private static int most(String text, int index) {
        if (index >= text.length()) {
            return 1;
        }
        char c = text.charAt(index);
        if (c == '*' || c == '+') {
            return Integer.MAX_VALUE;
        }
        String bounds = c == '{' ? bounds(text, index) : "";
        if (!bounds.matches("\\d+(,\\d*)?")) {
            return 1;
        }
        String last = bounds.substring(bounds.indexOf(',') + 1);
        return last.isEmpty() || last.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(last);
    }

    /** Returns the text between the braces that open at {@code index}. */
    private static String bounds(String text, int index) {
        int end = text.indexOf('}', index);
        return end < 0 ? "" : text.substring(index + 1, end);
    }
}
