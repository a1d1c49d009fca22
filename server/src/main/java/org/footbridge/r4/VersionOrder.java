package org.footbridge.r4;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The natural order of versions: digits as numbers, all else as text, so that 1.10 comes after 1.9 and 2024-05 after
 * 2023-11. What goes on with a word after a hyphen, such as {@code 2.0.0-beta}, comes before what does not, as semantic versions
 * have it; none at all comes first.
 *
 * @see <a href="https://semver.org/spec/v2.0.0.html#spec-item-11">Semantic Versioning, precedence</a>
 */
public final class VersionOrder implements Comparator<String> {
    public static final VersionOrder NATURAL = new VersionOrder();

    private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

    private VersionOrder() {}

    @Override
    public int compare(String one, String two) {
        Matcher left = PIECE.matcher(one);
        Matcher right = PIECE.matcher(two);
        boolean more = left.find();
        boolean others = right.find();
        for (; more && others; more = left.find(), others = right.find()) {
            int order = piece(left.group(), right.group());
            if (order != 0) {
                return order;
            }
        }
        if (more == others) {
            return 0;
        }
        return more ? longer(left.group()) : -longer(right.group());
    }

    private static int longer(String next) {
        return next.matches("-\\p{L}.*") ? -1 : 1;
    }

    private static int piece(String one, String two) {
        if (!isNumber(one) || !isNumber(two)) {
            return one.compareTo(two);
        }
        String left = one.replaceFirst("^0+(?=.)", "");
        String right = two.replaceFirst("^0+(?=.)", "");
        return left.length() == right.length() ? left.compareTo(right) : left.length() - right.length();
    }

    private static boolean isNumber(String piece) {
        return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
    }
}
