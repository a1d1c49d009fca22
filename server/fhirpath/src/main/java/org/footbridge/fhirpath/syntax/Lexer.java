package org.footbridge.fhirpath.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lexer: it splits the text of an expression into tokens.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/grammar.html">FHIRPath grammar</a>
 */
final class Lexer {
    private static final Pattern TOKEN = Pattern.compile("(?<space>\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
            + "|`(?<quoted>(?:[^`\\\\]|\\\\.)*)`"
            + "|'(?<string>(?:[^'\\\\]|\\\\(?s:.))*)'"
            + "|@(?<time>T?\\d{2}[0-9:TZ+.-]*)"
            + "|(?<number>\\d+(?:\\.\\d+)?)"
            + "|(?<variable>\\$[A-Za-z]+|%(?:[A-Za-z_][A-Za-z0-9_-]*|`[^`]*`|'[^']*'))"
            + "|(?<symbol><=|>=|!=|!~|[-.,()\\[\\]{}=~<>|&+*/])");

    private Lexer() {}

    /** The tokens of {@code text}, the last of kind {@code END}. */
    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new UnsupportedPath("unexpected '" + text.charAt(at) + "' at " + at + " of " + text);
            }
            if (matcher.group("space") == null) {
                tokens.add(token(matcher, at));
            }
            at = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "", at));
        return tokens;
    }

    private static Token token(Matcher matcher, int at) {
        if (matcher.group("name") != null) {
            return new Token(Token.Kind.NAME, matcher.group("name"), at);
        } else if (matcher.group("quoted") != null) {
            return new Token(Token.Kind.QUOTED_NAME, unescaped(matcher.group("quoted")), at);
        } else if (matcher.group("string") != null) {
            return new Token(Token.Kind.STRING, unescaped(matcher.group("string")), at);
        } else if (matcher.group("time") != null) {
            return new Token(Token.Kind.TIME, matcher.group("time"), at);
        } else if (matcher.group("number") != null) {
            return new Token(Token.Kind.NUMBER, matcher.group("number"), at);
        } else if (matcher.group("variable") != null) {
            return new Token(Token.Kind.VARIABLE, matcher.group("variable").replaceAll("[`']", ""), at);
        }
        return new Token(Token.Kind.SYMBOL, matcher.group("symbol"), at);
    }

    private static String unescaped(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (raw.charAt(i + 1) == 'u') {
                text.append((char) Integer.parseInt(raw.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                text.append(escape(raw.charAt(++i)));
            }
        }
        return text.toString();
    }

    private static char escape(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'f' -> '\f';
            case '\'', '"', '`', '\\', '/' -> c;
            default -> throw new UnsupportedPath("escape \\" + c);
        };
    }
}
