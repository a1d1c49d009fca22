package org.footbridge.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Decoder of percent-encoded UTF-8. Java's own decoder silently replaces invalid bytes, so that a search would be for a
 * different value.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, 2.1</a>
 */
public final class PercentEncoding {
    private static final int SEQUENCE = 3;

    private PercentEncoding() {}

    /**
     * Decodes {@code text}; a plus sign is not decoded.
     *
     * @param place the origin of the text in messages, such as "The URL"
     * @throws Problem VALUE if it cannot be decoded
     */
    public static String decoded(String text, String place) {
        return text.indexOf('%') < 0 ? text : decoded(text, place, false);
    }

    /** Decodes {@code text}, in which a plus sign is a space, as in queries and forms. */
    static String decodedOfForm(String text, String place) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : decoded(text, place, true);
    }

    /**
     * The text of bytes that a server container took for Latin-1.
     *
     * @throws Problem VALUE if the bytes are not UTF-8
     */
    public static String fromLatin1(String text, String place) {
        return text.chars().allMatch(character -> character < 0x80)
                ? text
                : utf8(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), place);
    }

    /**
     * The text of {@code bytes}.
     *
     * @throws Problem VALUE if they are not UTF-8
     */
    public static String utf8(ByteBuffer bytes, String place) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemKind.VALUE, place + " has bytes that are not UTF-8.", e);
        }
    }

    private static String decoded(String text, String place, boolean plusIsSpace) {
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(given.length);
        for (int i = 0; i < given.length; i++) {
            if (given[i] == '%') {
                bytes.put(octet(given, i, place));
                i += SEQUENCE - 1;
            } else {
                bytes.put(plusIsSpace && given[i] == '+' ? (byte) ' ' : given[i]);
            }
        }
        return utf8(bytes.flip(), place);
    }

    private static byte octet(byte[] text, int at, String place) {
        int high = at + 1 < text.length ? Character.digit(text[at + 1], 16) : -1;
        int low = at + 2 < text.length ? Character.digit(text[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new Problem(
                    ProblemKind.VALUE,
                    place
                            + " has a '%' that is not followed by two hexadecimal digits; the sign itself is written"
                            + " %25.");
        }
        return (byte) (high << 4 | low);
    }
}
