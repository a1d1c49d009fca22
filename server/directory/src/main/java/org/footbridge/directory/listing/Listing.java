package org.footbridge.directory.listing;

import java.util.List;
import org.footbridge.directory.place.Coordinates;

/**
 * A service with those of its places that exist for the caller.
 *
 * @param taken how many referrals hold a place
 * @param waiting how many wait for one
 */
public record Listing(ListedService service, List<ListedLocation> locations, int taken, int waiting) {
    public Listing {
        locations = List.copyOf(locations);
    }

    public String id() {
        return service.id();
    }

    /** Whether the service or one of its places carries a security label. */
    boolean labelled() {
        return service.labelled() || locations.stream().anyMatch(ListedLocation::labelled);
    }

    /** The kilometres from the nearest of its places; not a number if none has a position. */
    public double distanceKm(Coordinates from) {
        double nearest = Double.NaN;
        for (ListedLocation location : locations) {
            if (location.position().isPresent()) {
                double km = location.position().get().distanceKm(from);
                nearest = nearest <= km ? nearest : km;
            }
        }
        return nearest;
    }
}
