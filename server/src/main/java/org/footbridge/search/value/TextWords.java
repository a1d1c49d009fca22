package org.footbridge.search.value;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text, without case and diacritics: what stands between all that is neither letter nor digit. */
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
