package org.footbridge.directory.openreferral.catalogue;

/** A point on the Earth, in degrees of WGS 84. */
public record Coordinates(double latitude, double longitude) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /** The distance over the surface, in metres. */
    public double metresTo(Coordinates other) {
        double north = Math.toRadians(other.latitude - latitude) / 2;
        double east = Math.toRadians(other.longitude - longitude) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
