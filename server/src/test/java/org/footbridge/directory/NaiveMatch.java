package org.footbridge.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rules of docs/service-match.md once more, word for word and one service at a time, on the JSON of the resources. It shares no code
 * with the server.
 */
final class NaiveMatch {
    private static final double EARTH_KM = 6371.0088;

    private final Map<String, JsonNode> places;
    private final ToIntFunction<String> taken;
    private final ToIntFunction<String> waiting;
    private final Asked asked;

    /** What is asked, as texts; an empty one is not asked. */
    record Asked(
            List<String> needs,
            List<String> activities,
            double[] near,
            double distance,
            String day,
            String time,
            int age,
            boolean free,
            String costMax,
            List<String> languages,
            List<String> access,
            String capacity,
            int within) {}

    /** What comes of a service: reasons as {@code criterion met: text}. */
    record Found(String id, String score, List<String> reasons) {}

    NaiveMatch(Map<String, JsonNode> places, ToIntFunction<String> taken, ToIntFunction<String> waiting, Asked asked) {
        this.places = places;
        this.taken = taken;
        this.waiting = waiting;
        this.asked = asked;
    }

    List<Found> all(List<JsonNode> services) {
        return services.stream()
                .flatMap(service -> new One(service).found().stream())
                .sorted(Comparator.comparing((Found found) -> new BigDecimal(found.score()))
                        .reversed()
                        .thenComparing(Found::id))
                .toList();
    }

