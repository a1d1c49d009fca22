package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.footbridge.json.ExactJson;

/**
 * Builds a JSON Patch of whole elements, such as that of a step, from the resource that it changes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
public final class StepPatch {
    private final JsonNode task;
    private final ArrayNode operations = ExactJson.MAPPER.createArrayNode();

    /** @param task the resource, in most cases a Task, as the patch will find it */
    public StepPatch(JsonNode task) {
        this.task = task;
    }

    JsonNode task() {
        return task;
    }

    /** Sets {@code Task.status}. */
    public StepPatch status(TaskState state) {
        return set("status", text(state.code()));
    }

    /** Sets a member of the Task, in place of what it was. */
    public StepPatch set(String member, JsonNode value) {
        operations.addObject().put("op", "add").put("path", "/" + member).set("value", value);
        return this;
    }

    /** Removes a member of the Task, if it has it. */
    public StepPatch remove(String member) {
        if (task.has(member)) {
            operations.addObject().put("op", "remove").put("path", "/" + member);
        }
        return this;
    }

    /** Sets a member to its list with {@code more} at the end. */
    public StepPatch append(String member, Iterable<JsonNode> more) {
        ArrayNode all = ExactJson.MAPPER.createArrayNode();
        task.path(member).forEach(all::add);
        more.forEach(all::add);
        return all.isEmpty() ? this : set(member, all);
    }

    /** Adds an Annotation to {@code Task.note}. */
    public StepPatch note(String words, String time, Optional<String> author) {
        ObjectNode note = ExactJson.MAPPER.createObjectNode();
        author.ifPresent(reference -> note.putObject("authorReference").put("reference", reference));
        note.put("time", time).put("text", words);
        return append("note", List.of(note));
    }

    /** The patch as UTF-8. */
    public byte[] json() {
        return operations.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The resource as the patch leaves it. */
    JsonNode applied() {
        ObjectNode after = task.deepCopy();
        for (JsonNode operation : operations) {
            String member = operation.path("path").asText().substring(1);
            if (operation.path("op").asText().equals("remove")) {
                after.remove(member);
            } else {
                after.set(member, operation.path("value"));
            }
        }
        return after;
    }

    /** A CodeableConcept with one coding; an empty {@code system} is left out. */
    public static ObjectNode concept(String system, String code, String display) {
        ObjectNode concept = ExactJson.MAPPER.createObjectNode();
        ObjectNode coding = concept.putArray("coding").addObject();
        if (!system.isEmpty()) {
            coding.put("system", system);
        }
        coding.put("code", code).put("display", display);
        return concept;
    }

    public static JsonNode text(String value) {
        return ExactJson.MAPPER.getNodeFactory().textNode(value);
    }
}
