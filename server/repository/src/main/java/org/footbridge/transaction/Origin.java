package org.footbridge.transaction;

import org.footbridge.access.Caller;
import org.footbridge.address.ServerBase;

/**
 * The origin of a change.
 *
 * @param base under which the client reached the server: references below it are to resources here
 * @param caller on whose behalf the change is made
 */
public record Origin(ServerBase base, Caller caller) {
    /** The server itself. */
    public static final Origin SYSTEM = new Origin(ServerBase.NONE, Caller.SYSTEM);
}
