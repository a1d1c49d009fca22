package org.footbridge.transaction;

import java.util.Optional;
import org.footbridge.access.Caller;
import org.footbridge.address.ServerBase;

/**
 * The origin of a change.
 *
 * @param base under which the client reached the server: references below it are to resources here
 * @param caller on whose behalf the change is made
 * @param provenance the JSON of a Provenance that came with it; empty if none did
 */
public record Origin(ServerBase base, Caller caller, Optional<String> provenance) {
    /** The server itself. */
    public static final Origin SYSTEM = new Origin(ServerBase.NONE, Caller.SYSTEM, Optional.empty());
}
