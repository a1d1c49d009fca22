package org.footbridge.search.parser;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.search.request.Criterion;

/**
 * The search parameters for dates of care, as opposed to the time of storage. R4 leaves the choice of parameters to the
 * server.
 *
 * @see <a href="https://hl7.org/fhir/R4/patient-operation-everything.html">R4 $everything, start and end</a>
 */
final class CareDates {
    private static final Map<String, List<String>> PARAMETERS = read();

    private final CriterionParser criteria;

    CareDates(CriterionParser criteria) {
        this.criteria = criteria;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> parameters = new HashMap<>();
        try (InputStream file = CareDates.class.getResourceAsStream("care-dates.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().filter(any -> !any.startsWith("#")).toList()) {
                List<String> words = Splitter.on(' ').splitToList(line);
                parameters.put(words.get(0), words.subList(1, words.size()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return parameters;
    }

    /** The codes of the parameters by type; types without such a date are left out. */
    static Map<String, List<String>> parameters() {
        return Map.copyOf(PARAMETERS);
    }

    /**
     * Returns the criterion that a date of the resource is within {@code range}, or that the resource has no such date;
     * empty if every resource of {@code type} satisfies it.
     *
     * @param range the values of a date parameter, such as {@code ge2024}, all of which must hold
     */
    Optional<Criterion> within(String type, List<String> range) {
        List<String> codes = PARAMETERS.getOrDefault(type, List.of());
        if (codes.isEmpty() || range.isEmpty()) {
            return Optional.empty();
        }
        List<Criterion> any = new ArrayList<>();
        for (String code : codes) {
            any.add(new Criterion.All(range.stream()
                    .map(value -> criteria.parse(type, code, value))
                    .toList()));
        }
        any.add(new Criterion.All(codes.stream()
                .map(code -> criteria.parse(type, code + ":missing", "true"))
                .toList()));
        return Optional.of(new Criterion.Any(any));
    }
}
