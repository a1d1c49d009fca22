package org.footbridge.outcome.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.footbridge.json.ExactJson;
import org.footbridge.outcome.report.Measure.Band;
import org.footbridge.outcome.report.Measure.Direction;

/** The measures that the report knows, by their codes, from the file {@code measures.json}. */
public final class Measures {
    private final Map<String, Measure> byCode = new LinkedHashMap<>();

    private Measures(JsonNode all) {
        for (JsonNode one : all) {
            Measure measure = measure(one);
            byCode.put(measure.code(), measure);
        }
    }

    /** Those of this version of the server. */
    public static Measures ofServer() {
        try (InputStream file = Measures.class.getResourceAsStream("measures.json")) {
            return new Measures(ExactJson.MAPPER.readTree(Objects.requireNonNull(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Measure measure(JsonNode one) {
        String code = one.path("code").asText();
        return new Measure(
                code,
                one.path("title").asText(),
                one.path("family").asText(code),
                Direction.valueOf(one.path("better").asText().toUpperCase(Locale.ROOT)),
                one.path("count").asBoolean(),
                number(one.path("min")),
                number(one.path("max")),
                number(one.path("change")),
                StreamSupport.stream(one.path("bands").spliterator(), false)
                        .map(band -> new Band(
                                band.path("code").asText(), band.path("upTo").asDouble()))
                        .toList());
    }

    private static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    public Set<String> codes() {
        return new LinkedHashSet<>(byCode.keySet());
    }

    public Optional<Measure> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
