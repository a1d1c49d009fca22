package org.footbridge.rest.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.directory.match.Near;
import org.footbridge.directory.place.Coordinates;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.directory.place.Postcode;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.operation.OperationInput;

/** Reads the place that services are to be near to: a postcode, a position, or the postcode of a person. */
public final class PlaceInput {
    private static final Pattern PATIENT = Pattern.compile("(?:Patient/)?([A-Za-z0-9\\-.]{1,64})");

    private final PlaceLookup places;

    public PlaceInput(PlaceLookup places) {
        this.places = places;
    }

    /**
     * The place; empty if none is asked for.
     *
     * @param patients reads the Patient with an id, as the caller is shown it
     * @throws Problem INVALID if it is given twice, VALUE if it is not known
     */
    Optional<Near> near(OperationInput input, Function<String, JsonNode> patients) {
        boolean position = input.has("latitude") || input.has("longitude");
        long given = Stream.of(input.has("postcode"), position, input.has("patient"))
                .filter(Boolean::booleanValue)
                .count();
        if (given > 1) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The place is given twice: give one of 'postcode', 'latitude' with 'longitude', and 'patient'.");
        } else if (position) {
            return Optional.of(position(input));
        } else if (input.has("postcode")) {
            return Optional.of(postcode(input.required("postcode")));
        } else if (input.has("patient")) {
            return Optional.of(person(input.reference("patient"), patients));
        }
        return Optional.empty();
    }

    private static Near position(OperationInput input) {
        BigDecimal latitude = number(input, "latitude");
        BigDecimal longitude = number(input, "longitude");
        if (!Coordinates.isOnEarth(latitude, longitude)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter 'latitude' is '" + latitude + "' and 'longitude' is '" + longitude
                            + "'; they must be degrees from -90 to 90 and from -180 to 180.");
        }
        return new Near(new Coordinates(latitude.doubleValue(), longitude.doubleValue()), latitude + ", " + longitude);
    }

    private static BigDecimal number(OperationInput input, String name) {
        return MatchInput.decimal(input, name)
                .orElseThrow(() -> new Problem(
                        ProblemKind.INVALID,
                        "Parameter '" + name + "' is missing: 'latitude' and 'longitude' are given together."));
    }

    private Near postcode(String text) {
        Postcode postcode = Postcode.parse(text)
                .orElseThrow(() -> MatchInput.refused("postcode", text, "a postcode such as SW1A 1AA"));
        return new Near(
                places.find(postcode)
                        .orElseThrow(() -> new Problem(
                                ProblemKind.VALUE,
                                "Parameter 'postcode' is '" + postcode + "', which is not among the postcodes of this"
                                        + " server. Give 'latitude' and 'longitude', or have the operator load"
                                        + " postcodes (bin/footbridge load-postcodes).")),
                postcode.text());
    }

    /** Reasons do not repeat where the person lives. */
    private Near person(String reference, Function<String, JsonNode> patients) {
        Matcher matcher = PATIENT.matcher(reference);
        if (!matcher.matches()) {
            throw MatchInput.refused("patient", reference, "a reference such as Patient/123");
        }
        JsonNode patient = patients.apply(matcher.group(1));
        return StreamSupport.stream(patient.path("address").spliterator(), false)
                .filter(address -> !address.path("use").asText().matches("old|billing")
                        && !address.at("/period/end").isTextual())
                .flatMap(address -> Postcode.parse(address.path("postalCode").asText()).stream())
                .flatMap(postcode -> places.find(postcode).stream())
                .findFirst()
                .map(place -> new Near(place, "the person's postcode"))
                .orElseThrow(() -> new Problem(
                        ProblemKind.VALUE,
                        "Parameter 'patient' names a person without a current address whose postcode is known here"
                                + " and that you may see. Give 'postcode', or 'latitude' and 'longitude'."));
    }
}
