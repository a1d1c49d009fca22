package org.footbridge.bench.check;

import org.footbridge.bench.http.Answer;

/** An answer that is not the one the data demand. Without a stack: many can come in a second. */
public final class WrongAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    public WrongAnswer(String message) {
        super(message, null, false, false);
    }

    public static WrongAnswer status(int wanted, Answer answer) {
        return new WrongAnswer("status " + answer.status() + ", not " + wanted + ": " + answer.text());
    }
}