    private static Stream<JsonNode> in(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The judgement of one service. */
    private final class One {
        private final JsonNode service;
        private final String id;
        private final List<String> reasons = new ArrayList<>();
        private double sum;
        private double weights;
        private boolean out;

        One(JsonNode service) {
            this.service = service;
            this.id = service.path("id").asText();
        }

        Optional<Found> found() {
            out = service.has("active") && !service.path("active").asBoolean();
            codes("need", asked.needs(), "is for", List.of("type", "category", "characteristic"), false, 4);
            codes("activity", asked.activities(), "offers", List.of("type", "category"), false, 4);
            near();
            open();
            age();
            cost();
            language();
            codes("accessibility", asked.access(), "has", List.of("characteristic"), true, 2);
            capacity();
            closure();
            assurance();
            BigDecimal score = BigDecimal.valueOf(Math.round(10_000 * sum / weights), 4);
            return out ? Optional.empty() : Optional.of(new Found(id, score.toPlainString(), reasons));
        }

        private void count(int weight, double value) {
            sum += weight * value;
            weights += weight;
        }

        private void say(String criterion, String met, String text) {
            reasons.add(criterion + " " + met + ": " + text);
        }

        private JsonNode extension(JsonNode of, String name) {
            return in(of.path("extension"))
                    .filter(one -> one.path("url").asText().equals(name)
                            || one.path("url").asText().equals(RandomServices.EXTENSIONS + name))
                    .findFirst()
                    .orElse(MissingNode.getInstance());
        }

        private void codes(
                String name, List<String> wanted, String verb, List<String> elements, boolean all, int weight) {
            if (wanted.isEmpty()) {
                return;
            }
            String system = RandomServices.CODES + "sp-" + name;
            List<JsonNode> codings = elements.stream()
                    .flatMap(element -> in(service.path(element)))
                    .flatMap(concept -> in(concept.path("coding")))
                    .filter(coding -> coding.path("system").asText().equals(system))
                    .toList();
            List<String> has = wanted.stream()
                    .filter(code -> codings.stream()
                            .anyMatch(coding -> coding.path("code").asText().equals(code)))
                    .toList();
            boolean yes = all ? has.size() == wanted.size() : !has.isEmpty();
            if (yes) {
                count(weight, 1);
                say(name, "yes", verb + " " + list(has));
            } else if (codings.isEmpty()) {
                count(weight, 0.5);
                say(name, "unknown", "the directory does not say whether it " + verb + " " + list(wanted));
            } else {
                out = true;
            }
        }

        private String list(List<String> names) {
            String text = String.join(", ", names);
            int last = text.lastIndexOf(", ");
            return last < 0 ? text : text.substring(0, last) + " and " + text.substring(last + 2);
        }

        private void near() {
            if (asked.near().length == 0) {
                return;
            }
            List<Double> all = in(service.path("location"))
                    .map(reference ->
                            places.get(reference.path("reference").asText().replace("Location/", "")))
                    .filter(place -> place.has("position"))
                    .map(place -> km(
                            place.at("/position/latitude").asDouble(),
                            place.at("/position/longitude").asDouble()))
                    .sorted()
                    .toList();
            if (all.isEmpty()) {
                count(3, 0.5);
                say("distance", "unknown", "the directory does not say where it is");
                return;
            }
            double km = all.get(0);
            out |= asked.distance() > 0 && km > asked.distance();
            count(3, 5 / (5 + km));
            say(
                    "distance",
                    "yes",
                    (km < 0.1 ? "less than 0.1" : String.format(Locale.ROOT, "%.1f", km)) + " km from here");
        }

        private double km(double latitude, double longitude) {
            double north = Math.sin(Math.toRadians(latitude - asked.near()[0]) / 2);
            double east = Math.sin(Math.toRadians(longitude - asked.near()[1]) / 2);
            double chord = north * north
                    + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(asked.near()[0])) * east * east;
            return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
        }

        private void open() {
            if (asked.day().isEmpty()) {
                return;
            }
            int day = RandomServices.DAYS.indexOf(asked.day());
            String name = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
                    .get(day);
            if (!asked.time().isEmpty()) {
                int hour = LocalTime.parse(asked.time()).getHour();
                name += hour < 12 ? " morning" : hour < 17 ? " afternoon" : " evening";
            }
            boolean unknown = !service.has("availableTime");
            for (JsonNode time : service.path("availableTime")) {
                String met = open(time, day);
                if (met.equals("yes")) {
                    count(2, 1);
                    String hours = time.path("allDay").asBoolean()
                            ? ", all day"
                            : time.has("availableStartTime")
                                    ? ", "
                                            + time.path("availableStartTime")
                                                    .asText()
                                                    .substring(0, 5) + " to "
                                            + time.path("availableEndTime")
                                                    .asText()
                                                    .substring(0, 5)
                                    : "";
                    say("day", "yes", "open on " + name + hours);
                    return;
                }
                unknown |= met.equals("unknown");
            }
            out |= !unknown;
            count(2, 0.5);
            say(
                    "day",
                    "unknown",
                    "the directory does not say whether it is open on " + name
                            + (asked.time().isEmpty()
                                    ? ""
                                    : " at " + asked.time().substring(0, 5)));
        }

        private String open(JsonNode time, int day) {
            if (!time.has("daysOfWeek")) {
                return "unknown";
            }
            boolean today = has(time, day);
            boolean yesterday = has(time, (day + 6) % 7);
            if (asked.time().isEmpty() || time.path("allDay").asBoolean()) {
                return today ? "yes" : "no";
            } else if (!time.has("availableStartTime")) {
                return today ? "unknown" : "no";
            }
            String from = time.path("availableStartTime").asText();
            String to = time.path("availableEndTime").asText();
            String at = asked.time();
            boolean open = from.compareTo(to) < 0
                    ? today && at.compareTo(from) >= 0 && at.compareTo(to) < 0
                    : (today && at.compareTo(from) >= 0) || (yesterday && at.compareTo(to) < 0);
            return open ? "yes" : "no";
        }

        private boolean has(JsonNode time, int day) {
            return in(time.path("daysOfWeek")).anyMatch(one -> one.asText().equals(RandomServices.DAYS.get(day)));
        }

        private void age() {
            if (asked.age() < 0) {
                return;
            }
            JsonNode range = extension(service, "age-range").path("valueRange");
            if (range.isMissingNode()) {
                count(1, 0.5);
                say("age", "unknown", "the directory does not say for which ages it is");
                return;
            }
            int low = range.at("/low/value").asInt(0);
            int high = range.at("/high/value").asInt(1_000);
            out |= asked.age() < low || asked.age() > high;
            count(1, 1);
            say(
                    "age",
                    "yes",
                    "for people aged "
                            + (!range.has("high")
                                    ? low + " and over"
                                    : !range.has("low") ? "up to " + high : low + " to " + high));
        }

        private void cost() {
            if (!asked.free() && asked.costMax().isEmpty()) {
                return;
            }
            String name = asked.free() ? "free" : "cost-max";
            String condition =
                    service.at("/serviceProvisionCode/0/coding/0/code").asText();
            List<Integer> pounds = new ArrayList<>();
            boolean others = false;
            for (JsonNode one : service.path("extension")) {
                if (one.path("url").asText().endsWith("/cost")) {
                    JsonNode money = extension(one, "amount").path("valueMoney");
                    if (money.path("currency").asText().equals("GBP")) {
                        pounds.add(money.path("value").asInt());
                    } else {
                        others = true;
                    }
                }
            }
            pounds.sort(null);
            boolean costsMoney = !pounds.isEmpty() && pounds.get(0) > 0;
            boolean costsNothing = !others && !pounds.isEmpty() && pounds.get(pounds.size() - 1) == 0;
            boolean free = condition.equals("free") ? !costsMoney : condition.isEmpty() && costsNothing;
            boolean charged = !condition.equals("free") && (costsMoney || condition.equals("cost"));
            if (free) {
                count(2, 1);
                say(name, "yes", "free of charge");
            } else if (asked.free()) {
                out |= charged;
                count(2, 0.5);
                say(
                        name,
                        "unknown",
                        condition.isEmpty()
                                ? "the directory does not say what it costs"
                                : "the directory does not say whether it is free of charge for everybody");
            } else if (pounds.isEmpty()) {
                count(2, 0.5);
                say(name, "unknown", "the directory does not say what it costs");
            } else {
                boolean within = pounds.get(0) <= new BigDecimal(asked.costMax()).doubleValue();
                out |= !within && !others;
                count(2, within ? 1 : 0.5);
                say(
                        name,
                        within ? "yes" : "unknown",
                        (pounds.size() == 1 && !others ? "costs £" : "costs from £") + pounds.get(0) + ".00");
            }
        }

        private void language() {
            if (asked.languages().isEmpty()) {
                return;
            }
            Map<String, String> names = Map.of(
                    "en", "English", "en-gb", "English (United Kingdom)", "cy", "Welsh", "pl", "Polish", "ur", "Urdu");
            List<String> spoken = in(service.path("communication"))
                    .map(one -> one.at("/coding/0/code").asText().toLowerCase(Locale.ROOT))
                    .toList();
            List<String> common = asked.languages().stream()
                    .filter(tag ->
                            spoken.stream().anyMatch(one -> one.substring(0, 2).equals(tag.substring(0, 2))))
                    .toList();
            if (spoken.isEmpty()) {
                count(2, 0.5);
                say(
                        "language",
                        "unknown",
                        "the directory does not say whether it is available in "
                                + list(asked.languages().stream()
                                        .map(names::get)
                                        .toList()));
            } else {
                out |= common.isEmpty();
                count(2, 1);
                say(
                        "language",
                        "yes",
                        "available in " + list(common.stream().map(names::get).toList()));
            }
        }

        private void capacity() {
            JsonNode capacity = extension(service, "capacity");
            String status = extension(capacity, "status")
                    .at("/valueCodeableConcept/coding/0/code")
                    .asText();
            int places = extension(capacity, "places").path("valuePositiveInt").asInt(0);
            int free = places - taken.applyAsInt(id);
            int queue = waiting.applyAsInt(id);
            boolean room = places > 0 ? free > 0 && !status.equals("no-capacity") : status.equals("capacity");
            boolean waits = !room && status.equals("waitlist");
            boolean full = !room && !waits && (status.equals("no-capacity") || places > 0);
            if (room) {
                count(2, 1);
                String of = places == 1 ? " place free" : " places free";
                say("capacity", "yes", places > 0 ? free + " of " + places + of : "has room");
            } else if (waits) {
                out |= asked.capacity().equals("places");
                count(2, 0.25);
                say(
                        "capacity",
                        asked.capacity().isEmpty() ? "no" : "yes",
                        places == 0
                                ? "has a waiting list"
                                : "no place free, " + queue + (queue == 1 ? " person waits" : " people wait"));
            } else if (full) {
                out |= !asked.capacity().isEmpty();
                count(2, 0);
                say(
                        "capacity",
                        "no",
                        places > 0 && free <= 0 ? "no place free, and no waiting list" : "has no room at present");
            } else {
                count(2, 0.5);
                say(
                        "capacity",
                        "unknown",
                        status.isEmpty()
                                ? "the directory does not say whether it has room"
                                : "whether it has room depends on the person: ask");
            }
        }

        private void closure() {
            LocalDate today = RandomServices.TODAY;
            JsonNode during = service.at("/notAvailable/0/during");
            boolean closed = !during.isMissingNode()
                    && !LocalDate.parse(during.path("start").asText("0001-01-01"))
                            .isAfter(today)
                    && !LocalDate.parse(during.path("end").asText("9999-12-31")).isBefore(today);
            out |= closed && !asked.capacity().isEmpty();
            count(1, closed ? 0 : 1);
            if (closed) {
                String until = during.has("end")
                        ? DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
                                .format(LocalDate.parse(during.path("end").asText()))
                        : "further notice";
                say("closure", "no", "closed until " + until + " (Repairs)");
            }
        }

        private void assurance() {
            String text = extension(extension(service, "assurance"), "date")
                    .path("valueDate")
                    .asText();
            if (text.isEmpty()) {
                count(1, 0.5);
                say("assurance", "unknown", "the directory does not say when it was last assured");
                return;
            }
            LocalDate assured = LocalDate.parse(text);
            long months = Period.between(assured, RandomServices.TODAY).toTotalMonths();
            boolean stale = assured.isBefore(RandomServices.TODAY.minusMonths(12));
            out |= asked.within() > 0 && assured.isBefore(RandomServices.TODAY.minusMonths(asked.within()));
            count(1, stale ? 0 : 1);
            String ago = months + (months == 1 ? " month" : " months");
            say(
                    "assurance",
                    stale ? "no" : "yes",
                    stale ? "not assured for " + ago : months == 0 ? "assured this month" : "assured " + ago + " ago");
        }
    }
}
