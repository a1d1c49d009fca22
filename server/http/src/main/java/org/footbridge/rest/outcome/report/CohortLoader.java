package org.footbridge.rest.outcome.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Lists;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.footbridge.json.ExactJson;
import org.footbridge.outcome.report.Cohort;
import org.footbridge.outcome.report.ReferralReader;
import org.footbridge.outcome.report.ReferralResources;
import org.footbridge.outcome.report.ReportPeriod;
import org.footbridge.repository.AggregateReads;

/**
 * Loads the referrals of a period into a cohort: a page of ServiceRequests at a time, with what refers to them. So the memory that it
 * takes does not grow with their number, but for the HealthcareServices.
 */
final class CohortLoader {
    /** The types that it reads. */
    static final List<String> TYPES =
            List.of("ServiceRequest", "Task", "Patient", "Encounter", "Observation", "HealthcareService");

    private static final int REFERRALS = 200;
    private static final int ROWS = 1_000;
    private static final int PORTION = 40;

    private final AggregateReads reads;
    private final ReferralReader reader;
    private final Map<String, Optional<JsonNode>> services = new HashMap<>();
    private final Set<String> inexact = new HashSet<>();

    CohortLoader(AggregateReads reads, ReferralReader reader) {
        this.reads = reads;
        this.reader = reader;
    }

    /**
     * In the order in which the referrals were made, a week at a time: a page of a sorted search costs as much as all that it sorts.
     * Onward referrals belong to the one that they follow from.
     */
    void load(ReportPeriod period, Cohort cohort) {
        for (LocalDate day = period.start(); !day.isAfter(period.end()); day = day.plusWeeks(1)) {
            LocalDate last = day.plusDays(6);
            load(day, last.isAfter(period.end()) ? period.end() : last, cohort);
        }
    }

    private void load(LocalDate first, LocalDate last, Cohort cohort) {
        Map<String, String[]> query = new LinkedHashMap<>();
        query.put("authored", new String[] {"ge" + first, "le" + last});
        query.put("status:not", new String[] {"entered-in-error,draft"});
        query.put("intent:not", new String[] {"filler-order"});
        query.put("_sort", new String[] {"authored"});
        reads.pages(
                "ServiceRequest",
                query,
                REFERRALS,
                page -> add(
                        page.stream()
                                .map(version -> ExactJson.tree(version.body()))
                                .filter(CohortLoader::isAboutPerson)
                                .filter(this::isNew)
                                .toList(),
                        cohort));
    }

    /** A referral of which the month is known, but no day, is found in several weeks. */
    private boolean isNew(JsonNode request) {
        return request.path("authoredOn").asText().length() >= "2026-01-01".length() || inexact.add(path(request));
    }

    /** Promoting and developing is about a group or place. */
    private static boolean isAboutPerson(JsonNode request) {
        return !request.path("subject").path("reference").asText().matches("(Group|Location)/.*");
    }

    private void add(List<JsonNode> requests, Cohort cohort) {
        if (requests.isEmpty()) {
            return;
        }
        List<String> paths = requests.stream().map(CohortLoader::path).toList();
        Map<String, List<JsonNode>> tasks = referring("Task", "focus", paths);
        Map<String, List<JsonNode>> contacts = referring("Encounter", "based-on", paths);
        Map<String, List<JsonNode>> observations = referring("Observation", "based-on", paths);
        Map<String, JsonNode> people = people(requests);
        findServices(requests);
        for (JsonNode request : requests) {
            String path = path(request);
            ReferralResources resources = new ReferralResources(
                    request,
                    Optional.ofNullable(
                            people.get(request.path("subject").path("reference").asText())),
                    servicesOf(request),
                    tasks.getOrDefault(path, List.of()),
                    contacts.getOrDefault(path, List.of()),
                    observations.getOrDefault(path, List.of()));
            cohort.add(reader.read(resources, cohort::note));
        }
    }

    private static String path(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    /** The resources that refer to one of {@code paths}, by it. */
    private Map<String, List<JsonNode>> referring(String type, String parameter, List<String> paths) {
        String element = parameter.equals("focus") ? "focus" : "basedOn";
        Map<String, List<JsonNode>> found = new HashMap<>();
        for (JsonNode resource : all(type, parameter, paths)) {
            JsonNode references = resource.path(element);
            Set<String> targets = new HashSet<>(references.findValuesAsText("reference"));
            targets.forEach(target ->
                    found.computeIfAbsent(target, same -> new ArrayList<>()).add(resource));
        }
        return found;
    }

    private Map<String, JsonNode> people(List<JsonNode> requests) {
        List<String> ids = requests.stream()
                .map(request -> request.path("subject").path("reference").asText())
                .filter(reference -> reference.startsWith("Patient/"))
                .map(reference -> reference.substring("Patient/".length()))
                .distinct()
                .toList();
        Map<String, JsonNode> people = new HashMap<>();
        all("Patient", "_id", ids).forEach(person -> people.put(path(person), person));
        return people;
    }

    private void findServices(List<JsonNode> requests) {
        List<String> ids = requests.stream()
                .flatMap(request -> servicePaths(request).stream())
                .filter(path -> !services.containsKey(path))
                .distinct()
                .map(path -> path.substring("HealthcareService/".length()))
                .toList();
        ids.forEach(id -> services.put("HealthcareService/" + id, Optional.empty()));
        all("HealthcareService", "_id", ids).forEach(service -> services.put(path(service), Optional.of(service)));
    }

    private static List<String> servicePaths(JsonNode request) {
        return request.path("performer").findValuesAsText("reference").stream()
                .filter(path -> path.startsWith("HealthcareService/"))
                .toList();
    }

    private List<JsonNode> servicesOf(JsonNode request) {
        return servicePaths(request).stream()
                .flatMap(path -> Objects.requireNonNull(services.getOrDefault(path, Optional.empty())).stream())
                .toList();
    }

    /** In portions, as the index of references compares each row that it finds with all values. */
    private List<JsonNode> all(String type, String parameter, List<String> values) {
        List<JsonNode> found = new ArrayList<>();
        for (List<String> some : Lists.partition(values, PORTION)) {
            Map<String, String[]> query = Map.of(parameter, new String[] {String.join(",", some)});
            reads.pages(type, query, ROWS, page -> page.forEach(version -> found.add(ExactJson.tree(version.body()))));
        }
        return found;
    }
}
