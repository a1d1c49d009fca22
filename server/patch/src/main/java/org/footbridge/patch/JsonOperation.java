package org.footbridge.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/** An operation of a JSON Patch. */
sealed interface JsonOperation {
    Set<String> TYPES = Set.of("add", "remove", "replace", "move", "copy", "test");

    void apply(JsonDocument document);

    record Add(Operation name, Pointer path, JsonNode value) implements JsonOperation {
        @Override
        public void apply(JsonDocument document) {
            document.add(name, path, value.deepCopy());
        }
    }

    record Remove(Operation name, Pointer path) implements JsonOperation {
        @Override
        public void apply(JsonDocument document) {
            document.remove(name, path);
        }
    }

    record Replace(Operation name, Pointer path, JsonNode value) implements JsonOperation {
        @Override
        public void apply(JsonDocument document) {
            document.replace(name, path, value.deepCopy());
        }
    }

    record Move(Operation name, Pointer from, Pointer path) implements JsonOperation {
        @Override
        public void apply(JsonDocument document) {
            JsonNode moved = document.get(name, from);
            if (!from.equals(path)) {
                document.remove(name, from);
                document.add(name, path, moved);
            }
        }
    }

    record Copy(Operation name, Pointer from, Pointer path) implements JsonOperation {
        @Override
        public void apply(JsonDocument document) {
            document.add(name, path, document.copyOf(name, from));
        }
    }

    record Test(Operation name, Pointer path, JsonNode value) implements JsonOperation {
        @Override
        public void apply(JsonDocument document) {
            if (!document.get(name, path).equals(Test::compare, value)) {
                throw name.problem(
                        ProblemKind.CONFLICT,
                        "the test fails, so nothing was changed. Read the resource again and repeat the decision.");
            }
        }

        /** Numbers are the same if their values are: 1.0 and 1 and 1e0. */
        private static int compare(JsonNode one, JsonNode other) {
            if (one.isNumber() && other.isNumber()) {
                return one.decimalValue().compareTo(other.decimalValue());
            }
            return one.equals(other) ? 0 : 1;
        }
    }

    static JsonOperation read(int number, JsonNode node) {
        String type = node.path("op").asText("");
        Operation unplaced = new Operation(number, Operation.shortened(type), "");
        if (!node.path("op").isTextual() || !TYPES.contains(type)) {
            throw unplaced.malformed(
                    "an operation is an object whose 'op' is add, remove, replace, move, copy or test.");
        }
        String path = text(node, "path", unplaced);
        Operation name = new Operation(number, type, path);
        Pointer pointer = Pointer.parse(path, name);
        return switch (type) {
            case "add" -> new Add(name, pointer, value(node, name));
            case "remove" -> new Remove(name, pointer);
            case "replace" -> new Replace(name, pointer, value(node, name));
            case "test" -> new Test(name, pointer, value(node, name));
            case "move" -> move(name, Pointer.parse(text(node, "from", name), name), pointer);
            default -> new Copy(name, Pointer.parse(text(node, "from", name), name), pointer);
        };
    }

    private static Move move(Operation name, Pointer from, Pointer path) {
        if (from.contains(path)) {
            throw name.malformed("the value at '" + from + "' cannot be moved into itself.");
        }
        return new Move(name, from, path);
    }

    private static String text(JsonNode node, String member, Operation name) {
        if (!node.path(member).isTextual()) {
            throw name.malformed("'" + member + "' is missing or not a string; it is a JSON Pointer such as /name/0.");
        }
        return node.path(member).asText();
    }

    private static JsonNode value(JsonNode node, Operation name) {
        @Nullable JsonNode value = node.get("value");
        if (value == null) {
            throw name.malformed("'value' is missing.");
        }
        return value;
    }
}
