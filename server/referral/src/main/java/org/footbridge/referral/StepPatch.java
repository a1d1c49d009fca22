package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.footbridge.json.ExactJson;

/**
 * Builds the JSON Patch of a step from the Task that it changes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
final class StepPatch {
    private final JsonNode task;
    private final ArrayNode operations = ExactJson.MAPPER.createArrayNode();

    /** @param task as the patch will find it */
    StepPatch(JsonNode task) {
        this.task = task;
    }

    JsonNode task() {
        return task;
    }

    /** Sets {@code Task.status}. */
    StepPatch status(TaskState state) {
        return set("status", text(state.code()));
    }

    /** Sets a member of the Task, in place of what it was. */
    StepPatch set(String member, JsonNode value) {
        operations.addObject().put("op", "add").put("path", "/" + member).set("value", value);
        return this;
    }

    /** Removes a member of the Task, if it has it. */
    StepPatch remove(String member) {
        if (task.has(member)) {
            operations.addObject().put("op", "remove").put("path", "/" + member);
        }
        return this;
    }

    /** Sets a member to its list with {@code more} at the end. */
    StepPatch append(String member, Iterable<JsonNode> more) {
        ArrayNode all = ExactJson.MAPPER.createArrayNode();
        task.path(member).forEach(all::add);
        more.forEach(all::add);
        return all.isEmpty() ? this : set(member, all);
    }

    /** Adds an Annotation to {@code Task.note}. */
    StepPatch note(String words, String time) {
        ObjectNode note = ExactJson.MAPPER.createObjectNode();
        note.put("time", time).put("text", words);
        return append("note", List.of(note));
    }

    /** The patch as UTF-8. */
    byte[] json() {
        return operations.toString().getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode text(String value) {
        return ExactJson.MAPPER.getNodeFactory().textNode(value);
    }
}
