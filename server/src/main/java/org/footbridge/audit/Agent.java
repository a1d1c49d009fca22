package org.footbridge.audit;

/**
 * The party that made an attempt; each part is empty if it is unknown.
 *
 * @param user the person or system, such as the {@code sub} of a token
 * @param client the application, such as the {@code client_id} of a token
 * @param role in which the user acted
 * @param organisation on whose behalf the user acted
 * @param purpose the purpose of use that the user gave
 */
public record Agent(String user, String client, String role, String organisation, String purpose) {
    /** A user of whom nothing else is known. */
    public static Agent of(String user) {
        return new Agent(user, "", "", "", "");
    }
}
