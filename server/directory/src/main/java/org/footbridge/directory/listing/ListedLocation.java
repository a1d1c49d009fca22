package org.footbridge.directory.listing;

import java.util.Optional;
import org.footbridge.directory.place.Coordinates;

/**
 * A Location as far as matching needs it.
 *
 * @param position empty if it has none
 * @param postcode of its address, as it stands there; empty if there is none
 * @param labelled whether it carries a security label
 */
public record ListedLocation(
        String id, int version, Optional<Coordinates> position, String postcode, boolean labelled) {}
