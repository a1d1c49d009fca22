package org.footbridge.packages;

/**
 * Limits on the content of an archive, which protect the server's memory.
 *
 * @param unpacked bytes of all that is in it
 * @param entry bytes of one file
 * @param entries files and folders
 */
public record ArchiveLimits(long unpacked, long entry, int entries) {
    private static final int ENTRIES_MAX = 50_000;

    /** For archives of up to {@code unpacked} bytes, of which one file may have a quarter. */
    public static ArchiveLimits of(long unpacked) {
        return new ArchiveLimits(unpacked, unpacked / 4, ENTRIES_MAX);
    }
}
