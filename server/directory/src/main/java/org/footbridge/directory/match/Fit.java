package org.footbridge.directory.match;

import java.util.Locale;

/** Whether a service fits a criterion. The directory may not say: that is neither yes nor no. */
public enum Fit {
    YES,
    NO,
    UNKNOWN;

    /** As it stands in a response. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
