package org.footbridge.definitions.core;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Natural order of versions: it compares digits as numbers and other characters as text, so that 1.10 follows 1.9 and
 * 2024-05 follows 2023-11. A pre-release such as {@code 2.0.0-beta} precedes its release, as in semantic versioning; an
 * empty version comes first.
 *
 * @see <a href="https://semver.org/spec/v2.0.0.html#spec-item-11">Semantic Versioning, precedence</a>
 */
public final class VersionOrder {
    public static final Comparator<String> NATURAL = Comparator.comparing(VersionOrder::sortKey);

    private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");
    private static final Pattern WORD = Pattern.compile("-\\p{L}.*");

    /** Less than {@link #END}, which is less than any character of a version. */
    private static final char LESS_THAN_THE_END = '\3';

    private static final char END = '\4';

    private VersionOrder() {}

    /** A text that sorts, by its code units or as UTF-8, as {@code version} does among versions. */
    public static String sortKey(String version) {
        if (version.isEmpty()) {
            return "";
        }
        StringBuilder key = new StringBuilder(version.length() + 8);
        for (Matcher pieces = PIECE.matcher(version); pieces.find(); ) {
            String piece = pieces.group();
            if (piece.charAt(0) >= '0' && piece.charAt(0) <= '9') {
                String number = piece.replaceFirst("^0+(?=.)", "");
                // '0', so that numbers sort against text as digits do; then the length, as a longer number is greater
                key.append('0').append((char) ('0' + number.length())).append(number);
            } else {
                key.append(WORD.matcher(piece).matches() ? String.valueOf(LESS_THAN_THE_END) : "")
                        .append(piece);
            }
        }
        return key.append(END).toString();
    }
}
