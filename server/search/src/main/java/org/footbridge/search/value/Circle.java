package org.footbridge.search.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.footbridge.ucum.UnitConversion;

/**
 * A circle on the earth's surface, around a position and with a great-circle radius: {@code latitude|longitude}, then
 * {@code |distance} unless it is 50 km, then {@code |unit} unless it is km. Degrees are those of WGS 84.
 *
 * @see <a href="https://hl7.org/fhir/R4/location.html#search">R4 Location, near</a>
 */
public record Circle(double latitude, double longitude, double radiusKm) {
    /** The accepted forms, for messages. */
    public static final String ACCEPTED = "latitude|longitude, latitude|longitude|distance or"
            + " latitude|longitude|distance|unit, where latitude is from -90 to 90, longitude from -180 to 180, distance"
            + " not negative, and unit km, m, mi or another length of UCUM such as [mi_us]";

    /** The mean radius: with it, a distance is off by half a per cent at most. */
    public static final double EARTH_KM = 6371.0088;

    private static final BigDecimal LATITUDE_MAX = BigDecimal.valueOf(90);
    private static final BigDecimal LONGITUDE_MAX = BigDecimal.valueOf(180);
    private static final double DEFAULT_KM = 50;

    /** No place is farther away from another. */
    private static final double RADIUS_MAX = 20_100;

    /** Degrees that make up for the digits a double does not have: a tenth of a millimetre. */
    private static final double MARGIN = 1e-9;

    /** Parses {@code text}, which has no escapes; empty if it is malformed. */
    public static Optional<Circle> parse(String text) {
        List<String> parts = Escapes.split(text, '|');
        if (parts.size() < 2 || parts.size() > 4) {
            return Optional.empty();
        }
        Optional<BigDecimal> latitude = number(parts.get(0));
        Optional<BigDecimal> longitude = number(parts.get(1));
        if (latitude.isEmpty() || longitude.isEmpty() || !isOnEarth(latitude.get(), longitude.get())) {
            return Optional.empty();
        }
        return radiusKm(part(parts, 2), part(parts, 3))
                .map(km ->
                        new Circle(latitude.get().doubleValue(), longitude.get().doubleValue(), km));
    }

    /** Whether latitude and longitude are within their ranges. */
    public static boolean isOnEarth(BigDecimal latitude, BigDecimal longitude) {
        return latitude.abs().compareTo(LATITUDE_MAX) <= 0 && longitude.abs().compareTo(LONGITUDE_MAX) <= 0;
    }

    private static String part(List<String> parts, int index) {
        return parts.size() > index ? parts.get(index) : "";
    }

    private static Optional<BigDecimal> number(String text) {
        return NumberRange.parse(text).map(NumberRange::value);
    }

    private static Optional<Double> radiusKm(String distance, String unit) {
        String code = unit.isEmpty() ? "km" : unit.equals("mi") ? "[mi_i]" : unit;
        Optional<UnitConversion> toMetres =
                UnitConversion.of(code).filter(length -> length.unit().equals("m"));
        if (toMetres.isEmpty()) {
            return Optional.empty();
        } else if (distance.isEmpty()) {
            return Optional.of(DEFAULT_KM);
        }
        return number(distance)
                .filter(number -> number.signum() >= 0)
                .map(number -> Math.min(toMetres.get().apply(number).doubleValue() / 1000, RADIUS_MAX));
    }

    /** No place within the circle is south of this latitude; beyond the pole there is none. */
    public BigDecimal south() {
        return BigDecimal.valueOf(latitude - reach());
    }

    /** No place within the circle is north of this latitude; beyond the pole there is none. */
    public BigDecimal north() {
        return BigDecimal.valueOf(latitude + reach());
    }

    /** The kilometres from its centre to a place on earth. */
    public double distanceKm(BigDecimal otherLatitude, BigDecimal otherLongitude) {
        return distanceKm(latitude, longitude, otherLatitude.doubleValue(), otherLongitude.doubleValue());
    }

    /** The kilometres between two places on earth, in degrees, by the haversine formula. */
    public static double distanceKm(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double ofLatitude = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
        double ofLongitude = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
        double chord = ofLatitude * ofLatitude
                + Math.cos(Math.toRadians(otherLatitude))
                        * Math.cos(Math.toRadians(latitude))
                        * ofLongitude
                        * ofLongitude;
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    /** Whether a place on earth is within the circle. */
    public boolean contains(BigDecimal otherLatitude, BigDecimal otherLongitude) {
        return distanceKm(otherLatitude, otherLongitude) <= radiusKm;
    }

    private double reach() {
        return Math.toDegrees(radiusKm / EARTH_KM) + MARGIN;
    }
}
