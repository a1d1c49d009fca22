package org.footbridge;

/** A setting that stops the start. The message names it, and what it may be. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
