package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** The rule that a position lies on the Earth. */
public final class LocationRules {
    private static final BigDecimal NORTH = BigDecimal.valueOf(90);
    private static final BigDecimal EAST = BigDecimal.valueOf(180);

    private LocationRules() {}

    /** Whether latitude and longitude of {@code location} are degrees of WGS 84. */
    public static boolean isOnEarth(JsonNode location) {
        return isWithin(location.path("latitude"), NORTH) && isWithin(location.path("longitude"), EAST);
    }

    private static boolean isWithin(JsonNode degrees, BigDecimal most) {
        return degrees.isNumber() && degrees.decimalValue().abs().compareTo(most) <= 0;
    }
}
