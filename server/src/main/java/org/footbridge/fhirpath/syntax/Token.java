package org.footbridge.fhirpath.syntax;

/** A word of an expression. {@code text} is without quotes and escapes; {@code at} is its offset, for messages. */
record Token(Kind kind, String text, int at) {
    /** What a token is. A {@code VARIABLE} keeps its {@code $} or {@code %}, a {@code TIME} has lost its {@code @}. */
    enum Kind {
        NAME,
        QUOTED_NAME,
        STRING,
        NUMBER,
        TIME,
        VARIABLE,
        SYMBOL,
        END
    }

    /** Whether this is the operator or punctuation {@code text}; a quoted name never is. */
    boolean is(String symbol) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol);
    }
}
