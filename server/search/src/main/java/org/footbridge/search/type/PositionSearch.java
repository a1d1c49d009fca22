package org.footbridge.search.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.IndexedResource;
import org.footbridge.search.query.ResourcePredicate;
import org.footbridge.search.query.ValueTable;
import org.footbridge.search.value.Circle;
import org.footbridge.search.value.Escapes;
import org.footbridge.sql.Sql;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Location.LocationPositionComponent;

/**
 * The position of a Location: latitude and longitude in degrees, each under a key of its own. {@code near} selects positions
 * within a circle: an index yields the latitudes between its southern and northern end, and the great-circle distance
 * decides.
 *
 * @see <a href="https://hl7.org/fhir/R4/location.html#search">R4 Location, near</a>
 */
public final class PositionSearch implements ParameterType {
    /** A tenth of a micrometre; PostgreSQL makes no double of a number that is closer to zero than doubles are. */
    private static final int DECIMALS_MAX = 12;

    private final Keys keys;

    PositionSearch(Keys keys) {
        this.keys = keys;
    }

    /** Adds the entries of a position; none if it is outside the range of latitudes and longitudes. */
    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (value instanceof LocationPositionComponent position
                && position.getLatitude() != null
                && position.getLongitude() != null
                && Circle.isOnEarth(position.getLatitude(), position.getLongitude())) {
            BigDecimal latitude = rounded(position.getLatitude());
            BigDecimal longitude = rounded(position.getLongitude());
            entries.number(latitude(keys, key), latitude, latitude, List.of());
            entries.number(longitude(keys, key), longitude, longitude, List.of());
        }
    }

    private static BigDecimal rounded(BigDecimal degrees) {
        return degrees.scale() > DECIMALS_MAX ? degrees.setScale(DECIMALS_MAX, RoundingMode.HALF_UP) : degrees;
    }

    @Override
    public Match match(Question question, String value) {
        Circle circle =
                Circle.parse(Escapes.unescape(value)).orElseThrow(() -> question.mustBe(Circle.ACCEPTED, value));
        long key = question.key();
        Sql latitudes = Sql.of("v.low >= ? AND v.low <= ?", circle.south(), circle.north());
        Sql longitude = Sql.of(
                "AND EXISTS (SELECT 1 FROM search_number w WHERE w.pid = v.pid AND w.key = ? AND",
                longitude(keys, key));
        Sql distance = distance(circle.latitude(), circle.longitude()).then(Sql.of("<= ?)", circle.radiusKm()));
        return Match.row(
                new Condition.Row(
                        ValueTable.NUMBERS.name(),
                        Condition.Row.scope(latitude(keys, key)),
                        latitudes.then(longitude).then(distance)),
                Condition.Share.RARE,
                ResourcePredicate.of(resource -> isWithin(resource, key, circle)));
    }

    private boolean isWithin(IndexedResource resource, long key, Circle circle) {
        return ValueTable.NUMBERS.rows(resource, latitude(keys, key)).stream()
                .anyMatch(latitude -> ValueTable.NUMBERS.rows(resource, longitude(keys, key)).stream()
                        .anyMatch(longitude -> circle.contains(latitude.low(), longitude.low())));
    }

    /**
     * The distance in kilometres between a place and the resource of table {@code search s}; null if that has no position.
     *
     * @param key of the parameter that has the position
     */
    public static Sql distance(Keys keys, long key, double latitude, double longitude) {
        Sql rows = Sql.of(
                "FROM search_number v JOIN search_number w ON w.pid = v.pid AND w.key = ?"
                        + " WHERE v.pid = s.pid AND v.key = ?)",
                longitude(keys, key),
                latitude(keys, key));
        return distance(latitude, longitude)
                .wrap(text -> "(SELECT min(" + text + ")")
                .then(rows);
    }

    /**
     * The great-circle distance by the haversine formula, from the rows {@code v} of a latitude and {@code w} of a
     * longitude.
     */
    private static Sql distance(double latitude, double longitude) {
        return Sql.of(
                2 * Circle.EARTH_KM
                        + " * asin(least(1, sqrt(power(sin(radians(v.low::float8 - ?) / 2), 2)"
                        + " + cos(radians(v.low::float8)) * cos(radians(?))"
                        + " * power(sin(radians(w.low::float8 - ?) / 2), 2))))",
                latitude,
                latitude,
                longitude);
    }

    private static long latitude(Keys keys, long key) {
        return keys.value(key, "latitude");
    }

    private static long longitude(Keys keys, long key) {
        return keys.value(key, "longitude");
    }
}
