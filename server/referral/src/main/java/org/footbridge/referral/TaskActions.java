package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Caller;
import org.footbridge.json.ExactJson;
import org.footbridge.patch.Patches;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.transaction.ChangeRequest;

/**
 * The steps that the operations on the Task of a referral take, as changes. Whether the Task is in a state for the step is decided when
 * they are executed, by the rules that hold for every client.
 */
public final class TaskActions {
    private static final String VISITS = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String MINUTES = "http://unitsofmeasure.org";

    private final Patches patches;
    private final String canonical;

    /** @param canonical the base of the canonical URLs of our profiles */
    public TaskActions(Patches patches, String canonical) {
        this.patches = patches;
        this.canonical = canonical;
    }

    /**
     * The Task that an operation is called on.
     *
     * @param json as it was read
     * @param etag of the version that was read
     * @param author of notes, a reference; empty if the caller is no party of the Task
     */
    public record Subject(JsonNode json, String etag, Instant now, Optional<String> author) {
        /** The logical id of the Task. */
        public String id() {
            return json.path("id").asText();
        }

        /** The id of the ServiceRequest; empty if it is not on this server. */
        public Optional<String> requestId() {
            return new ReferralTask(json).requestId();
        }

        String time() {
            return now.truncatedTo(ChronoUnit.MILLIS).toString();
        }
    }

    /**
     * The Task of a referral in {@code text}.
     *
     * @throws Problem BUSINESS_RULE if it is another Task
     */
    public static Subject subject(byte[] text, String etag, Instant now, Caller caller) {
        ReferralTask task = ReferralTask.of(text)
                .orElseThrow(() -> Problem.ofRule(
                        "referral-task",
                        "This Task is not that of a referral: its code is 'fulfill' and its focus is a ServiceRequest.",
                        "Task.code"));
        return new Subject(task.json(), etag, now, Parties.author(caller, task.json()));
    }

    /** {@code $accept}: the target takes the referral; an owner is necessary, given now or before. */
    public List<ChangeRequest> accept(Subject task, StepInput input) {
        StepPatch patch = new StepPatch(task.json()).status(TaskState.ACCEPTED);
        input.reference("owner").ifPresent(owner -> patch.set("owner", owner));
        return changes(task, noted(patch, task, input));
    }

    /** {@code $reject}: the target does not take the referral, and says why. */
    public List<ChangeRequest> reject(Subject task, StepInput input) {
        StepPatch patch = new StepPatch(task.json())
                .status(TaskState.REJECTED)
                .set("statusReason", required(input.reason(), "reason"))
                .set("businessStatus", outcome("case-closed", "Case closed"));
        return changes(task, noted(patch, task, input));
    }

    /** {@code $start}: the work begins, or goes on after a pause. */
    public List<ChangeRequest> start(Subject task, StepInput input) {
        StepPatch patch =
                new StepPatch(task.json()).status(TaskState.IN_PROGRESS).remove("statusReason");
        return changes(task, noted(patch, task, input));
    }

    /** {@code $cancel}: either party ends the referral; that of the requester is revoked with it. */
    public List<ChangeRequest> cancel(Subject task, StepInput input) {
        String by = input.text("by").orElse("target");
        if (!by.equals("requester") && !by.equals("target")) {
            throw new Problem(ProblemKind.VALUE, "Parameter 'by' must be requester or target, not '" + by + "'.");
        }
        StepPatch patch = new StepPatch(task.json())
                .status(TaskState.CANCELLED)
                .set("statusReason", required(input.reason(), "reason"));
        List<ChangeRequest> all = new ArrayList<>(changes(task, noted(patch, task, input)));
        Optional<String> request = new ReferralTask(task.json()).requestId();
        if (by.equals("requester") && request.isPresent()) {
            String revoked = "[{\"op\":\"add\",\"path\":\"/status\",\"value\":\"revoked\"}]";
            all.add(ChangeRequest.patch(
                    "ServiceRequest", request.get(), patches.json(revoked.getBytes(StandardCharsets.UTF_8)), "*"));
        }
        return all;
    }

    /** {@code $reassign}: another owner has the referral, which stays where it is; without an owner it may be claimed again. */
    public List<ChangeRequest> reassign(Subject task, StepInput input) {
        requireOpen(task, "$reassign");
        StepPatch patch = new StepPatch(task.json());
        Optional<JsonNode> owner = input.reference("owner");
        if (owner.isPresent()) {
            patch.set("owner", owner.get());
        } else if (!task.json().has("owner")) {
            throw new Problem(
                    ProblemKind.INVALID, "Parameter 'owner' is missing, and the Task has no owner to release.");
        } else {
            patch.remove("owner");
        }
        return changes(task, noted(patch, task, input));
    }

