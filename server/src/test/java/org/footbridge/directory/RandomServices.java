package org.footbridge.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.footbridge.json.ExactJson;

/** A random directory: services with any combination of what they may say or leave unsaid, and their places. */
final class RandomServices {
    static final String CODES = "https://fhir.footbridge.example/CodeSystem/";
    static final String EXTENSIONS = "https://fhir.footbridge.example/StructureDefinition/";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    static final List<String> ACTIVITIES = List.of("gardening", "music", "arts", "befriending");
    static final List<String> NEEDS = List.of("loneliness-isolation", "debt-financial", "housing");
    static final List<String> ACCESS = List.of("step-free", "hearing-loop", "accessible-toilet");
    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    static final List<String> LANGUAGES = List.of("en", "en-GB", "cy", "pl", "ur");
    private static final List<String> STATUSES =
            List.of("capacity", "no-capacity", "waitlist", "additional-assessment-required");

    private final Random random;
    private final Map<String, JsonNode> places = new LinkedHashMap<>();
    private final List<JsonNode> services = new ArrayList<>();

    RandomServices(long seed, int count) {
        random = new Random(seed);
        for (int i = 0; i < Math.max(1, count / 2); i++) {
            places.put("place-" + i, place("place-" + i));
        }
        for (int i = 0; i < count; i++) {
            services.add(service("service-" + i));
        }
    }

    Map<String, JsonNode> places() {
        return places;
    }

    List<JsonNode> services() {
        return services;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static ObjectNode object() {
        return ExactJson.MAPPER.createObjectNode();
    }

    private ObjectNode place(String id) {
        ObjectNode place = object().put("resourceType", "Location").put("id", id);
        place.put("name", id);
        if (chance(0.8)) {
            place.putObject("position")
                    .put("latitude", 51 + random.nextInt(1_000) / 1000.0)
                    .put("longitude", -1 + random.nextInt(1_000) / 1000.0);
        }
        return place;
    }

    private static void coding(ArrayNode concepts, String system, String code) {
        concepts.addObject()
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
    }

    private ObjectNode service(String id) {
        ObjectNode service = object().put("resourceType", "HealthcareService").put("id", id);
        service.put("name", id);
        if (chance(0.95)) {
            service.put("active", chance(0.95));
        }
        ArrayNode extensions = service.putArray("extension");
        capacity(extensions);
        ages(extensions);
        costs(service, extensions);
        if (chance(0.7)) {
            ArrayNode parts =
                    extensions.addObject().put("url", EXTENSIONS + "assurance").putArray("extension");
            parts.addObject()
                    .put("url", "date")
                    .put("valueDate", TODAY.minusDays(random.nextInt(1_000)).toString());
        }
        codes(service);
        opening(service);
        closures(service);
        if (chance(0.7)) {
            ArrayNode locations = service.putArray("location");
            for (int i = 0; i <= random.nextInt(2); i++) {
                locations.addObject().put("reference", "Location/" + "place-" + random.nextInt(places.size()));
            }
        }
        if (chance(0.5)) {
            ArrayNode spoken = service.putArray("communication");
            coding(spoken, "urn:ietf:bcp:47", one(LANGUAGES));
            coding(spoken, "urn:ietf:bcp:47", one(LANGUAGES));
        }
        if (extensions.isEmpty()) {
            service.remove("extension");
        }
        return service;
    }

    private void capacity(ArrayNode extensions) {
        if (chance(0.7)) {
            ArrayNode parts =
                    extensions.addObject().put("url", EXTENSIONS + "capacity").putArray("extension");
            parts.addObject()
                    .put("url", "status")
                    .putObject("valueCodeableConcept")
                    .putArray("coding")
                    .addObject()
                    .put("system", CODES + "sp-capacity-status")
                    .put("code", one(STATUSES));
            if (chance(0.5)) {
                parts.addObject().put("url", "places").put("valuePositiveInt", 1 + random.nextInt(12));
            }
        }
    }

    private void ages(ArrayNode extensions) {
        if (chance(0.6)) {
            ObjectNode range =
                    extensions.addObject().put("url", EXTENSIONS + "age-range").putObject("valueRange");
            boolean low = chance(0.7);
            if (low) {
                range.putObject("low").put("value", random.nextInt(70)).put("code", "a");
            }
            if (!low || chance(0.5)) {
                range.putObject("high").put("value", 17 + random.nextInt(80)).put("code", "a");
            }
        }
    }

    private void costs(ObjectNode service, ArrayNode extensions) {
        if (chance(0.5)) {
            ArrayNode conditions = service.putArray("serviceProvisionCode");
            coding(
                    conditions,
                    "http://terminology.hl7.org/CodeSystem/service-provision-conditions",
                    one(List.of("free", "free", "disc", "cost")));
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            ArrayNode parts =
                    extensions.addObject().put("url", EXTENSIONS + "cost").putArray("extension");
            parts.addObject().put("url", "option").put("valueString", "Each time");
            if (chance(0.8)) {
                parts.addObject()
                        .put("url", "amount")
                        .putObject("valueMoney")
                        .put("value", random.nextInt(12))
                        .put("currency", chance(0.9) ? "GBP" : "EUR");
            }
        }
    }

    private void codes(ObjectNode service) {
        ArrayNode types = service.putArray("type");
        coding(types, chance(0.8) ? CODES + "sp-activity" : "urn:esd", one(ACTIVITIES));
        if (chance(0.3)) {
            coding(types, CODES + "sp-activity", one(ACTIVITIES));
        }
        if (chance(0.6)) {
            coding(service.putArray("category"), CODES + "sp-need", one(NEEDS));
        }
        if (chance(0.5)) {
            ArrayNode has = service.putArray("characteristic");
            coding(has, CODES + "sp-accessibility", one(ACCESS));
            coding(has, CODES + "sp-accessibility", one(ACCESS));
        }
    }

    private void opening(ObjectNode service) {
        if (chance(0.7)) {
            ArrayNode times = service.putArray("availableTime");
            for (int i = 0; i <= random.nextInt(3); i++) {
                ObjectNode time = times.addObject();
                if (chance(0.9)) {
                    time.putArray("daysOfWeek").add(one(DAYS)).add(one(DAYS));
                }
                if (chance(0.1)) {
                    time.put("allDay", true);
                } else if (chance(0.9)) {
                    time.put("availableStartTime", "%02d:00:00".formatted(random.nextInt(24)));
                    time.put("availableEndTime", "%02d:30:00".formatted(random.nextInt(24)));
                }
            }
        }
    }

    private void closures(ObjectNode service) {
        if (chance(0.2)) {
            ObjectNode closure = service.putArray("notAvailable").addObject().put("description", "Repairs");
            ObjectNode during = closure.putObject("during");
            if (chance(0.8)) {
                during.put("start", TODAY.minusDays(random.nextInt(20) - 5).toString());
            }
            if (chance(0.8) || during.isEmpty()) {
                during.put("end", TODAY.plusDays(random.nextInt(20) - 5).toString());
            }
        }
    }
}
