package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.calendar.Targets;
import org.footbridge.transaction.ChangeRequest;

/** Makes the ServiceRequest and the Task of a new referral, according to the mode of engagement. Pure. */
public final class NewReferral {
    private static final String TASK_CODES = "http://hl7.org/fhir/CodeSystem/task-code";

    private final String canonical;
    private final Targets targets;

    /**
     * @param canonical the base of the canonical URLs of our profiles
     * @param targets the times within which referrals are to be answered
     */
    public NewReferral(String canonical, Targets targets) {
        this.canonical = canonical;
        this.targets = targets;
    }

    /**
     * The stored resources that a new referral is judged by.
     *
     * @param onward the Task that the referral follows from; empty if it is the first
     * @param duplicate a reference to an open referral of the same person to the same performer for the same need
     */
    public record Known(Optional<JsonNode> onward, Optional<String> duplicate) {}

    /**
     * {@code $refer}: an active ServiceRequest, and the one Task that carries it to its end.
     *
     * @param waits whether the person goes on the waiting list of the service
     */
    public List<ChangeRequest> refer(JsonNode referral, StepInput input, Known known, boolean waits, Instant now) {
        ObjectNode request = referral.deepCopy();
        requireReferral(request);
        request.put("status", "active");
        request.remove("id");
        setDefault(request, "intent", known.onward().isPresent() ? "filler-order" : "order");
        setDefault(request, "authoredOn", time(now));
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
            throw Problem.ofRule(
                    "referral-mode",
                    "$signpost is for the mode active-signposting alone, not for '" + engagement.mode()
                            + "'. Use $refer.",
                    "ServiceRequest.extension");
        }
        if (request.has("intent") && !new ReferralRequest(request).isProposal()) {
            throw Problem.ofRule(
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
            throw Problem.ofRule(
                    "referral-mode",
                    "Signposting asks nobody to act and has no Task. Use $signpost.",
                    "ServiceRequest");
        } else if (engagement.mode().equals(Engagement.DEVELOPMENT)) {
            throw Problem.ofRule(
                    "referral-mode",
                    "Promoting, growing and developing is not about one person, so it is no referral. Store it as a"
                            + " ServiceRequest.",
                    "ServiceRequest.extension");
        }
        List<String> performers = performers(request);
        if (engagement.includes(Engagement.LINK_WORKER)
                && request.path("performer").isEmpty()) {
            throw Problem.ofRule(
                    "referral-performer",
                    "A referral to a link worker names the link worker or the service as performer.",
                    "ServiceRequest.performer");
        } else if (engagement.mode().equals(Engagement.PRESCRIBER)
                && performers.stream().noneMatch(reference -> reference.startsWith("HealthcareService/"))) {
            throw Problem.ofRule(
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
        task.put("authoredOn", time(now)).put("lastModified", time(now));
        if (request.has("requester")) {
            task.set("requester", request.path("requester"));
        }
        input.reference("owner").ifPresent(owner -> task.set("owner", owner));
        input.date("due")
                .or(() -> target(request, now))
                .ifPresent(due -> task.set("restriction", TaskActions.due(task, due)));
        return task;
    }

    private Optional<String> target(JsonNode request, Instant now) {
        Engagement engagement = Engagement.of(request);
        String priority = request.path("priority").asText("routine");
        return targets.due(List.of(priority, engagement.mode(), engagement.second()), now)
                .map(LocalDate::toString);
    }

    /** Hangs an onward referral on the Task that it follows from. */
    private static void hang(ObjectNode request, ObjectNode task, JsonNode from) {
        if (!request.path("intent").asText().equals("filler-order")) {
            throw Problem.ofRule(
                    "referral-onward",
                    "An onward referral has the intent 'filler-order', not '"
                            + request.path("intent").asText() + "'.",
                    "ServiceRequest.intent");
        }
        ReferralTask origin = new ReferralTask(from);
        if (!origin.state().orElse(TaskState.START).isOpen() || origin.state().orElseThrow() == TaskState.DRAFT) {
            throw Problem.ofRule(
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
