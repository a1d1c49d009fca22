package org.footbridge.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.footbridge.patch.text.JsonText;
import org.junit.jupiter.api.Test;

/** A patch made of the difference of two random documents makes one of the other. */
class JsonPatchPropertyTest {
    private static final int PAIRS = 3_000;
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);
    private static final List<String> NAMES = List.of("a", "b", "~", "/", "~1", "0", "-", "");

    @Test
    void aDifferenceAppliedToOneDocumentGivesTheOther() {
        Random random = new Random(20_240_517);
        int operations = 0;
        for (int i = 0; i < PAIRS; i++) {
            JsonNode from = document(random, 4);
            JsonNode to = random.nextBoolean() ? document(random, 4) : changed(from, random);
            ArrayNode patch = NODES.arrayNode();
            diff(from, to, "", patch);
            operations += patch.size();
            JsonNode patched = JsonPatch.read(JsonText.write(patch)).patched(JsonText.write(from), Long.MAX_VALUE);
            assertThat(patched).as("from %s by %s", from, patch).isEqualTo(to);
        }
        assertThat(operations).isGreaterThan(PAIRS);
    }

    @Test
    void movingThereAndBackChangesNothing() {
        Random random = new Random(20_240_518);
        int moved = 0;
        for (int i = 0; i < PAIRS; i++) {
            ArrayNode list = NODES.arrayNode();
            int size = 1 + random.nextInt(6);
            for (int item = 0; item < size; item++) {
                list.add(document(random, 2));
            }
            int source = random.nextInt(size);
            int destination = random.nextInt(size);
            String patch = "[{'op':'move','from':'/%1$d','path':'/%2$d'},{'op':'move','from':'/%2$d','path':'/%1$d'}]"
                    .formatted(source, destination);
            JsonPatch both = (JsonPatch) PatchSetup.json(patch);
            assertThat(both.patched(JsonText.write(list), Long.MAX_VALUE)).isEqualTo(list);
            moved += source == destination ? 0 : 1;
        }
        assertThat(moved).isGreaterThan(PAIRS / 2);
    }

    private static void diff(JsonNode from, JsonNode to, String path, ArrayNode patch) {
        if (from instanceof ObjectNode one && to instanceof ObjectNode other) {
            diffMembers(one, other, path, patch);
        } else if (from instanceof ArrayNode one && to instanceof ArrayNode other) {
            diffItems(one, other, path, patch);
        } else if (!from.equals(to)) {
            operation("replace", path, patch).set("value", to);
        } else {
            operation("test", path, patch).set("value", from);
        }
    }

    private static void diffMembers(ObjectNode from, ObjectNode to, String path, ArrayNode patch) {
        List<String> names = new ArrayList<>();
        from.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (to.has(name)) {
                diff(from.get(name), to.get(name), path + "/" + escaped(name), patch);
            } else {
                operation("remove", path + "/" + escaped(name), patch);
            }
        }
        to.fieldNames().forEachRemaining(name -> {
            if (!from.has(name)) {
                operation("add", path + "/" + escaped(name), patch).set("value", to.get(name));
            }
        });
    }

    private static void diffItems(ArrayNode from, ArrayNode to, String path, ArrayNode patch) {
        int common = Math.min(from.size(), to.size());
        for (int i = from.size() - 1; i >= common; i--) {
            operation("remove", path + "/" + i, patch);
        }
        for (int i = 0; i < common; i++) {
            diff(from.get(i), to.get(i), path + "/" + i, patch);
        }
        for (int i = common; i < to.size(); i++) {
            operation("add", path + (i % 2 == 0 ? "/" + i : "/-"), patch).set("value", to.get(i));
        }
    }

    private static ObjectNode operation(String type, String path, ArrayNode patch) {
        return patch.addObject().put("op", type).put("path", path);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static JsonNode document(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 5 : 9);
        if (kind == 0) {
            return NODES.nullNode();
        } else if (kind == 1) {
            return NODES.booleanNode(random.nextBoolean());
        } else if (kind == 2) {
            return NODES.textNode("t" + random.nextInt(3) + (random.nextBoolean() ? "é\uD83D\uDE00" : ""));
        } else if (kind == 3) {
            return NODES.numberNode(random.nextInt(5));
        } else if (kind == 4) {
            return NODES.numberNode(new BigDecimal(random.nextInt(1_000)).movePointLeft(1 + random.nextInt(3)));
        } else if (kind < 7) {
            ArrayNode array = NODES.arrayNode();
            for (int i = random.nextInt(4); i > 0; i--) {
                array.add(document(random, depth - 1));
            }
            return array;
        }
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), document(random, depth - 1));
        }
        return object;
    }

    /** Like {@code node}, but for some of its parts. */
    private static JsonNode changed(JsonNode node, Random random) {
        if (random.nextInt(5) == 0) {
            return document(random, 2);
        } else if (node instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode();
            array.forEach(item -> copy.add(changed(item, random)));
            return copy;
        } else if (node instanceof ObjectNode object) {
            ObjectNode copy = NODES.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), changed(member.getValue(), random)));
            return copy;
        }
        return node;
    }
}
