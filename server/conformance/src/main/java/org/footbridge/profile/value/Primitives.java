package org.footbridge.profile.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Lexical rules for values of R4's primitive types. The regular expressions contain no nested repetition, so that matching
 * takes linear time.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html#primitive">R4 primitive types</a>
 */
public final class Primitives {
    /** HAPI's validator refuses longer ones. */
    private static final int LENGTH_MAX = 1_048_576;

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?";
    private static final String ZONE = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)";
    private static final String DAY = "[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private static final Pattern DATE = Pattern.compile("[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?|" + DAY);
    private static final Pattern INSTANT = Pattern.compile(DAY + "T" + TIME + ZONE);
    private static final Pattern TIME_OF_DAY = Pattern.compile(TIME);
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,9})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,17})?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern UUID =
            Pattern.compile("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern OID =
            Pattern.compile("urn:oid:[012]\\.(0|[1-9][0-9]{0,30})(\\.(0|[1-9][0-9]{0,30})){2,40}+");
    private static final Pattern URN = Pattern.compile("urn:[a-z0-9][a-z0-9-]{1,31}:[^\\s]++");

    private static final Map<String, Predicate<String>> RULES = Map.ofEntries(
            Map.entry("boolean", text -> text.equals("true") || text.equals("false")),
            Map.entry("integer", Primitives::isInteger),
            Map.entry("unsignedInt", text -> isInteger(text) && !text.startsWith("-")),
            Map.entry("positiveInt", text -> isInteger(text) && !text.startsWith("-") && !text.equals("0")),
            Map.entry("decimal", text -> DECIMAL.matcher(text).matches()),
            Map.entry("string", text -> true),
            Map.entry("markdown", text -> true),
            Map.entry("code", Primitives::isCode),
            Map.entry("id", text -> ID.matcher(text).matches()),
            Map.entry("uri", Primitives::isUri),
            Map.entry("url", Primitives::isUri),
            Map.entry("canonical", text -> isUri(text) && (text.startsWith("#") || isAbsolute(text))),
            Map.entry("oid", text -> OID.matcher(text).matches()),
            Map.entry("uuid", text -> UUID.matcher(text).matches()),
            Map.entry("date", text -> DATE.matcher(text).matches() && isDay(text)),
            Map.entry("dateTime", Primitives::isDateTime),
            Map.entry("instant", Primitives::isInstant),
            Map.entry("time", text -> TIME_OF_DAY.matcher(text).matches()),
            Map.entry("base64Binary", Primitives::isBase64));

    private Primitives() {}

    /** Whether {@code type} is a primitive type whose texts are known here. */
    public static boolean isKnown(String type) {
        return RULES.containsKey(type);
    }

    /** Whether {@code text} surely is a value of the primitive {@code type}, which is known. */
    public static boolean isValue(String type, String text) {
        Predicate<String> rule = RULES.get(type);
        return rule != null && !text.isBlank() && text.length() <= LENGTH_MAX && isPlain(text) && rule.test(text);
    }

    /** Whether {@code text} is an absolute URL or URN that is surely well formed. */
    public static boolean isAbsolute(String text) {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : 0;
        if (start == 0) {
            return URN.matcher(text).matches();
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isVisible(c) && (c == ' ' || (c >= '\t' && c <= '\r'))) {
                return false;
            }
        }
        return start < text.length();
    }

    /** Whether {@code c} is in ASCII, and neither white space nor a control character: nearly all are, and this is quick. */
    private static boolean isVisible(char c) {
        return c > ' ' && c < '\u007F';
    }

    /** No character that changes the direction of writing, and none that XML excludes. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isVisible(c)) {
                continue;
            }
            boolean turns = c == '\u061C'
                    || c == '\u200E'
                    || c == '\u200F'
                    || (c >= '\u202A' && c <= '\u202E')
                    || (c >= '\u2066' && c <= '\u2069');
            if (turns || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static boolean isInteger(String text) {
        return INTEGER.matcher(text).matches() && Math.abs(Long.parseLong(text)) <= Integer.MAX_VALUE;
    }

    /** No white space but single spaces between other characters. */
    private static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isVisible(c)) {
                continue;
            }
            boolean inside = i > 0 && i < text.length() - 1 && text.charAt(i - 1) != ' ';
            if (isSpace(c) && (c != ' ' || !inside)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUri(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isVisible(c)) {
                continue;
            }
            if (c <= ' ' || isSpace(c)) {
                return false;
            }
        }
        return !text.startsWith("oid:")
                && !text.startsWith("uuid:")
                && (!text.startsWith("urn:oid:") || OID.matcher(text).matches())
                && (!text.startsWith("urn:uuid:") || UUID.matcher(text).matches());
    }

    /** Whether the day exists, if {@code text} begins with one. */
    private static boolean isDay(String text) {
        if (text.length() < 10) {
            return true;
        }
        try {
            LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(5, 7)),
                    Integer.parseInt(text.substring(8, 10)));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean isDateTime(String text) {
        return text.length() > 10 ? isInstant(text) : DATE.matcher(text).matches() && isDay(text);
    }

    private static boolean isInstant(String text) {
        return INSTANT.matcher(text).matches() && isDay(text);
    }

    private static boolean isBase64(String text) {
        int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
        for (int i = 0; i < text.length() - padding; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letter && c != '+' && c != '/') {
                return false;
            }
        }
        return text.length() % 4 == 0;
    }
}
