package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.transaction.ChangeRequest;

/** Makes the ServiceRequest and the Task of a new referral, according to the mode of engagement. Pure. */
public final class NewReferral {
    private static final String TASK_CODES = "http://hl7.org/fhir/CodeSystem/task-code";

    private final String canonical;

    /** @param canonical the base of the canonical URLs of our profiles */
    public NewReferral(String canonical) {
        this.canonical = canonical;
    }

    /**
     * The stored resources that a new referral is judged by.
     *
     * @param services the HealthcareServices among the performers, by their references
     * @param person the Patient; empty if there is no stored one
     * @param onward the Task that the referral follows from; empty if it is the first
     * @param duplicate a reference to an open referral of the same person to the same performer for the same need
     */
    public record Known(
            Map<String, JsonNode> services,
            Optional<JsonNode> person,
            Optional<JsonNode> onward,
            Optional<String> duplicate) {}

    /** {@code $refer}: an active ServiceRequest, and the one Task that carries it to its end. */
    public List<ChangeRequest> refer(ObjectNode request, StepInput input, Known known, Instant now) {
        requireReferral(request);
        request.put("status", "active");
        request.remove("id");
        setDefault(request, "intent", known.onward().isPresent() ? "filler-order" : "order");
        setDefault(request, "authoredOn", time(now));
        boolean waits = requireServices(request, known, now);
        ObjectNode task = task(request, input, waits, now);
        known.onward().ifPresent(from -> hang(request, task, from));
        known.duplicate()
                .ifPresent(other -> task.putArray("note")
                        .addObject()
                        .put("time", time(now))
                        .put("text", "Possible duplicate of " + other + "."));
        String fullUrl = "urn:uuid:" + UUID.randomUUID();
        task.putObject("focus").put("reference", fullUrl);
        return List.of(
                ChangeRequest.bundled("ServiceRequest", bytes(request), fullUrl),
                ChangeRequest.bundled("Task", bytes(task), "urn:uuid:" + UUID.randomUUID()));
    }

    /** {@code $signpost}: a proposal that is completed at once; nobody is asked to act, so there is no Task. */
    public List<ChangeRequest> signpost(ObjectNode request, Instant now) {
        Engagement engagement = Engagement.of(request);
        if (!engagement.mode().isEmpty() && !engagement.isOnlySignposting()) {
            throw BrokenRule.of(
                    "referral-mode",
                    "$signpost is for the mode active-signposting alone, not for '" + engagement.mode()
                            + "'. Use $refer.",
                    "ServiceRequest.extension");
        }
        if (request.has("intent") && !new ReferralRequest(request).isProposal()) {
            throw BrokenRule.of(
                    "referral-mode", "Signposting is a proposal, and no order. Use $refer.", "ServiceRequest.intent");
        }
        request.put("status", "completed").remove("id");
        setDefault(request, "intent", "proposal");
        setDefault(request, "authoredOn", time(now));
        return List.of(ChangeRequest.creation("ServiceRequest", bytes(request)));
    }

