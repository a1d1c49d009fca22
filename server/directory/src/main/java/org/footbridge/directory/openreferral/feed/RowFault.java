package org.footbridge.directory.openreferral.feed;

/** Thrown for a row that cannot be imported. Its message names the property and says what is wrong with it. */
final class RowFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RowFault(String message) {
        super(message, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
