package org.footbridge.bench.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A resource as JSON with places to fill: {@code ${name}} within a string, {@code "${=name}"} for a number. Filling is
 * joining text, which costs the client next to nothing.
 */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\"\\$\\{=(\\w+)}\"|\\$\\{(\\w+)}");

    private final String head;
    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private Template(String type, String json) {
        head = "{\"resourceType\":\"" + type + "\",";
        if (!json.startsWith(head)) {
            throw new IllegalArgumentException(type + " does not begin with its resourceType");
        }
        Matcher place = PLACE.matcher(json);
        int from = head.length();
        while (place.find()) {
            texts.add(json.substring(from, place.start()));
            names.add(Objects.requireNonNullElseGet(place.group(1), () -> place.group(2)));
            from = place.end();
        }
        texts.add(json.substring(from));
    }

    /** @param profiles whether resources claim their profile in meta */
    static Template read(String type, boolean profiles) {
        try (InputStream in = Template.class.getResourceAsStream(type + ".json")) {
            ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in, type));
            if (!profiles) {
                tree.remove("meta");
            }
            return new Template(type, tree.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A resource.
     *
     * @param id null before there is one
     * @param values by name; they are put in as they are, so they hold nothing that JSON escapes
     */
    byte[] fill(@Nullable String id, Function<String, Object> values) {
        StringBuilder json = new StringBuilder(2_000).append(head);
        if (id != null) {
            json.append("\"id\":\"").append(id).append("\",");
        }
        for (int i = 0; i < names.size(); i++) {
            json.append(texts.get(i)).append(values.apply(names.get(i)));
        }
        json.append(texts.get(names.size()));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