    private static void requireReferral(JsonNode request) {
        Engagement engagement = Engagement.of(request);
        if (engagement.isOnlySignposting() || (request.has("intent") && new ReferralRequest(request).isProposal())) {
            throw BrokenRule.of(
                    "referral-mode",
                    "Signposting asks nobody to act and has no Task. Use $signpost.",
                    "ServiceRequest");
        } else if (engagement.mode().equals(Engagement.DEVELOPMENT)) {
            throw BrokenRule.of(
                    "referral-mode",
                    "Promoting, growing and developing is not about one person, so it is no referral. Store it as a"
                            + " ServiceRequest.",
                    "ServiceRequest.extension");
        }
        List<String> performers = performers(request);
        if (engagement.includes(Engagement.LINK_WORKER)
                && request.path("performer").isEmpty()) {
            throw BrokenRule.of(
                    "referral-performer",
                    "A referral to a link worker names the link worker or the service as performer.",
                    "ServiceRequest.performer");
        } else if (engagement.mode().equals(Engagement.PRESCRIBER)
                && performers.stream().noneMatch(reference -> reference.startsWith("HealthcareService/"))) {
            throw BrokenRule.of(
                    "referral-performer",
                    "A prescription of an allied health professional goes straight to a community service: name its"
                            + " HealthcareService as performer.",
                    "ServiceRequest.performer");
        }
        if (!request.has("subject")) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The referral does not say whom it is for: ServiceRequest.subject is missing.",
                    "ServiceRequest.subject");
        }
    }

    /** The literal references to performers. */
    public static List<String> performers(JsonNode request) {
        return StreamSupport.stream(request.path("performer").spliterator(), false)
                .map(performer -> performer.path("reference").asText())
                .filter(reference -> !reference.isEmpty())
                .toList();
    }

    /** Whether two referrals have a need in common. Without needs they are compared by person and service alone. */
    public static boolean sharesNeed(JsonNode one, JsonNode other) {
        Set<String> needs = needs(one);
        return needs.isEmpty() || needs(other).stream().anyMatch(needs::contains);
    }

    private static Set<String> needs(JsonNode request) {
        Set<String> all = new HashSet<>();
        request.path("reasonCode")
                .forEach(reason -> reason.path("coding")
                        .forEach(coding -> all.add(coding.path("system").asText() + "|"
                                + coding.path("code").asText())));
        return all;
    }

    private static boolean requireServices(JsonNode request, Known known, Instant now) {
        boolean waits = false;
        List<String> performers = performers(request);
        for (int i = 0; i < performers.size(); i++) {
            JsonNode service = known.services().get(performers.get(i));
            if (service != null) {
                waits |= ServiceRules.requireOpen(
                        service,
                        known.person(),
                        now.atOffset(ZoneOffset.UTC).toLocalDate(),
                        "ServiceRequest.performer[" + i + "]");
            }
        }
        return waits;
    }

    private ObjectNode task(JsonNode request, StepInput input, boolean waits, Instant now) {
        ObjectNode task = ExactJson.MAPPER.createObjectNode();
        task.put("resourceType", "Task");
        boolean ours = StreamSupport.stream(request.at("/meta/profile").spliterator(), false)
                .anyMatch(profile -> profile.asText().startsWith(canonical + "/"));
        if (ours) {
            task.putObject("meta").putArray("profile").add(canonical + "/StructureDefinition/SPReferralTask");
        }
        task.put("status", "requested").put("intent", "order");
        task.putObject("businessStatus")
                .putArray("coding")
                .addObject()
                .put("system", canonical + "/CodeSystem/sp-referral-outcome")
                .put("code", waits ? "waiting-list" : "awaiting-triage")
                .put("display", waits ? "Waiting list" : "Awaiting triage");
        if (request.has("priority")) {
            task.set("priority", request.path("priority"));
        }
        task.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", TASK_CODES)
                .put("code", "fulfill");
        task.set("for", request.path("subject"));
        task.put("authoredOn", time(now));
        if (request.has("requester")) {
            task.set("requester", request.path("requester"));
        }
        input.reference("owner").ifPresent(owner -> task.set("owner", owner));
        input.date("due").ifPresent(due -> task.set("restriction", TaskActions.due(task, due)));
        return task;
    }

    /** Hangs an onward referral on the Task that it follows from. */
    private static void hang(ObjectNode request, ObjectNode task, JsonNode from) {
        if (!request.path("intent").asText().equals("filler-order")) {
            throw BrokenRule.of(
                    "referral-onward",
                    "An onward referral has the intent 'filler-order', not '"
                            + request.path("intent").asText() + "'.",
                    "ServiceRequest.intent");
        }
        ReferralTask origin = new ReferralTask(from);
        if (!origin.state().orElse(TaskState.START).isOpen() || origin.state().orElseThrow() == TaskState.DRAFT) {
            throw BrokenRule.of(
                    "referral-ended",
                    "The referral that this one follows from has the status '" + origin.status()
                            + "'; onward referrals are made while it is open.",
                    "ServiceRequest.basedOn");
        }
        origin.requestId().ifPresent(id -> {
            List<JsonNode> basedOn = new ArrayList<>();
            request.path("basedOn").forEach(basedOn::add);
            String reference = "ServiceRequest/" + id;
            if (basedOn.stream().noneMatch(one -> one.path("reference").asText().equals(reference))) {
                basedOn.add(ExactJson.MAPPER.createObjectNode().put("reference", reference));
            }
            request.putArray("basedOn").addAll(basedOn);
        });
        task.putArray("partOf")
                .addObject()
                .put("reference", "Task/" + from.path("id").asText());
    }

    private static void setDefault(ObjectNode resource, String member, String value) {
        if (!resource.has(member)) {
            resource.put(member, value);
        }
    }

    private static String time(Instant now) {
        return now.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
