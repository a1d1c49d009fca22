package org.footbridge.directory.place;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A postcode of the United Kingdom in its normal form: capital letters, with one space before the inward part. The form is checked;
 * its rules are those of BS 7666. Whether there is such a postcode is for
 * {@link PlaceLookup}.
 */
public record Postcode(String text) {
    private static final Pattern FORM =
            Pattern.compile("(GIR|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9ABEHMNPRV-Y]"
                    + "|[0-9][A-HJKPS-UW]))([0-9][ABD-HJLNP-UW-Z]{2})");

    /** The longest text that is looked at: a postcode with spaces. */
    private static final int LENGTH_MAX = 20;

    /** {@code text} in any case and with any spaces; empty if it has not the form of a postcode. */
    public static Optional<Postcode> parse(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(text.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
        if (!matcher.matches()
                || (matcher.group(1).equals("GIR") && !matcher.group(2).equals("0AA"))) {
            return Optional.empty();
        }
        return Optional.of(new Postcode(matcher.group(1) + " " + matcher.group(2)));
    }

    /** The postcode without its space, as tables have it. */
    public String compact() {
        return text.replace(" ", "");
    }

    @Override
    public String toString() {
        return text;
    }
}
