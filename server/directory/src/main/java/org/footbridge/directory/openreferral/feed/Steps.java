package org.footbridge.directory.openreferral.feed;

/** Hears how far an import has come; it ends the import by throwing an exception. */
@FunctionalInterface
public interface Steps {
    /** {@code done} of {@code total} rows are behind; 0 if the total is not known. */
    void at(String message, long done, long total);
}
