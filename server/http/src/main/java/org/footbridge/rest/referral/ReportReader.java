package org.footbridge.rest.referral;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Caller;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.StepInput;
import org.footbridge.referral.report.ReportSource;
import org.footbridge.referral.report.ReportSource.Message;
import org.footbridge.repository.CallerSearch;
import org.footbridge.rest.http.Callers;

/**
 * Reads what a report is composed from, as far as it exists for the caller: the referral, the resources that it names about the same
 * person, its contacts and scores, and the people and services that these name.
 */
record ReportReader(ReferralCalls calls) {
    private static final String CONTACTS_MAX = "50";
    private static final String OTHERS_MAX = "200";
    private static final String REQUEST = "ServiceRequest";

    private static final Set<String> DIRECTORY = Set.of(
            "Practitioner", "PractitionerRole", "Organization", "HealthcareService", "Location", "RelatedPerson");
    private static final Set<String> ABOUT_PERSON =
            Set.of("CarePlan", "Goal", "Condition", "Flag", "RiskAssessment", "Consent", "Observation");
    private static final Set<String> AUTHORS =
            Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson", "Organization", "Device");

    /** The matches of a search on one page, and their total. */
    private record Listed(List<JsonNode> resources, long total) {}

    ReportSource read(JsonNode task, StepInput input, Instant now, RequestDetails request) {
        Message message = message(task, input, now, Callers.of(request));
        String person = task.at("/for/reference").asText();
        String focus = task.at("/focus/reference").asText();
        LinkedResources linked = new LinkedResources(calls, request, person);
        List<JsonNode> from = new ArrayList<>(List.of(task));
        from.addAll(linked.read(List.of(person, focus)));
        Map<String, String> basedOn = Map.of("based-on", focus, "_count", OTHERS_MAX);
        Listed met = found(
                "Encounter",
                Map.of("based-on", focus, "_sort", "-date", "_count", CONTACTS_MAX, "_total", "accurate"),
                linked,
                request);
        List<JsonNode> scores = found("Observation", basedOn, linked, request).resources();
        List<JsonNode> onward = found(REQUEST, basedOn, linked, request).resources();
        List<JsonNode> plans = found(
                        "CarePlan", Map.of("activity-reference", focus, "_count", OTHERS_MAX), linked, request)
                .resources();
        from.addAll(plans);
        Set<String> types = new HashSet<>(DIRECTORY);
        types.addAll(ABOUT_PERSON);
        linked.follow(from, types);
        List<JsonNode> named = new ArrayList<>(met.resources());
        named.addAll(onward);
        named.add(message.author());
        message.organisation().ifPresent(named::add);
        linked.follow(named, DIRECTORY);
        Map<String, JsonNode> resources = new HashMap<>(linked.found());
        plans.forEach(plan -> resources.put(path(plan), plan));
        List<JsonNode> outcomes = distinct(scores, linked.ofType("Observation"));
        return new ReportSource(task, resources, met.resources(), met.total(), outcomes, onward, message);
    }

    /** A type that the caller may not search at all is not part of the report. */
    private Listed found(String type, Map<String, String> query, LinkedResources linked, RequestDetails request) {
        if (!query.containsValue("") && query.values().stream().anyMatch(value -> value.startsWith(REQUEST + "/"))) {
            try {
                CallerSearch.Found found = calls.find(type, query, request);
                List<JsonNode> resources = found.page().versions().stream()
                        .map(version -> ExactJson.tree(version.body()))
                        .filter(linked::isAboutPerson)
                        .toList();
                return new Listed(
                        resources, Math.max(resources.size(), found.total().orElse(0)));
            } catch (Problem refused) {
                if (refused.kind() != ProblemKind.FORBIDDEN) {
                    throw refused;
                }
            }
        }
        return new Listed(List.of(), 0);
    }

    private static List<JsonNode> distinct(List<JsonNode> some, List<JsonNode> others) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        some.forEach(one -> all.put(path(one), one));
        others.forEach(one -> all.putIfAbsent(path(one), one));
        return List.copyOf(all.values());
    }

    private static String path(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    /** The author is the caller, or the caller's organisation, or else the owner of the Task. */
    private static Message message(JsonNode task, StepInput input, Instant now, Caller caller) {
        Optional<JsonNode> organisation =
                caller.organisations().stream().min(Comparator.naturalOrder()).map(ReportReader::reference);
        JsonNode owner = task.path("owner");
        boolean ownerWrites = AUTHORS.contains(owner.path("reference").asText().replaceFirst("/.*", ""));
        JsonNode author = caller.fhirUser()
                .filter(user -> AUTHORS.contains(user.replaceFirst("/.*", "")))
                .map(ReportReader::reference)
                .or(() -> organisation)
                .or(() -> Optional.of(owner).filter(who -> ownerWrites))
                .orElseGet(() -> ExactJson.MAPPER
                        .createObjectNode()
                        .put(
                                "display",
                                owner.has("display")
                                        ? owner.path("display").asText()
                                        : "The service that has the referral"));
        return new Message(
                input.text("summary").orElse(""), input.text("actions").orElse(""), author, organisation, now);
    }

    private static JsonNode reference(String path) {
        ObjectNode reference = ExactJson.MAPPER.createObjectNode();
        return reference.put("reference", path);
    }
}
