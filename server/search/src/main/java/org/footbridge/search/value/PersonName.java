package org.footbridge.search.value;

import java.util.LinkedHashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.HumanName;

/**
 * The words of a person's name for searching. A query matches the beginning of each word, and spaces and hyphens are
 * ignored: "Carreño-Quiñones" matches "quinones", "carreno quinones" and "carrenoquinones".
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#string">R4 3.1.1.4.8 string</a>
 */
public final class PersonName {
    /** An apostrophe is within a word: O'Brien is one. */
    private static final String APOSTROPHES = "'\u2018\u2019\u02B9\u02BB\u02BC\u02C8\u02CA\u02CB`\u00B4";

    /** The length up to which a name is indexed, because texts have no limit. */
    private static final int LENGTH_MAX = 2 * NormalText.CODE_POINTS_MAX;

    private PersonName() {}

    /** Whether {@code expression} leads to the names of people, or to parts of them. */
    public static boolean isAt(String expression) {
        return ElementTypes.of(expression).through().contains(HumanName.class);
    }

    /** Returns the form in which names are compared: the normal text without spaces. */
    public static String joined(String text) {
        return NormalText.of(text).replace(" ", "");
    }

    /**
     * Returns the suffixes of {@code whole} that begin at one of its words, joined, except the normal text itself. Words
     * that begin beyond the first {@link NormalText#CODE_POINTS_MAX} code points are left out.
     */
    public static Set<String> rests(String whole) {
        String text = whole.codePointCount(0, whole.length()) <= LENGTH_MAX
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LENGTH_MAX));
        Set<String> rests = new LinkedHashSet<>();
        boolean within = false;
        int count = 0;
        for (int at = 0; at < text.length() && count < NormalText.CODE_POINTS_MAX; count++) {
            int point = text.codePointAt(at);
            boolean separates = separates(point);
            if (!separates && !within) {
                rests.add(joined(text.substring(at)));
            }
            within = !separates && (within || !isApostrophe(point));
            at += Character.charCount(point);
        }
        rests.remove(NormalText.of(whole));
        rests.remove("");
        return rests;
    }

    private static boolean isApostrophe(int point) {
        return APOSTROPHES.indexOf(point) >= 0;
    }

    private static boolean separates(int point) {
        if (isApostrophe(point)) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
