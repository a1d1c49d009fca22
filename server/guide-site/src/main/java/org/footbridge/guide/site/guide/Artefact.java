package org.footbridge.guide.site.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * A definition or an example with a page. {@code url} is its canonical URL, empty for an example; {@code path} is the path
 * of its page on this server. The JSON is read on demand, so that hundreds of artefacts need little memory.
 */
public record Artefact(
        ArtefactGroup group,
        String type,
        String id,
        String url,
        String path,
        String title,
        String description,
        Supplier<String> json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The JSON as a tree. */
    public JsonNode tree() {
        return read(json.get(), path);
    }

    /** The relative reference, such as {@code Patient/example-person}. */
    public String reference() {
        return type + "/" + id;
    }

    /** The path of its JSON. */
    public String jsonPath() {
        return path.contains("?") ? path + "&_format=json" : path + ".json";
    }

    /** A link to it by its id, as a title may be a whole sentence. */
    public Link link() {
        return new Link(id, path);
    }

    static JsonNode read(String json, String what) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(what + " is not JSON", e);
        }
    }
}
