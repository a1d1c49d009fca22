package org.footbridge.outcome.instrument;

import java.util.Map;

/**
 * An item of a questionnaire.
 *
 * @param low lowest value of an answer
 * @param high highest value of an answer
 * @param reversed whether its points are counted from the other end
 * @param answerSystem name of the code system of its answers; empty if they are whole numbers
 * @param values of the coded answers, by code
 */
public record Item(
        String linkId, int low, int high, boolean reversed, String answerSystem, Map<String, Integer> values) {
    public Item {
        values = Map.copyOf(values);
    }

    /** Whether an answer is a code. */
    public boolean isCoded() {
        return !answerSystem.isEmpty();
    }

    /** Whether an answer may have this value. */
    public boolean allows(int value) {
        return value >= low && value <= high;
    }

    /** The points that an answer with this value adds to a score. */
    public int points(int value) {
        return reversed ? low + high - value : value;
    }
}
