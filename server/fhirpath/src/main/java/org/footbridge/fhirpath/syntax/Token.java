package org.footbridge.fhirpath.syntax;

/** A token of an expression. {@code text} is without quotes and escapes; {@code at} is its offset, for messages. */
record Token(Kind kind, String text, int at) {
    /** The kind of a token. A {@code VARIABLE} keeps its {@code $} or {@code %}; a {@code TIME} is without its {@code @}. */
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
