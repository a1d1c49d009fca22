package org.footbridge.outcome.instrument;

import java.util.Locale;

/** The direction of a score in which a person is better off. */
public enum Direction {
    HIGHER,
    LOWER;

    /** The value of the property {@code direction} of the code system of measures. */
    public String code() {
        return name().toLowerCase(Locale.ROOT) + "-is-better";
    }
}
