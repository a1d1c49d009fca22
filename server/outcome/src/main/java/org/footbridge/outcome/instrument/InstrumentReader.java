package org.footbridge.outcome.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.footbridge.json.ExactJson;
import org.footbridge.outcome.instrument.Instrument.SafetyItem;
import org.footbridge.outcome.instrument.Score.SmallestChange;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the file of instruments, strictly: a name that it does not know, or that is missing, is a mistake. */
final class InstrumentReader {
    private static final Set<String> INSTRUMENT =
            Set.of("title", "licensed", "licence", "source", "items", "scores", "safety");
    private static final Set<String> ITEM = Set.of("range", "answers", "reversed");
    private static final Set<String> SCORE =
            Set.of("title", "of", "range", "whole", "better", "change", "bands-of", "bands", "codes");

    private final JsonNode answers;

    private InstrumentReader(JsonNode answers) {
        this.answers = answers;
    }

    /** @throws IllegalArgumentException if there is a mistake in {@code yaml} */
    static List<Instrument> read(String yaml) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        JsonNode file = ExactJson.MAPPER.valueToTree(loaded);
        requireKnown("the file", file, Set.of("answers", "instruments"));
        InstrumentReader reader = new InstrumentReader(file.path("answers"));
        return file.path("instruments").properties().stream()
                .map(entry -> reader.instrument(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static void requireKnown(String place, JsonNode map, Set<String> names) {
        map.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is not known in " + place + ".");
            }
        });
    }

    private static JsonNode required(String place, JsonNode map, String name) {
        JsonNode value = map.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new IllegalArgumentException(place + " has no " + name + ".");
        }
        return value;
    }

    private Instrument instrument(String id, JsonNode map) {
        requireKnown(id, map, INSTRUMENT);
        List<Item> items = map.path("items").properties().stream()
                .map(entry -> item(entry.getKey(), entry.getValue()))
                .toList();
        boolean licensed = map.path("licensed").asBoolean();
        if (licensed && !items.isEmpty()) {
            throw new IllegalArgumentException(id + " is licensed, so it has no items here.");
        }
        List<Score> scores = map.path("scores").properties().stream()
                .map(entry -> score(entry.getKey(), entry.getValue(), items, licensed))
                .toList();
        return new Instrument(
                id,
                required(id, map, "title").asText(),
                licensed,
                required(id, map, "licence").asText(),
                required(id, map, "source").asText(),
                items,
                scores,
                safety(id, map.path("safety"), items));
    }

    private static Optional<SafetyItem> safety(String id, JsonNode map, List<Item> items) {
        if (map.isMissingNode()) {
            return Optional.empty();
        }
        Item item = named(id, required(id, map, "item").asText(), items);
        return Optional.of(new SafetyItem(item, required(id, map, "above").asInt()));
    }

    private static Item named(String place, String linkId, List<Item> items) {
        return items.stream()
                .filter(item -> item.linkId().equals(linkId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(place + " has no item " + linkId + "."));
    }

    private Item item(String linkId, JsonNode map) {
        requireKnown(linkId, map, ITEM);
        JsonNode range = required(linkId, map, "range");
        String system = map.path("answers").asText();
        Map<String, Integer> values = new LinkedHashMap<>();
        if (!system.isEmpty()) {
            required("answers", answers, system)
                    .properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asInt()));
        }
        return new Item(
                linkId,
                range.path(0).asInt(),
                range.path(1).asInt(),
                map.path("reversed").asBoolean(),
                system,
                values);
    }

    private static Score score(String measure, JsonNode map, List<Item> items, boolean licensed) {
        requireKnown(measure, map, SCORE);
        List<String> of = StreamSupport.stream(map.path("of").spliterator(), false)
                .map(linkId -> named(measure, linkId.asText(), items).linkId())
                .toList();
        JsonNode range = required(measure, map, "range");
        Map<String, String> codes = new LinkedHashMap<>();
        map.path("codes")
                .properties()
                .forEach(entry -> codes.put(entry.getKey(), entry.getValue().asText()));
        return new Score(
                measure,
                required(measure, map, "title").asText(),
                of,
                bound(range.path(0)),
                bound(range.path(1)),
                map.path("whole").asBoolean(true),
                required(measure, map, "better").asText().equals("higher") ? Direction.HIGHER : Direction.LOWER,
                change(measure, map.path("change")),
                bands(map),
                codes,
                licensed);
    }

    private static Optional<BigDecimal> bound(JsonNode value) {
        return value.isNumber() ? Optional.of(new BigDecimal(value.asText())) : Optional.empty();
    }

    private static Optional<SmallestChange> change(String measure, JsonNode map) {
        return map instanceof MissingNode
                ? Optional.empty()
                : Optional.of(new SmallestChange(
                        new BigDecimal(required(measure, map, "by").asText()),
                        required(measure, map, "source").asText()));
    }

    private static List<Band> bands(JsonNode map) {
        String system = map.path("bands-of").asText();
        List<Band> bands = new ArrayList<>();
        map.path("bands")
                .properties()
                .forEach(entry -> bands.add(new Band(
                        system,
                        entry.getKey(),
                        entry.getValue().path(0).asInt(),
                        entry.getValue().path(1).asInt())));
        return bands;
    }
}
