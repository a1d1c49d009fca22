package org.footbridge.concurrency;

/**
 * What an answer says about one resource.
 *
 * @param resource such as {@code Basic/1}
 * @param version {@link #NEVER} if there never was such a resource, {@link #NOT_LIVING} if there is none, deleted or not
 * @param value what was written into it; empty if it is not there
 */
public record Seen(String resource, int version, String value) {
    public static final int NEVER = 0;
    public static final int NOT_LIVING = -1;

    static Seen notLiving(String resource) {
        return new Seen(resource, NOT_LIVING, "");
    }
}
