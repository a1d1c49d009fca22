package org.footbridge.json;

import java.nio.CharBuffer;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.json.Shape.Kind;

/**
 * R4's primitive data types and their lexical rules, which are the same in JSON and XML.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html#primitive">R4 primitive types</a>
 */
public enum PrimitiveType {
    BASE64_BINARY("base64Binary", Kind.STRING, "base64, in groups of four characters", LexicalForms::isBase64),
    BOOLEAN("boolean", Kind.BOOLEAN, "true or false", text -> is(text, "true") || is(text, "false")),
    CANONICAL("canonical", Kind.STRING, "a URI without white space", LexicalForms::hasNoSpace),
    CODE("code", Kind.STRING, "a code: no blanks around it, and single ones in it", LexicalForms::isCode),
    DATE("date", Kind.STRING, "a date such as 1970, 1970-01 or 1970-01-31", text -> isDate(LexicalForms.DATE, text)),
    DATE_TIME(
            "dateTime",
            Kind.STRING,
            "a date, or a date and time with seconds and zone such as 1970-01-31T10:00:00Z",
            text -> isDate(LexicalForms.DATE_TIME, text)),
    DECIMAL(
            "decimal",
            Kind.NUMBER,
            "a decimal number such as 1.50",
            matching("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")),
    ID("id", Kind.STRING, "an id: 1 to 64 letters, digits, '-' and '.'", LexicalForms::isId),
    INSTANT(
            "instant",
            Kind.STRING,
            "a date and time with seconds and zone such as 1970-01-31T10:00:00Z",
            text -> isDate(LexicalForms.INSTANT, text)),
    INTEGER(
            "integer",
            Kind.NUMBER,
            "a whole number of 32 bits such as -42, without exponent and fraction",
            LexicalForms::isInteger),
    MARKDOWN("markdown", Kind.STRING, "a text", text -> true),
    OID("oid", Kind.STRING, "an OID such as urn:oid:1.2.3", matching("urn:oid:[0-2](\\.(0|[1-9][0-9]*))+")),
    POSITIVE_INT(
            "positiveInt",
            Kind.NUMBER,
            "a whole number from 1 to 2147483647, without exponent and fraction",
            text -> LexicalForms.isInteger(text) && text.charAt(0) != '-' && text.charAt(0) != '0'),
    STRING("string", Kind.STRING, "a text", text -> true),
    TIME(
            "time",
            Kind.STRING,
            "a time of day with seconds such as 23:59:59",
            matching("([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?")),
    UNSIGNED_INT(
            "unsignedInt",
            Kind.NUMBER,
            "a whole number from 0 to 2147483647, without exponent and fraction",
            text -> LexicalForms.isInteger(text) && text.charAt(0) != '-'),
    URI("uri", Kind.STRING, "a URI without white space", LexicalForms::hasNoSpace),
    URL("url", Kind.STRING, "a URL without white space", LexicalForms::hasNoSpace),
    UUID(
            "uuid",
            Kind.STRING,
            "a UUID in lower case such as urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
            matching("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")),
    /** The markup of a narrative, which {@link Narrative} looks at. */
    XHTML("xhtml", Kind.STRING, "a narrative", text -> true);

    private static final Map<String, PrimitiveType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.code, Function.identity()));

    private final String code;
    private final Kind kind;
    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // a function of nothing but the text
    private final Predicate<CharSequence> form;

    PrimitiveType(String code, Kind kind, String words, Predicate<CharSequence> form) {
        this.code = code;
        this.kind = kind;
        this.words = words;
        this.form = form;
    }

    /** Returns the type that R4 calls {@code name}; {@link #STRING} for types that are strings under another name. */
    public static PrimitiveType named(String name) {
        return BY_NAME.getOrDefault(name, STRING);
    }

    /** The JSON that a value of it is written as. */
    public Kind kind() {
        return kind;
    }

    /** Whether {@code text} is the text of a value. Whether a number is too long is another matter. */
    public boolean admits(CharSequence text) {
        return form.test(text);
    }

    boolean admits(char[] text, int from, int length) {
        return this == STRING || this == MARKDOWN || admits(CharBuffer.wrap(text, from, length));
    }

    /**
     * Returns the message for a malformed value of {@code element}. It does not repeat the value, which may be personal
     * data.
     */
    public String fault(String element) {
        return "Element '" + element + "' must be " + words + " (R4 " + code + ").";
    }

    private static Predicate<CharSequence> matching(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).matches();
    }

    private static boolean is(CharSequence text, String expected) {
        return expected.contentEquals(text);
    }

    private static boolean isDate(Pattern pattern, CharSequence text) {
        Matcher date = pattern.matcher(text);
        return date.matches() && LexicalForms.isOfCalendar(date);
    }

    /** The regular expressions that are longer than a line. */
    private static final class LexicalForms {
        private static final String DAY = "([0-9]{4})(?<!0000)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
        private static final String CLOCK = "T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?"
                + "(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))";
        private static final String PART = "[0-9]{4}(?<!0000)(-(0[1-9]|1[0-2]))?";

        static final Pattern DATE = Pattern.compile(DAY + "|" + PART);
        static final Pattern DATE_TIME = Pattern.compile(DAY + "(" + CLOCK + ")?|" + PART);
        static final Pattern INSTANT = Pattern.compile(DAY + CLOCK);

        private LexicalForms() {}

        /** Whether the month has the day, where {@code date} has one. */
        static boolean isOfCalendar(Matcher date) {
            String day = date.group(3);
            return day == null
                    || Integer.parseInt(day)
                            <= YearMonth.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)))
                                    .lengthOfMonth();
        }

        static boolean isInteger(CharSequence text) {
            int signs = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
            int digits = text.length() - signs;
            if (digits < 1 || digits > 10 || (text.charAt(signs) == '0' && text.length() > 1)) {
                return false;
            }
            long value = 0;
            for (int i = signs; i < text.length(); i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return false;
                }
                value = 10 * value + digit;
            }
            return value <= Integer.MAX_VALUE + (text.charAt(0) == '-' ? 1L : 0L);
        }

        static boolean isBase64(CharSequence text) {
            int count = 0;
            int padding = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (isSpace(c)) {
                    continue;
                }
                boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                if (c == '=') {
                    padding++;
                } else if (padding > 0 || !(letter || c == '+' || c == '/')) {
                    return false;
                }
                count++;
            }
            return count > 0 && count % 4 == 0 && padding <= 2;
        }

        static boolean isId(CharSequence text) {
            boolean known = !text.isEmpty() && text.length() <= 64;
            for (int i = 0; known && i < text.length(); i++) {
                char c = text.charAt(i);
                boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                known = letter || c == '-' || c == '.';
            }
            return known;
        }

        static boolean hasNoSpace(CharSequence text) {
            return text.chars().noneMatch(LexicalForms::isSpace);
        }

        static boolean isCode(CharSequence text) {
            boolean space = true; // as if one stood in front
            for (int i = 0; i < text.length(); i++) {
                boolean here = isSpace(text.charAt(i));
                if (here && space) {
                    return false;
                }
                space = here;
            }
            return !space;
        }

        private static boolean isSpace(int c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r';
        }
    }
}
