package org.footbridge.directory.match;

import java.util.Locale;

/** The room that a service is to have. */
public enum Room {
    /** It can take the person now. */
    PLACES,

    /** The person may have to wait. */
    WAITING;

    /** As it stands in a request. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
