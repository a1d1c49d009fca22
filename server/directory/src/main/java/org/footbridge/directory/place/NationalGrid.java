package org.footbridge.directory.place;

import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Converts eastings and northings of the British National Grid to degrees of WGS 84, within some metres.
 *
 * @see <a href="https://epsg.io/27700">EPSG 27700</a>
 */
final class NationalGrid {
    private static final String GRID = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000"
            + " +ellps=airy +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";
    private static final String DEGREES = "+proj=longlat +ellps=WGS84 +towgs84=0,0,0 +no_defs";

    private final BasicCoordinateTransform transform;

    NationalGrid() {
        CRSFactory systems = new CRSFactory();
        transform = new BasicCoordinateTransform(
                systems.createFromParameters("grid", GRID), systems.createFromParameters("degrees", DEGREES));
    }

    Coordinates coordinates(double easting, double northing) {
        ProjCoordinate degrees = new ProjCoordinate();
        transform.transform(new ProjCoordinate(easting, northing), degrees);
        return new Coordinates(degrees.y, degrees.x);
    }
}
