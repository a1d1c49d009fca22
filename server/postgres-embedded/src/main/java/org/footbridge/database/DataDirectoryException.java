package org.footbridge.database;

import org.jspecify.annotations.Nullable;

/**
 * Exception for a data directory that cannot be used. Its message tells the operator the setting, the cause and the remedy.
 */
public final class DataDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
