package org.footbridge.directory.place;

import java.math.BigDecimal;
import org.footbridge.search.value.Circle;

/** A position on earth, in degrees of WGS 84. */
public record Coordinates(double latitude, double longitude) {
    public Coordinates {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(latitude + ", " + longitude + " is not on earth");
        }
    }

    /** Whether these numbers are a position. */
    public static boolean isOnEarth(BigDecimal latitude, BigDecimal longitude) {
        return Circle.isOnEarth(latitude, longitude);
    }

    /** The kilometres to another position, as the crow flies. */
    public double distanceKm(Coordinates other) {
        return Circle.distanceKm(latitude, longitude, other.latitude, other.longitude);
    }
}
