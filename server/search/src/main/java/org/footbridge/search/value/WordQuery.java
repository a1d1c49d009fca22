package org.footbridge.search.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of a full-text query; it produces the syntax of PostgreSQL's {@code to_tsquery}. A query consists of words, next to
 * each other or joined by {@code AND} and {@code OR}, after {@code NOT} or a hyphen, and in parentheses; {@code *} at the
 * end of a word matches any ending. OR has the lowest precedence. PostgreSQL ignores stop words such as "the", and a query
 * that consists of stop words finds nothing.
 *
 * @see <a href="https://www.postgresql.org/docs/18/textsearch-controls.html">PostgreSQL: parsing queries</a>
 */
public final class WordQuery {
    private static final Pattern PART = Pattern.compile("\\s*(?:([()])|(-)(?=[^\\s)])|([^\\s()]+))");

    /** More would be no question that a person asks, and would take the database long. */
    private static final int PARTS_MAX = 200;

    /** PostgreSQL would refuse a word that is ten times as long. */
    private static final int WORD_MAX = 200;

    private static final String NOT = "NOT";

    private final List<String> parts;
    private int next;

    /** Exception for a syntax error, on which {@link #parse} returns empty. */
    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super("not understood", null, false, false);
        }
    }

    private WordQuery(List<String> parts) {
        this.parts = parts;
    }

    /** Returns the query in the syntax of {@code to_tsquery}, for any words; empty if {@code text} is malformed. */
    public static Optional<String> parse(String text) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text.strip());
        while (matcher.lookingAt()) {
            parts.add(matcher.group(2) == null ? matcher.group().strip() : NOT);
            matcher.region(matcher.end(), matcher.regionEnd());
        }
        if (parts.size() > PARTS_MAX) {
            return Optional.empty();
        }
        try {
            WordQuery query = new WordQuery(parts);
            String any = query.any();
            return query.next == parts.size() ? Optional.of(any) : Optional.empty();
        } catch (NotUnderstood malformed) {
            return Optional.empty();
        }
    }

    private String any() {
        StringBuilder any = new StringBuilder(all());
        while (accept("OR")) {
            any.append(" | ").append(all());
        }
        return any.toString();
    }

    private String all() {
        StringBuilder all = new StringBuilder(one());
        while (accept("AND") || !(next == parts.size() || isNext(")") || isNext("OR"))) {
            all.append(" & ").append(one());
        }
        return all.toString();
    }

    private String one() {
        if (accept(NOT)) {
            return "!" + one();
        } else if (accept("(")) {
            String inner = any();
            if (!accept(")")) {
                throw new NotUnderstood();
            }
            return "(" + inner + ")";
        } else if (next == parts.size() || isNext(")") || isNext("AND") || isNext("OR")) {
            throw new NotUnderstood();
        }
        return word(parts.get(next++));
    }

    /** Returns the word in quotes, so that nothing in it is an operator. */
    private static String word(String word) {
        boolean begins = word.length() > 1 && word.endsWith("*");
        String plain = begins ? word.substring(0, word.length() - 1) : word;
        boolean isWord = plain.length() <= WORD_MAX
                && plain.indexOf('"') < 0
                && plain.indexOf('*') < 0
                && plain.codePoints().anyMatch(Character::isLetterOrDigit);
        if (!isWord) {
            throw new NotUnderstood();
        }
        return "'" + plain.replace("\\", "\\\\").replace("'", "''") + (begins ? "':*" : "'");
    }

    private boolean isNext(String part) {
        return next < parts.size() && parts.get(next).equals(part);
    }

    private boolean accept(String part) {
        boolean accepted = isNext(part);
        next += accepted ? 1 : 0;
        return accepted;
    }
}
