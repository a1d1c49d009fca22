package org.footbridge.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A media type or media range, such as {@code application/fhir+json; fhirVersion=4.0}, without regard to case.
 *
 * @param name type and subtype in lower case
 * @param parameters by names in lower case; values as they are, without quotes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1">RFC 9110, 8.3.1</a>
 */
public record MediaType(String name, Map<String, String> parameters) {
    private static final Pattern WEIGHT = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

    /** Parses {@code text}. A malformed media type gets a name that matches no other. */
    public static MediaType parse(String text) {
        List<String> parts = Separated.by(';', text);
        Map<String, String> parameters = new LinkedHashMap<>();
        parts.stream().skip(1).forEach(part -> {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals).strip();
            String value = equals < 0 ? "" : Separated.unquoted(part.substring(equals + 1));
            parameters.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
        });
        return new MediaType(parts.get(0).toLowerCase(Locale.ROOT), parameters);
    }

    /** Parses an {@code Accept} header: returns the ranges in order of preference, without those of weight 0. */
    public static List<MediaType> accepted(String header) {
        List<MediaType> ranges = new ArrayList<>();
        for (String range : Separated.by(',', header)) {
            MediaType type = parse(range);
            if (!range.isEmpty() && type.weight() > 0) {
                ranges.add(type);
            }
        }
        // the sort is stable: among equals, the order of the client counts
        ranges.sort((one, other) -> Double.compare(other.weight(), one.weight()));
        return ranges;
    }

    public Optional<String> parameter(String nameInLowerCase) {
        return Optional.ofNullable(parameters.get(nameInLowerCase));
    }

    /** The weight, from 0 (refused) to 1 (most preferred). A malformed weight is ignored. */
    double weight() {
        String weight = parameters.getOrDefault("q", "1");
        return WEIGHT.matcher(weight).matches() ? Double.parseDouble(weight) : 1;
    }
}
