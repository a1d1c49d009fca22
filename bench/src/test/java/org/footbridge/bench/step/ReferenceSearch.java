package org.footbridge.bench.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Searching as R4 describes it, for the parameters the steps ask for, over all resources one by one. */
final class ReferenceSearch {

    /** The element of each parameter that is not called like it. */
    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry("Patient.family", "name"),
            Map.entry("Patient.birthdate", "birthDate"),
            Map.entry("ServiceRequest.authored", "authoredOn"),
            Map.entry("ServiceRequest.patient", "subject"),
            Map.entry("Observation.patient", "subject"),
            Map.entry("Observation.date", "effectiveDateTime"),
            Map.entry("Observation.value-quantity", "valueQuantity"),
            Map.entry("Observation.based-on", "basedOn"),
            Map.entry("HealthcareService.organization", "providedBy"));

    private final Map<String, JsonNode> resources;
    private final Map<String, List<String>> controls = new LinkedHashMap<>();
    /** By the condition of a _has. */
    private final Map<String, Set<String>> referred = new HashMap<>();

    ReferenceSearch(Map<String, JsonNode> resources) {
        this.resources = resources;
    }

    ObjectNode answer(String type, String query, String base) {
        List<String[]> criteria = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            String name = decoded(pair.substring(0, pair.indexOf('=')));
            String value = decoded(pair.substring(pair.indexOf('=') + 1));
            if (name.startsWith("_") && !name.startsWith("_has:")) {
                controls.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            } else {
                criteria.add(new String[] {name, value});
            }
        }
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode resource : resources.values()) {
            if (type(resource).equals(type) && criteria.stream().allMatch(c -> matches(resource, c[0], c[1]))) {
                found.add(resource);
            }
        }
        Collections.reverse(found);
        control("_sort").ifPresent(sort -> found.sort(order(sort)));
        return bundle(found, base + "?" + query);
    }

    private ObjectNode bundle(List<JsonNode> found, String link) {
        int size = Integer.parseInt(control("_count").orElse("50"));
        int from = Integer.parseInt(control("_from").orElse("0"));
        boolean onlyCount = control("_summary").isPresent();
        ObjectNode bundle = new ObjectMapper().createObjectNode().put("resourceType", "Bundle");
        bundle.put("total", found.size());
        if (onlyCount) {
            return bundle;
        }
        int to = Math.min(from + size, found.size());
        List<JsonNode> page = found.subList(from, to);
        page.forEach(resource -> add(bundle, resource, "match"));
        included(page).values().forEach(resource -> add(bundle, resource, "include"));
        if (to < found.size()) {
            String next = link.replaceAll("&_from=\\d+", "") + "&_from=" + to;
            bundle.withArrayProperty("link").addObject().put("url", next).put("relation", "next");
        }
        return bundle;
    }

    private static void add(ObjectNode bundle, JsonNode resource, String mode) {
        ObjectNode entry = bundle.withArrayProperty("entry").addObject();
        entry.set("resource", resource);
        entry.putObject("search").put("mode", mode);
    }

    private Map<String, JsonNode> included(List<JsonNode> page) {
        Map<String, JsonNode> included = new LinkedHashMap<>();
        for (String include : controls.getOrDefault("_include", List.of())) {
            String[] parts = include.split(":", -1);
            for (JsonNode resource : page) {
                for (JsonNode value : values(resource, parts[1])) {
                    String reference = value.path("reference").asText();
                    included.put(reference, resources.getOrDefault(reference, value));
                }
            }
        }
        for (String include : controls.getOrDefault("_revinclude", List.of())) {
            String[] parts = include.split(":", -1);
            for (JsonNode resource : resources.values()) {
                if (type(resource).equals(parts[0])
                        && page.stream().anyMatch(p -> matches(resource, parts[1], reference(p)))) {
                    included.put(reference(resource), resource);
                }
            }
        }
        return included;
    }

    private boolean matches(JsonNode resource, String name, String value) {
        if (name.startsWith("_has:")) {
            return referred.computeIfAbsent(name + "=" + value, n -> referred(name.split(":", 4), value))
                    .contains(reference(resource));
        }
        int dot = name.indexOf('.');
        if (dot < 0) {
            return values(resource, name).stream().anyMatch(found -> any(found, value));
        }
        String[] reference = name.substring(0, dot).split(":", -1);
        for (JsonNode found : values(resource, reference[0])) {
            JsonNode target = resources.get(found.path("reference").asText());
            boolean typed =
                    target != null && (reference.length == 1 || type(target).equals(reference[1]));
            if (target != null && typed && matches(target, name.substring(dot + 1), value)) {
                return true;
            }
        }
        return false;
    }

    /** What those that have the value refer to. */
    private Set<String> referred(String[] has, String value) {
        Set<String> references = new HashSet<>();
        for (JsonNode other : resources.values()) {
            if (type(other).equals(has[1]) && matches(other, has[3], value)) {
                values(other, has[2])
                        .forEach(found -> references.add(found.path("reference").asText()));
            }
        }
        return references;
    }

    private static boolean any(JsonNode found, String values) {
        for (String value : values.split(",", -1)) {
            if (matches(found, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(JsonNode found, String value) {
        if (found.has("coding")) {
            for (JsonNode coding : found.path("coding")) {
                if (value.equals(coding.path("system").asText() + "|"
                        + coding.path("code").asText())) {
                    return true;
                }
            }
            return false;
        } else if (found.has("reference")) {
            return found.path("reference").asText().equals(value);
        } else if (found.has("family")) {
            return (found.path("family").asText() + " " + found.at("/given/0").asText())
                    .toLowerCase(Locale.ROOT)
                    .matches("(.* )?" + value.toLowerCase(Locale.ROOT) + ".*");
        } else if (found.path("value").isNumber()) {
            return inRange(found.path("value").decimalValue().compareTo(new BigDecimal(value.substring(2))), value);
        } else if (found.isObject()) {
            return value.equals(
                    found.path("system").asText() + "|" + found.path("value").asText());
        } else if (value.matches("[gl]e\\d.*")) {
            return inRange(found.asText().compareTo(value.substring(2)), value);
        }
        return found.asText().equals(value);
    }

    private static boolean inRange(int compared, String value) {
        return value.startsWith("ge") ? compared >= 0 : compared <= 0;
    }

    private static List<JsonNode> values(JsonNode resource, String parameter) {
        JsonNode element = resource.path(ELEMENTS.getOrDefault(type(resource) + "." + parameter, parameter));
        List<JsonNode> values = new ArrayList<>();
        if (element.isArray()) {
            element.forEach(values::add);
        } else if (!element.isMissingNode()) {
            values.add(element);
        }
        return values;
    }

    private static Comparator<JsonNode> order(String sort) {
        String parameter = sort.replace("-", "");
        Comparator<JsonNode> order = Comparator.comparing(resource -> parameter.equals("_lastUpdated")
                ? resource.at("/meta/lastUpdated").asText()
                : values(resource, parameter).get(0).asText());
        return sort.startsWith("-") ? order.reversed() : order;
    }

    private Optional<String> control(String name) {
        return controls.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asText();
    }

    private static String reference(JsonNode resource) {
        return type(resource) + "/" + resource.path("id").asText();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
