package org.footbridge.bench.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A made up code system as large as one likes: concept n lies below n / 2, so that half a million have 18 ancestors each, as
 * in SNOMED CT, and is called by three to six words of a made up language, of which some are common and most are rare.
 */
public final class Concepts {

    public static final String SYSTEM = "urn:footbridge:bench";
    public static final String VERSION = "1";

    private static final int WORDS = 20_000;
    private static final String[] SYLLABLES = {
        "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi",
        "yo", "zu", "bra", "cle", "dri", "flo", "gru", "sta", "tre", "pli"
    };

    private final int count;

    public Concepts(int count) {
        this.count = count;
    }

    public int count() {
        return count;
    }

    /** A number from 1, as a code. */
    public static String code(int number) {
        return "k" + number;
    }

    public static String display(int number) {
        return words(number).stream()
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    /** The words of a concept's display, each once: word 0 is in many, word 20,000 in few. */
    public static Set<String> words(int number) {
        List<String> words = new ArrayList<>();
        long mixed = number * 0x9E3779B97F4A7C15L;
        int length = 3 + (int) (mixed >>> 62);
        for (int i = 0; i < length; i++) {
            mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
            double uniform = (mixed >>> 11) / (double) (1L << 53);
            words.add(word((int) (WORDS * uniform * uniform)));
        }
        return words.stream().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String word(int rank) {
        int base = SYLLABLES.length;
        return SYLLABLES[rank % base] + SYLLABLES[rank / base % base] + SYLLABLES[rank / base / base % base];
    }

    /** All that a concept lies below, the nearest first. */
    public static List<Integer> ancestors(int number) {
        List<Integer> ancestors = new ArrayList<>();
        for (int above = number / 2; above > 0; above /= 2) {
            ancestors.add(above);
        }
        return ancestors;
    }

    public static boolean isBelow(int number, int above) {
        return number != above && ancestors(number).contains(above);
    }
}
