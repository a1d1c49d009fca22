package org.footbridge.bench.data;

import java.util.List;
import java.util.SplittableRandom;

/** Family names of syllables. The first two are those of the seed, so no prefix of one seed finds people of another. */
public final class Surnames {

    /** None is the beginning of another, so a name has only one reading. */
    private static final List<String> SYLLABLES = List.of(
            "bar", "den", "cor", "mal", "ster", "wyn", "hol", "ley", "gar", "ton", "ros", "kel", "fen", "win", "dar",
            "mor", "stan", "bury", "pet", "lin");

    private static final String WRITER = "Zed";

    private Surnames() {}

    static String of(long seed, boolean writer, SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        if (writer) {
            name.append(WRITER);
        }
        int count = SYLLABLES.size();
        name.append(SYLLABLES.get((int) Math.floorMod(seed / count, (long) count)));
        name.append(SYLLABLES.get((int) Math.floorMod(seed, (long) count)));
        for (int i = 0; i < 3; i++) {
            name.append(SYLLABLES.get(random.nextInt(count)));
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    /** The beginning of a name without its last syllable: about one person in 400 shares it. */
    public static String prefix(String family) {
        for (String syllable : SYLLABLES) {
            if (family.endsWith(syllable)) {
                return family.substring(0, family.length() - syllable.length());
            }
        }
        throw new IllegalArgumentException("'" + family + "' is not one of these names");
    }
}
