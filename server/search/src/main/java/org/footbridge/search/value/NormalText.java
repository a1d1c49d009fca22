package org.footbridge.search.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Normalisation of text for string searches: it removes case, diacritics and punctuation, and collapses white space. A text
 * that consists of punctuation only keeps it.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#string">R4 3.1.1.4.8 string</a>
 */
public final class NormalText {
    /** The most code points that are kept. */
    public static final int CODE_POINTS_MAX = 200;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Punctuation, with accents and modifier letters that people type as an apostrophe. */
    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}`\u00B4\u02B9\u02BB\u02BC\u02C8\u02CA\u02CB]+");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private NormalText() {}

    /** The normal form of {@code text}, at most {@link #CODE_POINTS_MAX} long, without blanks at its ends. */
    public static String of(String text) {
        // before and after: a compatibility form such as "℀" has punctuation only once it is taken apart
        String bare = collapsed(withoutPunctuation(folded(withoutPunctuation(text))));
        String normal = bare.isEmpty() ? collapsed(folded(text)) : bare;
        return normal.codePointCount(0, normal.length()) <= CODE_POINTS_MAX
                ? normal
                : normal.substring(0, normal.offsetByCodePoints(0, CODE_POINTS_MAX))
                        .strip();
    }

    private static String withoutPunctuation(String text) {
        return isLettersAndDigits(text) ? text : PUNCTUATION.matcher(text).replaceAll("");
    }

    /** Whether the text consists of ASCII letters and digits, as nearly all words of names do. */
    private static boolean isLettersAndDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 || !(Character.isLetterOrDigit(c) || c == ' ')) {
                return false;
            }
        }
        return true;
    }

    private static String collapsed(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** Returns the whole of {@code text} without case and diacritics. */
    static String folded(String text) {
        String plain = isAscii(text)
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
        // upper case first, which maps "ß" to "SS"
        // one form of sigma: the final form depends on the following letter, which a prefix does not have
        return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** The least text, by code points, that is greater than all that begin with {@code prefix}; empty if none is. */
    public static String successor(String prefix) {
        for (int end = prefix.length(); end > 0; ) {
            int last = prefix.codePointBefore(end);
            int start = end - Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                // Surrogates are no characters: UTF-8 has no bytes for them.
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return new StringBuilder(prefix.substring(0, start))
                        .appendCodePoint(next)
                        .toString();
            }
            end = start;
        }
        return "";
    }
}
