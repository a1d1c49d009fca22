package org.footbridge.problem;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts the message of a library's exception to one for clients. It removes the library's message numbers. A message
 * about the library's internals, such as one of its classes or a null pointer, is replaced by a given text.
 */
public final class LibraryMessage {
    private static final Pattern NUMBERS = Pattern.compile("\\s*\\(log: [^()]*\\)|HAPI-\\d+: ?");

    /** Packages, exceptions, objects without a text of their own, sentences of Java, and texts that a library lacks. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\b(?:ca\\.uhn|javax?|jakarta|com\\.fasterxml|com\\.ctc|org\\.(?:footbridge|hl7|postgresql|apache|springframework))\\.|\\b\\w+Exception\\b|\\b[A-Z]\\w+@[0-9a-f]{4,8}\\b|\\bCannot"
                    + " (?:invoke|read field|load from|store to|cast) |\\bcannot be cast to\\b|\\bout of bounds"
                    + " for\\b|\\bNo enum constant\\b|!MESSAGE!|\\?\\?[\\w.]+\\?\\?");

    private LibraryMessage() {}

    /** The message, or {@code otherwise} if it says nothing to a client. */
    public static String of(@Nullable String message, String otherwise) {
        String text =
                message == null ? "" : NUMBERS.matcher(message).replaceAll("").strip();
        boolean empty = text.isEmpty() || text.toLowerCase(Locale.ROOT).equals("null");
        return empty || INSIDE.matcher(text).find() ? otherwise : text;
    }
}
