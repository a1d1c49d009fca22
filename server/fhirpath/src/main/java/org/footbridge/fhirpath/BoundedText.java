package org.footbridge.fhirpath;

/**
 * Character sequence that limits the number of accesses by a regular expression. Java's matcher takes exponential time on
 * some combinations of text and expression and cannot be interrupted; therefore the text throws when the limit is reached.
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
