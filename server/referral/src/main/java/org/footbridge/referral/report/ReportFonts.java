package org.footbridge.referral.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that PDFs embed: DejaVu Sans, which has the Latin, Greek, Cyrillic, Arabic and Hebrew scripts. Other characters are
 * written as their names or numbers, so that no text is lost.
 */
final class ReportFonts {
    private static final byte[] REGULAR = bytes("DejaVuSans.ttf");
    private static final byte[] BOLD = bytes("DejaVuSans-Bold.ttf");
    private static final CmapLookup CHARACTERS = characters();

    private ReportFonts() {}

    private static byte[] bytes(String name) {
        try (InputStream in = ReportFonts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CmapLookup characters() {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(BOLD))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream regular() {
        return new ByteArrayInputStream(REGULAR);
    }

    static InputStream bold() {
        return new ByteArrayInputStream(BOLD);
    }

    /** {@code text} with a description in brackets in place of each character that the fonts do not have. */
    static String described(String text) {
        StringBuilder described = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || CHARACTERS.getGlyphId(character) != 0) {
                described.appendCodePoint(character);
            } else if (!isInvisible(character)) {
                described.append(description(character));
            }
        });
        return described.toString();
    }

    /** Joiners and selectors of variants, which mean nothing without the characters around them. */
    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT || (character >= 0xFE00 && character <= 0xFE0F);
    }

    /** A symbol has a name that says what it shows; a letter of another script does not. */
    private static String description(int character) {
        String name = Character.getName(character);
        String number = String.format(Locale.ROOT, "U+%04X", character);
        return "[" + (name == null || Character.isLetter(character) ? number : name.toLowerCase(Locale.ROOT)) + "]";
    }
}
