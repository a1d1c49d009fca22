package org.footbridge.access;

/**
 * The party on whose behalf resources are read and written.
 *
 * @param subject identifies the party, such as the {@code sub} of a token
 */
public record Caller(String subject) {
    /** The server itself: background jobs, warm-up and package installation. The policy is not asked about it. */
    public static final Caller SYSTEM = new Caller("system");

    /** A client that has not signed in. */
    public static final Caller ANONYMOUS = new Caller("anonymous");
}
