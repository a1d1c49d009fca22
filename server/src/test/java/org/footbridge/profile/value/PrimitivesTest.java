package org.footbridge.profile.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is looked at letter by letter says the same as the expressions that say what is meant. */
class PrimitivesTest {
    private static final Pattern ABSOLUTE = Pattern.compile("(https?://|urn:[a-z0-9][a-z0-9-]{1,31}:)[^\\s]++");
    private static final String[] PIECES = {
        "http://",
        "https://",
        "urn:",
        "urn:a1:",
        "x",
        "a.b/c",
        " ",
        "\t",
        "\n",
        "\r",
        "\u000B",
        "\f",
        "\u0085",
        "\u00A0",
        "\u2028",
        "\u007F",
        "é",
        ":",
        "HTTP://",
        "\uD83D\uDE00",
        ""
    };

    private final Random random = new Random(11);

    @Test
    void urlsAreAbsoluteAsTheExpressionSays() {
        for (int i = 0; i < 20_000; i++) {
            String text = any();
            assertThat(Primitives.isAbsolute(text))
                    .as(text)
                    .isEqualTo(ABSOLUTE.matcher(text).matches());
        }
    }

    @Test
    void urisAndCodesHaveNoWhiteSpaceButSingleSpacesInsideCodes() {
        Pattern space = Pattern.compile("[\\s\\p{Z}\\x{85}\\x1C-\\x1F]");
        for (int i = 0; i < 20_000; i++) {
            String text = any();
            if (Primitives.isValue("uri", text)) {
                assertThat(space.matcher(text).find()).as(text).isFalse();
            }
            if (Primitives.isValue("code", text)) {
                assertThat(text.replaceAll("(?<=[^ ]) (?=[^ ])", "")).as(text).doesNotContainPattern(space);
            }
        }
        assertThat(Primitives.isValue("code", "two words")).isTrue();
        assertThat(Primitives.isValue("uri", "urn:a1:x")).isTrue();
    }

    private String any() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
