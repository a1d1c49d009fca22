package org.footbridge.rest.referral;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.audit.AuditTrail;
import org.footbridge.json.ExactJson;
import org.footbridge.store.resource.StoredVersion;

/** Resources that are gathered by following references, as far as they exist for the caller and are not about another person. */
final class LinkedResources {
    /** From a Task to a role, to its organisation; from a plan to a goal, to its score. */
    private static final int ROUNDS = 3;

    private final ReferralCalls calls;
    private final RequestDetails request;
    private final String person;
    private final Map<String, JsonNode> found = new LinkedHashMap<>();
    private final Set<String> tried = new HashSet<>();

    /** @param person whom all of them are about, as {@code Patient/id} */
    LinkedResources(ReferralCalls calls, RequestDetails request, String person) {
        this.calls = calls;
        this.request = request;
        this.person = person;
    }

    /** The resources that were found, by {@code Type/id}. */
    Map<String, JsonNode> found() {
        return found;
    }

    /** The found resources of {@code type}. */
    List<JsonNode> ofType(String type) {
        return found.values().stream()
                .filter(one -> one.path("resourceType").asText().equals(type))
                .toList();
    }

    /** Reads the resources at {@code paths} that were not read before; those that are new. */
    List<JsonNode> read(Collection<String> paths) {
        List<String> wanted = paths.stream()
                .filter(path -> path.matches("[A-Za-z]+/[A-Za-z0-9.-]{1,64}"))
                .filter(tried::add)
                .toList();
        List<JsonNode> added = new ArrayList<>();
        if (!wanted.isEmpty()) {
            calls.read(wanted, request).forEach((path, version) -> keep(path, version, added));
        }
        return added;
    }

    private void keep(String path, StoredVersion version, List<JsonNode> added) {
        JsonNode resource = ExactJson.tree(version.body());
        if (isAboutPerson(resource)) {
            AuditTrail.found(version.type(), version.id(), version.version(), version.body());
            found.put(path, resource);
            added.add(resource);
        }
    }

    /** Whether a resource is about the person, or about nobody. */
    boolean isAboutPerson(JsonNode resource) {
        return Stream.of("subject", "patient")
                .map(name -> resource.path(name).path("reference").asText())
                .allMatch(subject -> subject.isEmpty() || subject.equals(person));
    }

    /** Reads the resources of {@code types} that {@code from} refer to, and those that these refer to. */
    void follow(List<JsonNode> from, Set<String> types) {
        List<JsonNode> next = from;
        for (int round = 0; round < ROUNDS && !next.isEmpty(); round++) {
            next = read(next.stream()
                    .flatMap(resource -> resource.findValuesAsText("reference").stream())
                    .filter(path -> types.contains(path.replaceFirst("/.*", "")))
                    .toList());
        }
    }
}
