package org.footbridge.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.patch.text.JsonText;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * A JSON Patch.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
record JsonPatch(List<JsonOperation> operations) implements Patch {
    JsonPatch {
        operations = List.copyOf(operations);
    }

    static JsonPatch read(byte[] text) {
        JsonNode patch = JsonText.patch(text);
        if (!patch.isArray()) {
            throw new Problem(
                    ProblemKind.MALFORMED,
                    "A JSON Patch is an array of operations such as"
                            + " [{\"op\":\"replace\",\"path\":\"/active\",\"value\":true}].");
        }
        Operation.requireFew(patch.size());
        List<JsonOperation> operations = new ArrayList<>(patch.size());
        for (JsonNode operation : patch) {
            operations.add(JsonOperation.read(operations.size() + 1, operation));
        }
        return new JsonPatch(operations);
    }

    @Override
    public byte[] apply(byte[] resource, long bytesMax) {
        byte[] patched = JsonText.write(applied(resource, bytesMax).result());
        byte[] rewritten = JsonText.write(JsonText.resource(resource));
        return Outcome.checked(resource, Originals.restored(resource, rewritten, patched), bytesMax);
    }

    /** Applies the operations to any JSON document. */
    JsonNode patched(byte[] text, long bytesMax) {
        return applied(text, bytesMax).root();
    }

    private JsonDocument applied(byte[] text, long bytesMax) {
        JsonDocument document = new JsonDocument(text, bytesMax);
        operations.forEach(operation -> operation.apply(document));
        return document;
    }
}
