package org.footbridge.directory.openreferral.feed;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Safelist;

/** Texts of feeds, many of which are HTML: the text without its tags and scripts, and without characters that FHIR does not have. */
final class Texts {
    private static final Pattern MARKUP =
            Pattern.compile("</?[A-Za-z][^>]*>|<!--|&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});");
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(?:p|li|div|h[1-6]|tr)>");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");
    private static final int ROUNDS = 4;

    private Texts() {}

    static boolean isMarkup(String text) {
        return MARKUP.matcher(text).find();
    }

    /** The same as plain text. What is escaped twice is unescaped twice, so that no tag is left. */
    static String plain(String text) {
        String plain = CONTROL.matcher(text).replaceAll("");
        for (int round = 0; round < ROUNDS && isMarkup(plain); round++) {
            String broken = BREAK.matcher(plain).replaceAll("\n$0");
            String clean = Jsoup.clean(broken, "", Safelist.none(), new OutputSettings().prettyPrint(false));
            plain = CONTROL.matcher(Parser.unescapeEntities(clean, false)).replaceAll("");
        }
        if (isMarkup(plain)) {
            plain = plain.replace("<", "").replace("&", "");
        }
        return plain.replaceAll("[ \\t\\u00A0]*\\n[ \\t\\u00A0]*(?:\\n[ \\t\\u00A0]*)+", "\n\n")
                .strip();
    }
}
