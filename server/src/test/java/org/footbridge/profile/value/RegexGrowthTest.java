package org.footbridge.profile.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.footbridge.profile.value.RegexGrowth.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How matching grows, as told beforehand and as counted by the letters that Java looks at. */
class RegexGrowthTest {
    private static final int EXPRESSIONS = 400;
    private static final List<String> WORDS = List.of("a", "b", "ab", "ba", "aab", "c");
    private static final List<String> BETWEEN = List.of("", "", "a", "b", "ab", "c");
    private static final int LOOKS_MAX = 3_000_000;

    @ParameterizedTest
    @CsvSource({
        "^[0-9]{10}$, 1",
        "[A-Za-z0-9\\-\\.]{1;64}, 1",
        "^(.*/)?Patient/.+$, 1",
        "^\\s*(.*)\\s*$, 1",
        "^(AS|BS|CH)[0-9]{1;6}$, 1",
        "a.*b, 2",
        "\\S+\\s*$, 2",
        "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$, 2",
        "\\d+\\.\\d+\\.\\d+$, 2",
        "^.*a.*b.*c, 3",
        ".*a.*b.*c, 4",
        "x*x*x*y, 4",
        "^(ab)*(ab)*(ab)*x, 3",
        "^a*b*a*b*a*c$, 3"
    })
    void isToldOfExpressions(String regex, int power) {
        assertThat(RegexGrowth.of(regex.replace(';', ','), false, false).map(Slow::power))
                .contains(power);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)\\1", "(?=a)b", "a++", "[", "(?i)a"})
    void isNotToldOfWhatStatesDoNotShow(String regex) {
        assertThat(RegexGrowth.of(regex, false, false)).isEmpty();
    }

    /**
     * What is not refused grows with the square of the text at most, but for a few of which no text was found that proves it.
     * What is refused was seen to grow faster.
     */
    @Test
    void isNotSeenToBeMoreThanIsAccepted() {
        Random random = new Random(4711);
        int refusals = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < EXPRESSIONS; i++) {
            String regex = (random.nextBoolean() ? "^" : "") + expression(random) + (random.nextBoolean() ? "$" : "");
            Optional<Integer> power = RegexGrowth.of(regex, false, false).map(Slow::power);
            if (power.isEmpty() || Regexes.mayTakeLong(regex)) {
                continue;
            }
            boolean refused = SlowRegexes.in("matches('" + regex + "')").isPresent();
            double growth = 0;
            for (int text = 0; text < 100 && growth < 6; text++) {
                growth = Math.max(growth, growth(regex, random));
            }
            refusals += refused ? 1 : 0;
            if (!refused && growth > 5) {
                missed.add(regex + " is told " + power + ", grows by " + growth);
            }
        }
        assertThat(missed).hasSizeLessThanOrEqualTo(EXPRESSIONS / 100);
        assertThat(refusals).isGreaterThan(EXPRESSIONS / 20);
    }

    private static String expression(Random random) {
        StringBuilder text = new StringBuilder();
        int atoms = 2 + random.nextInt(5);
        for (int i = 0; i < atoms; i++) {
            text.append(List.of("a", "b", "c", ".", "[ab]", "[^a]", "(ab)", "(a|bc)", "(?:b)")
                    .get(random.nextInt(9)));
            text.append(List.of("", "", "*", "*", "+", "?", "{2}", "*?").get(random.nextInt(8)));
        }
        return text.toString();
    }

    /** By how much more letters are looked at if the parts of a text that repeat are twice as long. */
    private static double growth(String regex, Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
            words.add(BETWEEN.get(random.nextInt(BETWEEN.size())));
        }
        String end = List.of("", "!", "c", "a!").get(random.nextInt(4));
        Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
        double one = CountedText.looks(pattern, false, text(words, 24, end), LOOKS_MAX);
        double two = CountedText.looks(pattern, false, text(words, 48, end), LOOKS_MAX);
        return one < 400 ? 0 : two / one;
    }

    private static String text(List<String> words, int times, String end) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i += 2) {
            text.append(words.get(i).repeat(times)).append(words.get(i + 1));
        }
        return text.append(end).toString();
    }
}
