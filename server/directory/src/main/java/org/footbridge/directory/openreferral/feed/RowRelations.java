package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the rows of a feed against each other: ids that occur twice, parents that lead in a circle, and objects that differ. */
final class RowRelations {
    private final Map<String, Integer> services = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    /** The first description of each organisation and location, and its row. */
    private final Map<String, Described> described = new HashMap<>();

    private record Described(String digest, int row) {}

    private RowRelations() {}

    static List<Row> checked(List<Row> rows) {
        RowRelations relations = new RowRelations();
        List<Row> once = rows.stream().map(relations::once).toList();
        once.forEach(row -> relations.noteParents(row.service()));
        Set<String> circular = relations.circular();
        List<Row> checked = new ArrayList<>();
        for (Row row : once) {
            Optional<String> circle = nodes(row.service())
                    .filter(node -> circular.contains(key(node)))
                    .map(RowRelations::key)
                    .findFirst();
            checked.add(
                    row.isRefused() || circle.isEmpty()
                            ? relations.compared(row)
                            : row.refused("The parents of " + circle.get() + " lead in a circle."));
        }
        return checked;
    }

    private Row once(Row row) {
        if (row.id().isEmpty()) {
            return row;
        }
        Integer first = services.putIfAbsent(row.id(), row.number());
        return first == null || row.isRefused()
                ? row
                : row.refused("The id is that of row " + first + " already, which is kept.");
    }

    /** The objects of a service that can have a parent. */
    private static Stream<JsonNode> nodes(JsonNode service) {
        List<JsonNode> nodes = new ArrayList<>();
        nodes.add(service.path("organization"));
        nodes.addAll(service.findValues("taxonomy_term"));
        return nodes.stream().filter(JsonNode::isObject);
    }

    private static String key(JsonNode node) {
        return (isTerm(node) ? "term " : "organization ") + node.path("id").asText();
    }

    private static boolean isTerm(JsonNode node) {
        return !node.has("parent_organization_id") && node.has("parent_id");
    }

    private void noteParents(JsonNode service) {
        nodes(service).forEach(node -> {
            String property = isTerm(node) ? "parent_id" : "parent_organization_id";
            String parent = node.path(property).asText();
            if (!parent.isEmpty()) {
                parents.putIfAbsent(key(node), (isTerm(node) ? "term " : "organization ") + parent);
            }
        });
    }

    /** All whose parents come back to themselves. */
    private Set<String> circular() {
        Set<String> circular = new HashSet<>();
        Set<String> settled = new HashSet<>();
        for (String start : parents.keySet()) {
            List<String> path = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            String at = start;
            while (at != null && !settled.contains(at) && seen.add(at)) {
                path.add(at);
                at = parents.get(at);
            }
            if (at != null && seen.contains(at)) {
                circular.addAll(path.subList(path.indexOf(at), path.size()));
            }
            settled.addAll(path);
        }
        return circular;
    }

    /** Of two descriptions of an organisation or a location the first is kept. */
    private Row compared(Row row) {
        Row compared = row;
        if (row.service().has("organization")) {
            compared = compared(compared, "organization", row.service().path("organization"));
        }
        for (JsonNode place : row.service().path("service_at_locations")) {
            if (place.path("location").isObject()) {
                compared = compared(compared, "location", place.path("location"));
            }
        }
        return compared;
    }

    private Row compared(Row row, String kind, JsonNode object) {
        if (row.isRefused()) {
            return row;
        }
        String name = kind + " " + object.path("id").asText();
        Described mine = new Described(Digests.of(object), row.number());
        Described first = described.putIfAbsent(name, mine);
        return first == null || first.digest().equals(mine.digest())
                ? row
                : row.noting(name + " is not as in row " + first.row() + ", whose description is kept.");
    }
}
