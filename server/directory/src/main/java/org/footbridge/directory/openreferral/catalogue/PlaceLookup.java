package org.footbridge.directory.openreferral.catalogue;

import java.util.Optional;

/** Finds the middle of the area of a postcode. */
@FunctionalInterface
public interface PlaceLookup {
    /** The middle of {@code postcode}, however it is spaced; empty if there is no such postcode. */
    Optional<Coordinates> find(String postcode);
}
