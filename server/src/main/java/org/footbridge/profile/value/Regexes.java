package org.footbridge.profile.value;

/** Which regular expressions could take time beyond all measure on some text. */
public final class Regexes {
    private Regexes() {}

    /**
     * Whether {@code text}, an expression or something that quotes one, repeats without bound a group that repeats or
     * branches itself, such as {@code (a+)+}. Some of those would be quick; all that would not be are among them.
     */
    public static boolean mayTakeLong(String text) {
        boolean[] varies = new boolean[text.length() + 1];
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
                varies[++depth] = false;
            } else if (c == ')' && depth > 0) {
                if (varies[depth] && repeats(text, i + 1)) {
                    return true;
                }
                varies[depth - 1] |= varies[depth] || repeats(text, i + 1);
                depth--;
            } else if (c == '*' || c == '+' || c == '|' || (c == '{' && repeats(text, i))) {
                varies[depth] = true;
            }
        }
        return false;
    }

    /** Whether at {@code index} stands a quantifier that has no bound, or a great one. */
    private static boolean repeats(String text, int index) {
        if (index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        if (c == '*' || c == '+') {
            return true;
        }
        int end = text.indexOf('}', index);
        return c == '{' && end > 0 && text.substring(index + 1, end).matches("\\d*,|(\\d*,)?\\d{2,}");
    }
}
