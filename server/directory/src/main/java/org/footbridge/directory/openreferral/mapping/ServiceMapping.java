package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.footbridge.json.ExactJson;

/** Maps whole services to HealthcareService, Organization and Location resources, and back. */
public final class ServiceMapping {
    private static final BigDecimal AGE_MAX = BigDecimal.valueOf(130);

    /** Texts by the elements that they become, always in the same order. */
    private static final Map<String, String> TEXTS =
            new TreeMap<>(Map.of("name", "name", "description", "comment", "alert", "extraDetails"));

    private static final Set<String> LISTS = Set.of(
            "schedules",
            "service_areas",
            "service_at_locations",
            "languages",
            "funding",
            "cost_options",
            "contacts",
            "phones",
            "attributes");

    private final Extensions extensions;
    private final ScheduleMapping schedules;
    private final ServiceParts parts;
    private final AttributeLists attributes;
    private final PlaceMapping places;
    private final OrganisationMapping organisations;

    /** @param canonical the base of the canonical URLs of our packages */
    public ServiceMapping(String canonical) {
        extensions = new Extensions(canonical);
        TermMapping terms = new TermMapping(extensions);
        schedules = new ScheduleMapping(extensions);
        parts = new ServiceParts(extensions);
        attributes = new AttributeLists(extensions, terms);
        organisations = new OrganisationMapping(extensions, terms);
        places = new PlaceMapping(extensions, new LocationMapping(extensions, terms));
    }

    /** The resources that {@code source}, a service with all that belongs to it, becomes. */
    public MappedService toFhir(JsonNode source, Publisher publisher) {
        ObjectNode service = ExactJson.MAPPER.createObjectNode();
        List<ObjectNode> others = new ArrayList<>();
        Set<String> mapped = new HashSet<>(LISTS);
        publisher.identify(service, Kind.SERVICE, source.path("id").asText());
        status(source, service);
        TEXTS.forEach((property, element) -> {
            if (Extensions.hasContent(source.path(property))) {
                service.set(element, source.path(property));
            }
        });
        mapped.addAll(TEXTS.keySet());
        mapped.addAll(Set.of("id", "status"));
        Telecoms.toFhir(service, source, "url", "url", mapped);
        Telecoms.toFhir(service, source, "email", "email", mapped);
        provider(source, publisher, service, others, mapped);
        ages(source, service, mapped);
        assurance(source, service, mapped);
        provision(source, service);
        source.path("schedules")
                .forEach(schedule -> service.withArray("availableTime").add(schedules.toFhir(schedule)));
        parts.toFhir(source, service);
        attributes.toFhir(source.path("attributes"), service);
        others.addAll(places.toFhir(source.path("service_at_locations"), publisher, service));
        extensions.keep(service, source, mapped);
        return new MappedService(service, others);
    }

    private void status(JsonNode source, ObjectNode service) {
        String status = source.path("status").asText();
        service.put("active", status.equals("active"));
        extensions.add(service, "service-status").put("valueCode", status.replace(' ', '-'));
    }

    private void provider(
            JsonNode source, Publisher publisher, ObjectNode service, List<ObjectNode> others, Set<String> mapped) {
        JsonNode organisation = source.path("organization");
        String id = source.path("organization_id").asText();
        if (organisation.isObject() && !organisation.isEmpty()) {
            ObjectNode reference = service.putObject("providedBy")
                    .put(
                            "reference",
                            publisher.reference(
                                    Kind.ORGANISATION, organisation.path("id").asText()));
            if (Extensions.hasContent(organisation.path("name"))) {
                reference.set("display", organisation.path("name"));
            }
            others.add(organisations.toFhir(organisation, publisher));
            mapped.add("organization");
        } else if (!id.isBlank()) {
            service.putObject("providedBy")
                    .putObject("identifier")
                    .put("system", publisher.system(Kind.ORGANISATION))
                    .put("value", id);
            mapped.add("organization_id");
        }
    }

    private void ages(JsonNode source, ObjectNode service, Set<String> mapped) {
        ObjectNode range = ExactJson.MAPPER.createObjectNode();
        age(source, "minimum_age", range, "low", mapped);
        age(source, "maximum_age", range, "high", mapped);
        if (!range.isEmpty()) {
            extensions.add(service, "age-range").set("valueRange", range);
        }
    }

    private static void age(JsonNode source, String property, ObjectNode range, String end, Set<String> mapped) {
        JsonNode age = source.path(property);
        if (age.isNumber()
                && age.decimalValue().signum() >= 0
                && age.decimalValue().compareTo(AGE_MAX) <= 0) {
            ObjectNode quantity = range.putObject(end);
            quantity.set("value", age);
            quantity.put("unit", "years")
                    .put("system", "http://unitsofmeasure.org")
                    .put("code", "a");
            mapped.add(property);
        }
    }

