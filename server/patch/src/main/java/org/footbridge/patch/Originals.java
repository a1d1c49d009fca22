package org.footbridge.patch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.footbridge.patch.text.JsonText;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Restores values that a round trip through XML or HAPI's model changes in form only: numbers with an exponent, and white
 * space and comments of a narrative. Values that the patch does not change get their original text back.
 */
final class Originals {
    private static final String AMBIGUOUS = "";

    /** The original by the name of the element and the text that it became. */
    private final Map<String, String> byName = new HashMap<>();

    /** The original by the place of the element and the text that it became. */
    private final Map<String, String> byPlace = new HashMap<>();

    private Originals() {}

    /**
     * Returns {@code patched} with the original texts of unchanged values. All arguments are UTF-8 JSON.
     *
     * @param rewritten the result of reading and writing {@code original} without a patch
     * @throws Problem NOT_SUPPORTED if that loses a value
     */
    static byte[] restored(byte[] original, byte[] rewritten, byte[] patched) {
        if (Arrays.equals(original, rewritten)) {
            return patched;
        }
        Originals originals = new Originals();
        try {
            originals.compare(values(original), values(rewritten));
            return originals.byPlace.isEmpty() ? patched : originals.restored(patched);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(Map<String, String> before, Map<String, String> after) {
        before.keySet().stream()
                .filter(place -> !after.containsKey(place))
                .findFirst()
                .ifPresent(lost -> {
                    throw new Problem(
                            ProblemKind.NOT_SUPPORTED,
                            "A patch of this kind cannot keep what the resource has at '" + Operation.shortened(lost)
                                    + "'; send a JSON Patch.");
                });
        after.forEach((place, text) -> {
            String original = before.getOrDefault(place, text);
            if (!original.equals(text)) {
                byPlace.put(key(place, text), original);
                byName.merge(key(name(place), text), original, (one, other) -> one.equals(other) ? one : AMBIGUOUS);
            }
        });
        after.forEach((place, text) -> {
            if (before.getOrDefault(place, text).equals(text)) {
                byName.computeIfPresent(key(name(place), text), (key, other) -> AMBIGUOUS);
            }
        });
    }

    /** The values in {@code json} by their JSON Pointers. */
    private static Map<String, String> values(byte[] json) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser in = JsonText.parser(json)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.put(place(in), in.getText());
                }
            }
        }
        return values;
    }

    private byte[] restored(byte[] patched) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(patched.length);
        try (JsonParser in = JsonText.parser(patched);
                JsonGenerator out = JsonText.generator(bytes)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token.isNumeric()) {
                    out.writeNumber(original(in));
                } else if (token == JsonToken.VALUE_STRING) {
                    out.writeString(original(in));
                } else {
                    out.copyCurrentEvent(in);
                }
            }
        }
        return bytes.toByteArray();
    }

    private String original(JsonParser in) throws IOException {
        String text = in.getText();
        String place = place(in);
        String byItsName = byName.getOrDefault(key(name(place), text), text);
        return byPlace.getOrDefault(key(place, text), byItsName.equals(AMBIGUOUS) ? text : byItsName);
    }

    private static String place(JsonParser in) {
        return in.getParsingContext().pathAsPointer().toString();
    }

    private static String name(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static String key(String where, String text) {
        return where + '\n' + text;
    }
}
