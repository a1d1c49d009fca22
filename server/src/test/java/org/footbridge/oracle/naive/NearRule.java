package org.footbridge.oracle.naive;

import org.footbridge.oracle.query.Value.Near;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Location.LocationPositionComponent;

/**
 * Places within a distance, as the crow flies.
 *
 * @see <a href="https://hl7.org/fhir/R4/location.html#search">R4 Location, near</a>
 */
final class NearRule {
    /** The mean radius of the earth. */
    private static final double RADIUS_KM = 6371.0088;

    private static final double USUAL_KM = 50;

    private NearRule() {}

    static boolean matches(Base value, Near asked) {
        double most =
                asked.distance().isEmpty() ? USUAL_KM : Double.parseDouble(asked.distance()) * kilometres(asked.unit());
        return value instanceof LocationPositionComponent position && distance(position, asked) <= most;
    }

    private static double kilometres(String unit) {
        return switch (unit) {
            case "", "km" -> 1;
            case "m" -> 0.001;
            case "mi", "[mi_i]" -> 1.609344;
            case "[mi_us]" -> 1609.347218694 / 1000;
            default -> throw new IllegalArgumentException(unit);
        };
    }

    /** In kilometres; infinite if the position is not complete. */
    static double distance(LocationPositionComponent position, Near asked) {
        if (!position.hasLatitude() || !position.hasLongitude()) {
            return Double.POSITIVE_INFINITY;
        }
        double latitude = Math.toRadians(position.getLatitude().doubleValue());
        double other = Math.toRadians(Double.parseDouble(asked.latitude()));
        double across = Math.toRadians(position.getLongitude().doubleValue() - Double.parseDouble(asked.longitude()));
        double haversine = Math.pow(Math.sin((latitude - other) / 2), 2)
                + Math.cos(latitude) * Math.cos(other) * Math.pow(Math.sin(across / 2), 2);
        return 2 * RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, haversine)));
    }
}
