package org.footbridge.directory.place;

import java.util.Optional;

/** Finds the position of a postcode: the centre of the addresses that have it. Empty if the postcode has not been loaded. */
public interface PlaceLookup {
    Optional<Coordinates> find(Postcode postcode);

    /** Whether no postcodes have been loaded at all, so that nothing can be said about one. */
    boolean isEmpty();
}
