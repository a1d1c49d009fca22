package org.footbridge.search.value;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text into words: maximal sequences of letters and digits, without case and diacritics. */
public final class TextWords {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** The most characters of a word that are kept. */
    private static final int LENGTH_MAX = 100;

    private TextWords() {}

    /** Each once, in their order. */
    public static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher word = WORD.matcher(NormalText.folded(text));
        while (word.find()) {
            String found = word.group();
            words.add(found.length() > LENGTH_MAX ? found.substring(0, LENGTH_MAX) : found);
        }
        return words;
    }
}
