package org.footbridge.outcome.questionnaire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The point in a person's way through social prescribing at which an outcome is taken: a code of the code system sp-timepoint. */
public enum Timepoint {
    BASELINE,
    REVIEW,
    END,
    FOLLOW_UP;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The display of the code. */
    public String display() {
        return name().charAt(0) + code().substring(1);
    }

    /** The timepoint with this code; empty if it is none. */
    public static Optional<Timepoint> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** @throws Problem VALUE if {@code code} is none */
    public static Timepoint required(String code) {
        return of(code).orElseThrow(() -> new Problem(
                ProblemKind.VALUE,
                "Parameter 'timepoint' must be baseline, review, end or follow-up, not '" + code + "'."));
    }
}
