package org.footbridge.ecl;

import java.util.List;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The text of a constraint with a read position; white space and comments are skipped. */
final class ExpressionText {
    private static final int LENGTH_MAX = 20_000;

    /** The beginnings of unsupported parts of ECL. */
    private static final List<String> REFINEMENTS = List.of(":", ".", "{{", "{", "!!<", "!!>", "?", "\"", "[");

    private final String text;
    private int at;

    ExpressionText(String text) {
        this.text = text;
        if (text.length() > LENGTH_MAX) {
            throw tooLarge("more than " + LENGTH_MAX + " characters");
        }
    }

    private void skipBlanks() {
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw mistake("*/ at the end of the comment that begins");
                }
                at = end + 2;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return;
            }
        }
    }

    /** Whether {@code symbol} comes next; it is read over. */
    boolean take(String symbol) {
        skipBlanks();
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        return true;
    }

    void require(String symbol) {
        if (!take(symbol)) {
            throw mistake("'" + symbol + "'");
        }
    }

    /** The one of {@code words} that comes next, in capitals or not; it is read over. */
    Optional<String> takeWord(List<String> words) {
        skipBlanks();
        Optional<String> found = words.stream()
                .filter(word -> text.regionMatches(true, at, word, 0, word.length()))
                .filter(word -> !isPartOfWord(at + word.length()))
                .findFirst();
        found.ifPresent(word -> at += word.length());
        return found;
    }

    /** Whether {@code keyword} comes next, in capitals or not; it is read over. */
    boolean takeKeyword(String keyword) {
        return takeWord(List.of(keyword)).isPresent();
    }

    private boolean isPartOfWord(int index) {
        return index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }

    String identifier() {
        skipBlanks();
        int end = at;
        while (isPartOfWord(end)) {
            end++;
        }
        String identifier = text.substring(at, end);
        if (identifier.isEmpty()) {
            throw mistake("a concept, '*' or '('");
        } else if (!SnomedIdentifier.isValid(identifier)) {
            throw mistake("an identifier of SNOMED CT, 6 to 18 digits with a check digit at the end,");
        }
        at = end;
        return identifier;
    }

    /** Skips {@code |a term|} if there is one. */
    void skipTerm() {
        if (take("|")) {
            int end = text.indexOf('|', at);
            if (end < 0) {
                throw mistake("'|' at the end of the term that begins");
            }
            at = end + 1;
        }
    }

    void requireEnd() {
        skipBlanks();
        if (at < text.length()) {
            throw mistake("AND, OR, MINUS or the end");
        }
    }

    Problem mistake(String expected) {
        String there = at < text.length() ? "'" + excerpt() + "'" : "it ends";
        Optional<String> refinement =
                REFINEMENTS.stream().filter(start -> text.startsWith(start, at)).findFirst();
        return refinement.isPresent()
                ? new Problem(
                        ProblemKind.NOT_SUPPORTED,
                        "The ECL expression has " + there + " at character " + (at + 1)
                                + "; attributes, filters and other refinements are not supported, only"
                                + " < << <! <<! > >> >! >>! ^ * AND OR MINUS and parentheses.")
                : new Problem(
                        ProblemKind.VALUE,
                        "The ECL expression must have " + expected + " at character " + (at + 1) + ", where " + there
                                + (at < text.length() ? " stands." : "."));
    }

    private String excerpt() {
        return text.substring(at, Math.min(text.length(), at + 20));
    }

    Problem tooLarge(String why) {
        return new Problem(ProblemKind.COSTLY, "The ECL expression has " + why + ".");
    }
}
