package org.footbridge.audit;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of accesses that the audit log distinguishes. The number is stored and never reused.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-type-restful-interaction.html">R4 RESTful interactions</a>
 */
public enum Interaction {
    READ(1, "read", 'R'),
    VREAD(2, "vread", 'R'),
    HISTORY_INSTANCE(3, "history-instance", 'R'),
    HISTORY_TYPE(4, "history-type", 'R'),
    HISTORY_SYSTEM(5, "history-system", 'R'),
    SEARCH_TYPE(6, "search-type", 'E'),
    SEARCH_SYSTEM(7, "search-system", 'E'),
    CREATE(8, "create", 'C'),
    UPDATE(9, "update", 'U'),
    PATCH(10, "patch", 'U'),
    DELETE(11, "delete", 'D'),
    TRANSACTION(12, "transaction", 'E'),
    OPERATION(13, "operation", 'E'),
    CAPABILITIES(15, "capabilities", 'R');

    private final int number;
    private final String code;
    private final char action;

    Interaction(int number, String code, char action) {
        this.number = number;
        this.code = code;
        this.action = action;
    }

    /** The number under which it is stored. */
    public int number() {
        return number;
    }

    /** The code of FHIR. */
    public String code() {
        return code;
    }

    /** The code of {@code AuditEvent.action}: C, R, U, D or E. */
    public char action() {
        return action;
    }

    /** Whether it is meant to change what is stored. */
    public boolean changes() {
        return action == 'C' || action == 'U' || action == 'D' || this == TRANSACTION;
    }

    /** The one with a stored number; empty if there is none. */
    public static Optional<Interaction> of(int number) {
        return Arrays.stream(values()).filter(one -> one.number == number).findFirst();
    }

    /** The one with a code; empty if there is none. */
    public static Optional<Interaction> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
