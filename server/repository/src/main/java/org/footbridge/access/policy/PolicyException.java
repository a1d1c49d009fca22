package org.footbridge.access.policy;

/** Exception for a policy file with a mistake. The message is one sentence that names the line and the reason. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param line counted from 1 */
    PolicyException(int line, String reason) {
        super("line " + line + ": " + reason);
    }

    /** The line and the reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
