package org.footbridge.directory.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.footbridge.directory.place.Coordinates;
import org.footbridge.json.ExactJson;
import org.footbridge.store.resource.StoredVersion;

/** Reads services and places from stored resources. A value that cannot be understood is as good as none: it is not known. */
public final class ListingReader {
    private static final List<String> OFFERED = List.of("type", "category", "specialty", "program");
    private static final List<String> FOR = List.of("characteristic", "eligibility");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern LOCAL = Pattern.compile("(Location|Organization)/([A-Za-z0-9\\-.]{1,64})");

    /** Shorter ones are not numbers that people are called at. */
    private static final int PHONE_MIN = 7;

    private final ZoneId zone;

    /** @param zone of dates */
    public ListingReader(ZoneId zone) {
        this.zone = zone;
    }

    /** The JSON of a stored resource as a tree. */
    static JsonNode tree(byte[] body) {
        try {
            return ExactJson.MAPPER.readTree(body);
        } catch (IOException checkedBefore) {
            throw new UncheckedIOException(checkedBefore);
        }
    }

    /** Reads a Location. */
    public ListedLocation location(StoredVersion version) {
        JsonNode json = tree(version.body());
        JsonNode latitude = json.at("/position/latitude");
        JsonNode longitude = json.at("/position/longitude");
        Optional<Coordinates> position = latitude.isNumber()
                        && longitude.isNumber()
                        && Coordinates.isOnEarth(latitude.decimalValue(), longitude.decimalValue())
                ? Optional.of(new Coordinates(latitude.doubleValue(), longitude.doubleValue()))
                : Optional.empty();
        return new ListedLocation(
                version.id(),
                version.version(),
                position,
                json.at("/address/postalCode").asText(),
                isLabelled(json));
    }

    /** Reads a HealthcareService. */
    public ListedService service(StoredVersion version) {
        JsonNode json = tree(version.body());
        List<String> offered = OFFERED.stream()
                .flatMap(name -> tokens(json.path(name)))
                .distinct()
                .toList();
        JsonNode ages = extension(json, "age-range").path("valueRange");
        JsonNode capacity = extension(json, "capacity");
        JsonNode places = extension(capacity, "places").path("valuePositiveInt");
        return new ListedService(
                version.id(),
                version.version(),
                json.path("active").asBoolean(true),
                json.path("name").asText(),
                Codes.of(offered),
                Codes.of(all(offered, json)),
                Codes.of(tokens(json.path("characteristic")).distinct().toList()),
                languages(json.path("communication")),
                stream(json.path("availableTime")).map(ListingReader::opening).toList(),
                closures(json.path("notAvailable")),
                number(ages.at("/low/value")),
                number(ages.at("/high/value")),
                costs(json),
                extension(capacity, "status")
                        .at("/valueCodeableConcept/coding/0/code")
                        .asText(),
                places.canConvertToInt() ? OptionalInt.of(places.asInt()) : OptionalInt.empty(),
                parsed(extension(extension(json, "assurance"), "date").path("valueDate"), LocalDate::parse),
                LocalDate.ofInstant(version.updated(), zone),
                local(json.path("providedBy"), "Organization").findFirst().orElse(""),
                stream(json.path("location"))
                        .flatMap(reference -> local(reference, "Location"))
                        .distinct()
                        .toList(),
                phones(json.path("telecom")),
                isLabelled(json));
    }

    /** The codes of what a service offers, and of whom and what it is for. */
    private static List<String> all(List<String> offered, JsonNode json) {
        return Stream.concat(offered.stream(), FOR.stream().flatMap(name -> tokens(json.path(name))))
                .distinct()
                .toList();
    }

    private static boolean isLabelled(JsonNode json) {
        return !json.at("/meta/security").isEmpty();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Stream<String> tokens(JsonNode concepts) {
        return stream(concepts).flatMap(ListingReader::codings);
    }

    /** The codings of a CodeableConcept, or of the code of an eligibility. */
    private static Stream<String> codings(JsonNode concept) {
        JsonNode coding = concept.has("coding") ? concept.path("coding") : concept.at("/code/coding");
        return stream(coding)
                .filter(one -> one.hasNonNull("code"))
                .map(one -> one.path("system").asText() + "|" + one.path("code").asText());
    }

    private static JsonNode extension(JsonNode element, String name) {
        for (JsonNode extension : element.path("extension")) {
            String url = extension.path("url").asText();
            if (url.equals(name) || url.endsWith("/StructureDefinition/" + name)) {
                return extension;
            }
        }
        return MissingNode.getInstance();
    }

    private static List<String> languages(JsonNode communication) {
        return stream(communication)
                .flatMap(concept -> stream(concept.path("coding")))
                .map(coding -> coding.path("code").asText().toLowerCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    private static OpeningTime opening(JsonNode json) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (JsonNode day : json.path("daysOfWeek")) {
            int index = DAYS.indexOf(day.asText());
            if (index >= 0) {
                days.add(DayOfWeek.of(index + 1));
            }
        }
        return new OpeningTime(
                days,
                json.path("allDay").asBoolean(false),
                parsed(json.path("availableStartTime"), LocalTime::parse),
                parsed(json.path("availableEndTime"), LocalTime::parse));
    }

    private static List<Closure> closures(JsonNode all) {
        return stream(all)
                .filter(one -> !one.path("during").isEmpty())
                .map(one -> new Closure(
                        one.at("/during/start").asText(),
                        one.at("/during/end").asText(),
                        one.path("description").asText()))
                .toList();
    }

    private static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    private static Costs costs(JsonNode json) {
        Set<String> conditions = new HashSet<>();
        tokens(json.path("serviceProvisionCode"))
                .map(token -> token.substring(token.indexOf('|') + 1))
                .forEach(conditions::add);
        List<BigDecimal> pounds = new ArrayList<>();
        boolean others = false;
        for (JsonNode extension : json.path("extension")) {
            if (extension.path("url").asText().endsWith("/StructureDefinition/cost")) {
                JsonNode money = extension(extension, "amount").path("valueMoney");
                boolean known = money.path("value").isNumber()
                        && money.path("currency").asText("GBP").equals("GBP");
                if (known) {
                    pounds.add(money.path("value").decimalValue());
                }
                others |= !known;
            }
        }
        pounds.sort(null);
        return conditions.isEmpty() && pounds.isEmpty() && !others
                ? Costs.UNKNOWN
                : new Costs(conditions, pounds, others);
    }

    private static List<String> phones(JsonNode telecom) {
        return stream(telecom)
                .filter(one -> one.path("system").asText().equals("phone"))
                .map(one -> one.path("value")
                        .asText()
                        .replaceFirst("^\\+44\\s*(\\(0\\))?", "0")
                        .replaceAll("\\D", ""))
                .filter(digits -> digits.length() >= PHONE_MIN)
                .distinct()
                .toList();
    }

    private static Stream<String> local(JsonNode reference, String type) {
        Matcher matcher = LOCAL.matcher(reference.path("reference").asText());
        return matcher.matches() && matcher.group(1).equals(type) ? Stream.of(matcher.group(2)) : Stream.empty();
    }

    private static <T> Optional<T> parsed(JsonNode text, Function<String, T> parser) {
        try {
            return text.isTextual() ? Optional.of(parser.apply(text.asText())) : Optional.empty();
        } catch (DateTimeException incomplete) {
            return Optional.empty();
        }
    }
}