    private void assurance(JsonNode source, ObjectNode service, Set<String> mapped) {
        if (!Extensions.hasContent(source.path("assured_date"))) {
            return;
        }
        ObjectNode assurance = extensions.add(service, "assurance");
        Extensions.part(assurance, "date").set("valueDate", source.path("assured_date"));
        if (Extensions.hasContent(source.path("assurer_email"))) {
            Extensions.part(assurance, "by").set("valueString", source.path("assurer_email"));
        }
        mapped.addAll(Set.of("assured_date", "assurer_email"));
    }

    /** Whether it costs anything follows from the costs, for those who search. */
    private static void provision(JsonNode source, ObjectNode service) {
        List<JsonNode> amounts = source.path("cost_options").findValues("amount");
        if (amounts.isEmpty()) {
            return;
        }
        boolean free = amounts.stream().allMatch(amount -> amount.decimalValue().signum() == 0);
        service.putArray("serviceProvisionCode")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/service-provision-conditions")
                .put("code", free ? "free" : "cost");
    }

    /** {@code others} finds the resources that references such as {@code Organization/1} lead to. */
    public ObjectNode toOpenReferral(JsonNode service, Function<String, Optional<JsonNode>> others) {
        String id = Publisher.id(service, Kind.SERVICE);
        ObjectNode target = ExactJson.MAPPER.createObjectNode().put("id", id);
        target.put("name", service.path("name").asText(id));
        TEXTS.forEach((property, element) -> {
            if (service.has(element)) {
                target.set(property, service.path(element));
            }
        });
        target.put("status", status(service));
        Telecoms.toOpenReferral(service, target, "url", "url");
        Telecoms.toOpenReferral(service, target, "email", "email");
        restoreAges(service, target);
        extensions.restore(service, target);
        restoreAssurance(service, target);
        restoreProvider(service, target, others);
        if (!target.has("last_modified") && service.path("meta").has("lastUpdated")) {
            target.set("last_modified", service.path("meta").path("lastUpdated"));
        }
        ArrayNode times = ExactJson.MAPPER.createArrayNode();
        service.path("availableTime").forEach(time -> times.add(schedules.toOpenReferral(time, id)));
        Lists.set(target, "schedules", times);
        Lists.set(target, "service_at_locations", places.toOpenReferral(service, id, others));
        parts.toOpenReferral(service, target, id);
        Lists.set(target, "attributes", attributes.toOpenReferral(service, id));
        return target;
    }

    /** The organisation that {@code resource}, an Organization, is. */
    public ObjectNode organisation(JsonNode resource) {
        return organisations.toOpenReferral(resource);
    }

    /** A service that was closed or opened here has another status than its publisher said. */
    private String status(JsonNode service) {
        String said =
                extensions.first(service, "service-status").path("valueCode").asText();
        boolean active = service.path("active").asBoolean(true);
        if (said.isEmpty() || said.equals("active") != active) {
            return active ? "active" : "inactive";
        }
        return said.replace('-', ' ');
    }

    private void restoreAges(JsonNode service, ObjectNode target) {
        JsonNode range = extensions.first(service, "age-range").path("valueRange");
        if (range.path("low").has("value")) {
            target.set("minimum_age", range.path("low").path("value"));
        }
        if (range.path("high").has("value")) {
            target.set("maximum_age", range.path("high").path("value"));
        }
    }

    private void restoreAssurance(JsonNode service, ObjectNode target) {
        JsonNode assurance = extensions.first(service, "assurance");
        JsonNode date = Extensions.partOf(assurance, "date").path("valueDate");
        JsonNode by = Extensions.partOf(assurance, "by").path("valueString");
        if (!date.isMissingNode()) {
            target.set("assured_date", date);
        }
        if (by.asText().contains("@")) {
            target.set("assurer_email", by);
        }
    }

    private void restoreProvider(JsonNode service, ObjectNode target, Function<String, Optional<JsonNode>> others) {
        JsonNode provider = service.path("providedBy");
        if (provider.path("identifier").has("value") && !provider.has("reference")) {
            target.set("organization_id", provider.path("identifier").path("value"));
        }
        others.apply(provider.path("reference").asText())
                .map(organisations::toOpenReferral)
                .ifPresent(organisation -> {
                    target.set("organization", organisation);
                    if (!extensions.keeps(service)
                            && Publisher.published(service, Kind.SERVICE).isEmpty()) {
                        target.set("organization_id", organisation.path("id"));
                    }
                });
    }
}
