package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resources that a report is composed from, all of which the caller may see.
 *
 * @param task the Task of the referral
 * @param resources those that the Task and the others refer to, by {@code Type/id}
 * @param contacts the latest Encounters, newest first
 * @param contactsTotal the number of all Encounters
 * @param outcomes Observations that are based on the referral
 * @param onward ServiceRequests that are based on the referral
 */
public record ReportSource(
        JsonNode task,
        Map<String, JsonNode> resources,
        List<JsonNode> contacts,
        long contactsTotal,
        List<JsonNode> outcomes,
        List<JsonNode> onward,
        Message message) {
    public ReportSource {
        resources = Map.copyOf(resources);
        contacts = List.copyOf(contacts);
        outcomes = List.copyOf(outcomes);
        onward = List.copyOf(onward);
    }

    /**
     * What the author adds in words, and who that is.
     *
     * @param summary empty if nothing
     * @param actions that are asked of the GP or the referrer; empty if none
     * @param author a Reference
     * @param organisation a Reference to the organisation that the author acts for
     */
    public record Message(
            String summary, String actions, JsonNode author, Optional<JsonNode> organisation, Instant now) {}

    /** The state of the referral, which decides what kind of report it is. */
    ReportKind kind() {
        return ReportKind.of(task);
    }

    JsonNode request() {
        return find(task.path("focus"));
    }

    JsonNode person() {
        return find(task.path("for"));
    }

    /** The resource that a Reference leads to; a missing node if the caller does not see it. */
    JsonNode find(JsonNode reference) {
        return resources.getOrDefault(reference.path("reference").asText(), MissingNode.getInstance());
    }

    /** The resources of {@code type} that the referral and its Task refer to. */
    List<JsonNode> linked(String type) {
        return resources.values().stream()
                .filter(resource -> resource.path("resourceType").asText().equals(type))
                .sorted((one, other) -> path(one).compareTo(path(other)))
                .toList();
    }

    /** {@code Type/id}. */
    static String path(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    /** The paths of those that are there. */
    static List<String> paths(Stream<JsonNode> resources) {
        return resources
                .filter(resource -> resource.has("resourceType"))
                .map(ReportSource::path)
                .toList();
    }

    /**
     * Whether notes and other free text stay with the target: the person has not agreed that the GP practice sees more than codes.
     */
    boolean isCodesOnly() {
        return Stream.concat(Stream.of(request()), linked("Consent").stream())
                .flatMap(resource -> Stream.iterate(
                                0, i -> i < resource.path("extension").size(), i -> i + 1)
                        .map(i -> resource.path("extension").get(i)))
                .anyMatch(extension -> extension.path("url").asText().endsWith("/share-with-gp")
                        && extension.has("valueBoolean")
                        && !extension.path("valueBoolean").asBoolean());
    }
}
