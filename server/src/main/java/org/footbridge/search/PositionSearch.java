package org.footbridge.search;

import java.util.List;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Location.LocationPositionComponent;

/**
 * The position of a Location: its latitude and its longitude, in degrees, under keys of their own.
 *
 * @see <a href="https://hl7.org/fhir/R4/location.html#search">R4 Location, near</a>
 */
final class PositionSearch implements ParameterType {
    private final Keys keys;

    PositionSearch(Keys keys) {
        this.keys = keys;
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (value instanceof LocationPositionComponent position && position.hasLatitude() && position.hasLongitude()) {
            entries.number(keys.value(key, "latitude"), position.getLatitude(), position.getLatitude(), List.of());
            entries.number(keys.value(key, "longitude"), position.getLongitude(), position.getLongitude(), List.of());
        }
    }

    @Override
    public Match match(Question question, String value) {
        throw new Problem(
                ProblemKind.NOT_SUPPORTED,
                "Search parameter '" + question.parameter().code() + "' is not supported yet.");
    }
}
