package org.footbridge.profile.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Character sequence that counts accesses, as a machine-independent measure of the cost of a regular expression. */
final class CountedText implements CharSequence {
    private final String text;
    private final int most;
    private int looks;

    private CountedText(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /** Returns the number of characters that {@code pattern} reads on {@code text}, at most {@code most}. */
    static int looks(Pattern pattern, boolean whole, String text, int most) {
        CountedText counted = new CountedText(text, most);
        try {
            Matcher matcher = pattern.matcher(counted);
            boolean ignored = whole ? matcher.matches() : matcher.find();
        } catch (TooMany many) {
            return most;
        }
        return counted.looks;
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMany() {
            super(null, null, false, false);
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks > most) {
            throw new TooMany();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
