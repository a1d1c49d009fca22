package org.footbridge.search.value;

/**
 * The syntax of the logical id of a resource.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html#id">R4 id</a>
 */
public final class LogicalId {
    private static final int LENGTH_MAX = 64;

    private LogicalId() {}

    /** Letter by letter: every reference that is stored comes by here. */
    public static boolean isValid(String text) {
        int length = text.length();
        if (length == 0 || length > LENGTH_MAX) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }
}