    /** {@code $complete}: the work is done; what came of it and how it went are necessary. */
    public List<ChangeRequest> complete(Subject task, StepInput input) {
        List<JsonNode> outputs = new ArrayList<>();
        for (JsonNode value : input.all("output")) {
            outputs.add(output().set("valueReference", StepInput.reference("output", value)));
        }
        input.text("result").ifPresent(words -> outputs.add(output().put("valueString", words)));
        if (outputs.isEmpty() && task.json().path("output").isEmpty()) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "A referral is completed with what came of it: give 'output' (a reference to an Observation,"
                            + " Procedure or Encounter) or 'result' (in words).");
        }
        StepPatch patch = new StepPatch(task.json())
                .status(TaskState.COMPLETED)
                .remove("statusReason")
                .set("businessStatus", required(input.concept("outcome"), "outcome"))
                .append("output", outputs);
        return changes(task, noted(patch, task, input));
    }

    /** {@code $review}: a look at how the person is doing, with its result and the day of the next one. */
    public List<ChangeRequest> review(Subject task, StepInput input) {
        requireOpen(task, "$review");
        StepPatch patch = new StepPatch(task.json());
        patch.note(required(input.text("note").map(StepPatch::text), "note").asText(), task.time(), task.author());
        input.concept("outcome").ifPresent(outcome -> patch.set("businessStatus", outcome));
        List<JsonNode> outputs = new ArrayList<>();
        for (JsonNode value : input.all("output")) {
            outputs.add(output().set("valueReference", StepInput.reference("output", value)));
        }
        patch.append("output", outputs);
        input.date("next").ifPresent(next -> patch.set("restriction", due(task.json(), next)));
        return changes(task, patch);
    }

    /** {@code $record-contact}: a conversation with the person, as an Encounter, and how it went. */
    public List<ChangeRequest> recordContact(Subject task, StepInput input) {
        requireOpen(task, "$record-contact");
        String date = input.date("date").orElse(task.time());
        ObjectNode encounter = ExactJson.MAPPER.createObjectNode();
        encounter.put("resourceType", "Encounter").put("status", "finished");
        encounter
                .putObject("class")
                .put("system", VISITS)
                .put("code", input.text("class").orElse("VR"));
        encounter.set("subject", task.json().path("for"));
        new ReferralTask(task.json())
                .requestId()
                .ifPresent(id -> encounter.putArray("basedOn").addObject().put("reference", "ServiceRequest/" + id));
        input.reference("by")
                .or(() -> Optional.ofNullable(task.json().get("owner")))
                .ifPresent(who -> met(encounter, who));
        encounter.putObject("period").put("start", date);
        input.count("minutes")
                .ifPresent(minutes -> encounter
                        .putObject("length")
                        .put("value", minutes)
                        .put("unit", "min")
                        .put("system", MINUTES)
                        .put("code", "min"));
        StepPatch patch = new StepPatch(task.json());
        input.concept("outcome").ifPresent(outcome -> patch.set("businessStatus", outcome));
        input.text("note").ifPresent(words -> patch.note(words, task.time(), task.author()));
        patch.set("extension", counted(task.json()));
        List<ChangeRequest> all = new ArrayList<>(changes(task, patch));
        all.add(ChangeRequest.creation("Encounter", encounter.toString().getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    /** Notes who met the person, as R4 has it: people take part, an organisation provides. */
    private static void met(ObjectNode encounter, JsonNode who) {
        String reference = who.path("reference").asText();
        if (reference.startsWith("Organization/")) {
            encounter.set("serviceProvider", who);
        } else if (reference.isEmpty() || reference.matches("(Practitioner|PractitionerRole|RelatedPerson)/.+")) {
            encounter.putArray("participant").addObject().set("individual", who);
        }
    }

    /** The extensions of the Task with the number of contacts one higher. */
    private JsonNode counted(JsonNode task) {
        String url = canonical + "/StructureDefinition/link-worker-contact-count";
        ArrayNode all = ExactJson.MAPPER.createArrayNode();
        int contacts = 0;
        for (JsonNode extension : task.path("extension")) {
            if (extension.path("url").asText().equals(url)) {
                contacts = extension.path("valueUnsignedInt").asInt();
            } else {
                all.add(extension);
            }
        }
        all.addObject().put("url", url).put("valueUnsignedInt", contacts + 1);
        return all;
    }

    /** {@code Task.restriction} with another end. */
    static JsonNode due(JsonNode task, String end) {
        JsonNode present = task.path("restriction");
        ObjectNode restriction = present.isObject() ? present.deepCopy() : ExactJson.MAPPER.createObjectNode();
        restriction.withObject("/period").put("end", end);
        return restriction;
    }

    private JsonNode outcome(String code, String display) {
        return StepPatch.concept(canonical + "/CodeSystem/sp-referral-outcome", code, display);
    }

    private static ObjectNode output() {
        ObjectNode output = ExactJson.MAPPER.createObjectNode();
        output.putObject("type").put("text", "Outcome of the referral");
        return output;
    }

    private static StepPatch noted(StepPatch patch, Subject task, StepInput input) {
        input.text("note").ifPresent(words -> patch.note(words, task.time(), task.author()));
        return patch;
    }

    private List<ChangeRequest> changes(Subject task, StepPatch patch) {
        patch.set("lastModified", StepPatch.text(task.time()));
        return List.of(ChangeRequest.patch("Task", task.id(), patches.json(patch.json()), task.etag()));
    }

    private static JsonNode required(Optional<JsonNode> value, String name) {
        return value.orElseThrow(() -> new Problem(ProblemKind.INVALID, "Parameter '" + name + "' is missing."));
    }

    /** A record about a Task that is no step of it is refused once the Task has ended. */
    private static void requireOpen(Subject task, String operation) {
        if (!new ReferralTask(task.json()).isSent()) {
            throw Problem.ofRule(
                    "referral-ended",
                    operation + " is for a referral that has been sent and has not ended; this Task is '"
                            + task.json().path("status").asText() + "'.",
                    "Task.status");
        }
    }
}
