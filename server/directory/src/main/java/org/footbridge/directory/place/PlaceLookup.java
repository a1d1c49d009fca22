package org.footbridge.directory.place;

import java.util.Optional;

/** Finds the position of a postcode: the centre of the addresses that have it. Empty if the postcode has not been loaded. */
@FunctionalInterface
public interface PlaceLookup {
    Optional<Coordinates> find(Postcode postcode);
}
