package org.footbridge.rest.response;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import org.footbridge.json.ExactJson;
import org.footbridge.search.value.Circle;

/**
 * The distance between a Location and the place that a search asked it to be near to.
 *
 * @see <a href="https://hl7.org/fhir/R4/extension-location-distance.html">R4 location-distance</a>
 */
final class LocationDistance {

    private LocationDistance() {}

    /** The kilometres from the nearest of {@code places} to the Location {@code body}; empty if it has no position. */
    static OptionalDouble km(byte[] body, List<Circle> places) {
        if (places.isEmpty()) {
            return OptionalDouble.empty();
        }
        JsonNode position = ExactJson.tree(body).path("position");
        JsonNode latitude = position.path("latitude");
        JsonNode longitude = position.path("longitude");
        return latitude.isNumber() && longitude.isNumber()
                ? km(latitude.decimalValue(), longitude.decimalValue(), places)
                : OptionalDouble.empty();
    }

    private static OptionalDouble km(BigDecimal latitude, BigDecimal longitude, List<Circle> places) {
        return places.stream()
                .mapToDouble(place -> place.distanceKm(latitude, longitude))
                .min();
    }
}
