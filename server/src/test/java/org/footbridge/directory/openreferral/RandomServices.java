package org.footbridge.directory.openreferral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.directory.openreferral.mapping.DocumentShape;
import org.footbridge.directory.openreferral.mapping.DocumentShape.ValueKind;
import org.footbridge.json.ExactJson;

/** Makes random services within the schema of Open Referral UK, each with an arbitrary part of all that a service can have. */
public final class RandomServices {
    private static final List<String> WORDS =
            List.of("walking", "group", "é", "café ", " for all", "\"quoted\"", "a\nb", "<b>", "&", "雨", "🌳", "12");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU", "1MO", "-1FR");

    private final Random random;

    public RandomServices(long seed) {
        random = new Random(seed);
    }

    /** The next one. */
    public ObjectNode next() {
        ObjectNode service = object(DocumentShape.SERVICE, "service");
        if (service.has("minimum_age") && service.has("maximum_age")) {
            service.set("maximum_age", service.path("minimum_age"));
        }
        return service;
    }

    private ObjectNode object(DocumentShape shape, String path) {
        ObjectNode object = ExactJson.MAPPER.createObjectNode();
        new TreeMap<>(shape.values()).forEach((name, kind) -> {
            if (shape.required().contains(name) || random.nextBoolean()) {
                object.set(name, value(name, kind));
            }
        });
        new TreeMap<>(shape.objects()).forEach((name, inner) -> {
            if (random.nextInt(3) > 0) {
                object.set(name, object(inner, path + "." + name));
            }
        });
        new TreeMap<>(shape.lists()).forEach((name, inner) -> {
            ArrayNode list = ExactJson.MAPPER.createArrayNode();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(object(inner, path + "." + name));
            }
            if (!list.isEmpty()) {
                object.set(name, list);
            }
        });
        return object;
    }

    private JsonNode value(String name, ValueKind kind) {
        return switch (kind) {
            case NUMBER -> number(name);
            case UUID -> text(new UUID(random.nextLong(), random.nextLong()).toString());
            case URI -> text("https://example.org/" + random.nextInt(1_000));
            case EMAIL -> text("someone" + random.nextInt(1_000) + "@example.org");
            case DATE -> text(LocalDate.ofEpochDay(random.nextInt(20_000)).toString());
            case DATE_TIME -> text(LocalDate.ofEpochDay(random.nextInt(20_000)) + "T10:30:45.123Z");
            case TIME -> text("%02d:%02d:00".formatted(random.nextInt(24), random.nextInt(60)));
            case TEXT -> text(word(name));
        };
    }

    private JsonNode number(String name) {
        int most = name.endsWith("_age") ? 130 : 200;
        BigDecimal number = BigDecimal.valueOf(random.nextInt(most * 10), random.nextInt(2) == 0 ? 0 : 1);
        return ExactJson.MAPPER.getNodeFactory().numberNode(number.min(BigDecimal.valueOf(most)));
    }

    private String word(String name) {
        return switch (name) {
            case "status" -> one("active", "inactive", "defunct", "temporarily closed");
            case "location_type", "address_type" -> one("physical", "postal", "virtual");
            case "freq" -> one("WEEKLY", "MONTHLY");
            case "byday" ->
                one("MO", "TH,FR", one(DAYS.toArray(String[]::new)) + "," + one(DAYS.toArray(String[]::new)));
            case "taxonomy" -> one("esdNeed", "esdServiceType", "openEligibility", "https://example.org/t", "ours");
            case "link_type" -> one("service", "eligibility", "type");
            case "code" -> one("en", "cy", "pa-Guru", "?");
            case "identifier_scheme" -> one("GB-COH", "GB-CHC", "ours");
            default -> {
                List<String> words = new ArrayList<>(List.of("w"));
                for (int i = random.nextInt(4); i > 0; i--) {
                    words.add(WORDS.get(random.nextInt(WORDS.size())));
                }
                yield String.join(" ", words);
            }
        };
    }

    private String one(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static JsonNode text(String text) {
        return ExactJson.MAPPER.getNodeFactory().textNode(text);
    }
}
