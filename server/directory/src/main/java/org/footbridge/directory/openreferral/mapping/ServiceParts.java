package org.footbridge.directory.openreferral.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.footbridge.json.ExactJson;

/** Maps the small parts of a service and back: costs, funding, contacts, telephones, areas and languages. */
final class ServiceParts {
    private static final String COST = "cost";
    private static final String FUNDING = "funding";
    private static final String CONTACT = "service-contact";
    private static final String URI = "urn:ietf:rfc:3986";
    private static final String BCP47 = "urn:ietf:bcp:47";

    private final Extensions extensions;

    ServiceParts(Extensions extensions) {
        this.extensions = extensions;
    }

    void toFhir(JsonNode source, ObjectNode service) {
        source.path("cost_options").forEach(cost -> cost(cost, service));
        source.path("funding").forEach(funding -> {
            ObjectNode extension = extensions.add(service, FUNDING);
            text(funding, "source", extension, "source");
            extensions.keep(extension, funding, Set.of("source"));
        });
        source.path("contacts").forEach(contact -> {
            ObjectNode extension = extensions.add(service, CONTACT);
            Extensions.part(extension, "published").put("valueBoolean", true);
            text(contact, "name", extension, "name");
            text(contact, "title", extension, "title");
            extensions.keep(extension, contact, Set.of("name", "title"));
        });
        source.path("phones").forEach(phone -> {
            ObjectNode telecom = service.withArray("telecom").addObject().put("system", "phone");
            if (Extensions.hasContent(phone.path("number"))) {
                telecom.set("value", phone.path("number"));
            }
            extensions.keep(telecom, phone, Set.of("number"));
        });
        source.path("service_areas")
                .forEach(area -> service.withArray("coverageArea").add(area(area)));
        source.path("languages")
                .forEach(language -> service.withArray("communication").add(language(language)));
    }

    private static void text(JsonNode source, String property, ObjectNode extension, String part) {
        if (Extensions.hasContent(source.path(property))) {
            Extensions.part(extension, part).set("valueString", source.path(property));
        }
    }

    private void cost(JsonNode cost, ObjectNode service) {
        ObjectNode extension = extensions.add(service, COST);
        text(cost, "option", extension, "option");
        if (cost.path("amount").isNumber()) {
            ObjectNode money = Extensions.part(extension, "amount").putObject("valueMoney");
            money.set("value", cost.path("amount"));
            money.put("currency", "GBP");
        }
        extensions.keep(extension, cost, Set.of("option", "amount"));
    }

    private ObjectNode area(JsonNode area) {
        ObjectNode reference = ExactJson.MAPPER.createObjectNode();
        Set<String> mapped = new HashSet<>();
        if (Extensions.hasContent(area.path("name"))) {
            reference.set("display", area.path("name"));
            mapped.add("name");
        }
        if (area.path("uri").asText().matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+")) {
            reference.putObject("identifier").put("system", URI).set("value", area.path("uri"));
            mapped.add("uri");
        }
        extensions.keep(reference, area, mapped);
        return reference;
    }

    private ObjectNode language(JsonNode language) {
        ObjectNode concept = ExactJson.MAPPER.createObjectNode();
        Set<String> mapped = new HashSet<>();
        if (language.path("code").asText().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
            concept.putArray("coding").addObject().put("system", BCP47).set("code", language.path("code"));
            mapped.add("code");
        }
        if (Extensions.hasContent(language.path("name"))) {
            concept.set("text", language.path("name"));
            mapped.add("name");
        }
        extensions.keep(concept, language, mapped);
        return concept;
    }

    void toOpenReferral(JsonNode service, ObjectNode target, String id) {
        ArrayNode costs = list();
        extensions.all(service, COST).forEach(cost -> costs.add(restoredCost(cost, id)));
        Lists.set(target, "cost_options", costs);
        ArrayNode funding = list();
        extensions.all(service, FUNDING).forEach(one -> funding.add(texts(one, id, "source")));
        Lists.set(target, "funding", funding);
        ArrayNode contacts = list();
        extensions.all(service, CONTACT).stream()
                .filter(one ->
                        Extensions.partOf(one, "published").path("valueBoolean").asBoolean())
                .forEach(one -> contacts.add(texts(one, id, "name", "title")));
        Lists.set(target, "contacts", contacts);
        ArrayNode phones = list();
        service.path("telecom").forEach(telecom -> {
            if (telecom.path("system").asText().equals("phone")) {
                phones.add(restoredPhone(telecom, id));
            }
        });
        Lists.set(target, "phones", phones);
        ArrayNode areas = list();
        service.path("coverageArea").forEach(area -> areas.add(restoredArea(area, id)));
        Lists.set(target, "service_areas", areas);
        ArrayNode languages = list();
        service.path("communication").forEach(language -> languages.add(restoredLanguage(language, id)));
        Lists.set(target, "languages", languages);
    }

    private static ArrayNode list() {
        return ExactJson.MAPPER.createArrayNode();
    }

    /** What is kept of {@code element}; an element that came from no feed gets an id that follows from its owner and content. */
    private ObjectNode restored(JsonNode element, String owner) {
        ObjectNode target = ExactJson.MAPPER.createObjectNode();
        extensions.restore(element, target);
        if (!extensions.keeps(element)) {
            target.put("id", Publisher.uuid(owner + "|" + element));
        }
        return target;
    }

    private ObjectNode texts(JsonNode extension, String owner, String... parts) {
        ObjectNode target = restored(extension, owner);
        for (String name : parts) {
            JsonNode part = Extensions.partOf(extension, name);
            if (!part.isMissingNode()) {
                target.set(name, part.path("valueString"));
            }
        }
        return target;
    }

    private ObjectNode restoredCost(JsonNode extension, String owner) {
        ObjectNode cost = texts(extension, owner, "option");
        JsonNode amount =
                Extensions.partOf(extension, "amount").path("valueMoney").path("value");
        if (amount.isNumber()) {
            cost.set("amount", amount);
        }
        return cost;
    }

    private ObjectNode restoredPhone(JsonNode telecom, String owner) {
        ObjectNode phone = restored(telecom, owner);
        if (telecom.has("value")) {
            phone.set("number", telecom.path("value"));
        }
        return phone;
    }

    private ObjectNode restoredArea(JsonNode reference, String owner) {
        ObjectNode area = restored(reference, owner);
        if (reference.has("display")) {
            area.set("name", reference.path("display"));
        }
        if (reference.path("identifier").path("system").asText().equals(URI)) {
            area.set("uri", reference.path("identifier").path("value"));
        }
        return area;
    }

    private ObjectNode restoredLanguage(JsonNode concept, String owner) {
        ObjectNode language = restored(concept, owner);
        JsonNode coding = concept.path("coding").path(0);
        if (coding.has("code")) {
            language.set("code", coding.path("code"));
        }
        JsonNode name = concept.has("text") ? concept.path("text") : coding.path("display");
        if (!name.isMissingNode()) {
            language.set("name", name);
        }
        return language;
    }
}
