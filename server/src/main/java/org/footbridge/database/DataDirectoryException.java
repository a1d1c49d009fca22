package org.footbridge.database;

import org.jspecify.annotations.Nullable;

/** The data directory cannot be used. The message is for the operator: which setting, why, and the way out. */
public final class DataDirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
