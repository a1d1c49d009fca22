package org.footbridge.fhirpath;

/**
 * A text that a regular expression may look at so often and no more. Java's matching takes time without bound on some texts
 * by some expressions, and cannot be told to stop; so the text does.
 */
final class BoundedText implements CharSequence {
    /** Some hundredths of a second. */
    private static final int LOOKS_MIN = 1_000_000;

    private final String text;
    private long looks;

    BoundedText(String text) {
        this.text = text;
        this.looks = Math.max(LOOKS_MIN, 20L * text.length());
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--looks < 0) {
            throw new Endless("a regular expression takes too long");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
