package org.footbridge.profile.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds texts on which a regular expression is slow: it derives a candidate from the automaton and confirms it by matching.
 */
public final class SlowRegexes {
    /** The largest accepted power. From the third on, a text of a few hundred characters takes too long. */
    private static final int POWER_MAX = 2;

    /** The largest accepted ratio of the costs of a text and one of half its length. Quadratic growth has a ratio of 4. */
    private static final double GROWTH_MAX = 5;

    private static final int TIMES = 16;
    private static final int LOOKS_MAX = 2_000_000;

    /** An expression fails on one of them, if it can fail. */
    private static final List<String> ENDS = List.of("", "!", "\n", " ", "a", "0", "é");

    /** Matches a call in FHIRPath whose argument is a regular expression, as a string. */
    private static final Pattern IN_EXPRESSION =
            Pattern.compile("[mM]atches(?:Full)?\\s*\\(\\s*'((?:[^'\\\\]|\\\\.)*)'", Pattern.DOTALL);

    private SlowRegexes() {}

    /** Returns a text on which {@code regex}, which must match the whole text, is slow; empty if none is known. */
    public static Optional<String> ofWhole(String regex) {
        return slow(regex, true);
    }

    /** Returns a text on which a regular expression in the FHIRPath {@code expression} is slow; empty if none is known. */
    public static Optional<String> in(String expression) {
        List<Optional<String>> found = new ArrayList<>();
        Matcher matcher = IN_EXPRESSION.matcher(expression);
        while (matcher.find()) {
            found.add(slow(matcher.group(1).replaceAll("\\\\([\\\\'\"`/])", "$1"), false));
        }
        return found.stream().flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> slow(String regex, boolean whole) {
        return Stream.of(false, true)
                .flatMap(last -> RegexGrowth.of(regex, whole, last).stream())
                .filter(slow -> slow.power() > POWER_MAX)
                .flatMap(slow -> ENDS.stream()
                        .filter(end -> grows(regex, whole, slow.text(TIMES) + end, slow.text(2 * TIMES) + end))
                        .map(end -> slow.text(2) + end))
                .findFirst();
    }

    private static boolean grows(String regex, boolean whole, String text, String longer) {
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        int looks = CountedText.looks(pattern, whole, longer, LOOKS_MAX);
        return looks == LOOKS_MAX || looks > GROWTH_MAX * CountedText.looks(pattern, whole, text, LOOKS_MAX);
    }
}
