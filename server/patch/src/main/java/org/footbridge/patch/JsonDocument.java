package org.footbridge.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.json.ResourceJsonReader;
import org.footbridge.patch.text.JsonText;

/**
 * The JSON document that a patch modifies. Copy operations may add at most as much as the maximum size of the document,
 * because forty of them could otherwise exhaust the memory; nesting is limited as in parsing.
 */
final class JsonDocument {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final long bytesMax;
    private final Set<JsonNode> emptied = Collections.newSetFromMap(new IdentityHashMap<>());
    private long bytes;
    private JsonNode root;

    JsonDocument(byte[] text, long bytesMax) {
        this.root = JsonText.resource(text);
        this.bytes = text.length;
        this.bytesMax = bytesMax;
    }

    JsonNode root() {
        return root;
    }

    /**
     * Returns the document after all operations. FHIR allows neither empty arrays nor empty objects; therefore those whose
     * last item was removed are removed, too. Empty ones that the client has added stay, so that validation refuses them.
     */
    JsonNode result() {
        prune(root);
        return root;
    }

    private boolean prune(JsonNode node) {
        if (emptied.isEmpty() || !node.isContainerNode()) {
            return false;
        }
        int size = node.size();
        if (node instanceof ArrayNode array) {
            for (int i = size - 1; i >= 0; i--) {
                if (prune(array.get(i))) {
                    array.remove(i);
                }
            }
        } else {
            List<String> gone = node.properties().stream()
                    .filter(member -> prune(member.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            ((ObjectNode) node).remove(gone);
        }
        return node.isEmpty() && (size > 0 || emptied.contains(node));
    }

    /** Returns the value at {@code path}. */
    JsonNode get(Operation operation, Pointer path) {
        JsonNode node = root;
        for (int i = 0; i < path.depth(); i++) {
            String token = path.tokens().get(i);
            JsonNode next = node.isArray() ? node.get(index(token).orElse(-1)) : node.get(token);
            if (next == null) {
                throw operation.refused(missing(path.prefix(i + 1), path.prefix(i), node));
            }
            node = next;
        }
        return node;
    }

    private static String missing(Pointer path, Pointer parent, JsonNode at) {
        String nothing = "there is nothing at '" + path + "'";
        if (at.isArray()) {
            return nothing + "; the array at '" + parent + "' has " + at.size() + " items, counted from 0.";
        }
        return nothing
                + (at.isObject()
                        ? "; read the resource and give a path that it has."
                        : ", since '" + parent + "' is a single value.");
    }

    /** Returns a copy of the value at {@code from}, whose size counts towards the limit of the document. */
    JsonNode copyOf(Operation operation, Pointer from) {
        JsonNode node = get(operation, from);
        bytes += JsonText.write(node).length;
        if (bytes > bytesMax) {
            throw Outcome.tooLarge(bytesMax);
        }
        return node.deepCopy();
    }

    void add(Operation operation, Pointer path, JsonNode value) {
        requireShallow(operation, path, value);
        if (path.whole()) {
            root = value;
            return;
        }
        JsonNode parent = parent(operation, path);
        if (parent instanceof ArrayNode array) {
            int at = path.last().equals("-") ? array.size() : index(path.last()).orElse(-1);
            if (at < 0 || at > array.size()) {
                throw operation.refused("'" + Operation.shortened(path.last()) + "' is not an index of this array of "
                        + array.size() + " items; use an index from 0 to " + array.size() + ", or '-' for its end.");
            }
            array.insert(at, value);
        } else if (parent instanceof ObjectNode object) {
            object.set(path.last(), value);
        } else {
            throw operation.refused("there is a single value at '" + path.prefix(path.depth() - 1)
                    + "', to which nothing can be added.");
        }
    }

    void remove(Operation operation, Pointer path) {
        get(operation, path);
        if (path.whole()) {
            throw operation.refused("the whole resource cannot be removed by a patch; delete it.");
        }
        JsonNode parent = parent(operation, path);
        if (parent instanceof ArrayNode array) {
            array.remove(index(path.last()).orElseThrow());
        } else {
            ((ObjectNode) parent).remove(path.last());
        }
        if (parent.isEmpty()) {
            emptied.add(parent);
        }
    }

    /** Keeps the place that the old value has among the members. */
    void replace(Operation operation, Pointer path, JsonNode value) {
        get(operation, path);
        requireShallow(operation, path, value);
        if (path.whole()) {
            root = value;
            return;
        }
        JsonNode parent = parent(operation, path);
        if (parent instanceof ArrayNode array) {
            array.set(index(path.last()).orElseThrow(), value);
        } else {
            ((ObjectNode) parent).set(path.last(), value);
        }
    }

    private JsonNode parent(Operation operation, Pointer path) {
        return get(operation, path.prefix(path.depth() - 1));
    }

    private static OptionalInt index(String token) {
        return INDEX.matcher(token).matches() ? OptionalInt.of(Integer.parseInt(token)) : OptionalInt.empty();
    }

    private static void requireShallow(Operation operation, Pointer path, JsonNode value) {
        if (path.depth() + depth(value) > ResourceJsonReader.DEPTH_MAX) {
            throw operation.refused(
                    "the resource would be nested more than " + ResourceJsonReader.DEPTH_MAX + " levels deep.");
        }
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return node.isContainerNode() ? deepest + 1 : 0;
    }
}
