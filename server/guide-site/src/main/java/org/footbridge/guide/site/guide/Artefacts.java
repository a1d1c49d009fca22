package org.footbridge.guide.site.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Factory of an {@link Artefact} from the JSON of a definition or example: it determines its title and the path of its page.
 */
public final class Artefacts {
    /** The path of the guide on the server. */
    public static final String ROOT = "/ig/";

    private Artefacts() {}

    /** A definition that belongs to the guide. */
    static Artefact definition(JsonNode tree, String otherwise, Supplier<String> json) {
        String type = tree.path("resourceType").asText();
        String id = tree.path("id").asText();
        String description = tree.path("description").asText(otherwise);
        return new Artefact(
                ArtefactGroup.of(tree),
                type,
                id,
                url(tree),
                ROOT + type + "/" + id,
                title(tree),
                description.isEmpty() ? otherwise : description,
                json);
    }

    /** Creates the artefact of an example, with the description in the guide. */
    static Artefact example(JsonNode tree, String description, Supplier<String> json) {
        String type = tree.path("resourceType").asText();
        String id = tree.path("id").asText();
        ArtefactGroup group = ArtefactGroup.ofExample(id);
        return new Artefact(group, type, id, "", ROOT + type + "/" + id, id, description, json);
    }

    /** A definition of another guide, whose page is found by its canonical URL. */
    static Artefact other(String url, String json) {
        JsonNode tree = Artefact.read(json, url);
        return new Artefact(
                ArtefactGroup.of(tree),
                tree.path("resourceType").asText(),
                tree.path("id").asText(),
                url,
                pathByUrl(url),
                title(tree),
                tree.path("description").asText(),
                () -> json);
    }

    /** A definition that was added to this server, as a list shows it. */
    static Artefact added(OtherDefinitions.Added added, Supplier<String> json) {
        return new Artefact(
                ArtefactGroup.INSTALLED,
                added.type(),
                added.id(),
                added.url(),
                pathByUrl(added.url()),
                added.title(),
                added.description(),
                json);
    }

    static String pathByUrl(String url) {
        return ROOT + "?url=" + java.net.URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    /** Returns the canonical URL; of a naming system, the URI of the system. */
    private static String url(JsonNode tree) {
        if (tree.has("url")) {
            return tree.path("url").asText();
        }
        for (JsonNode uniqueId : tree.path("uniqueId")) {
            if (uniqueId.path("type").asText().equals("uri")) {
                return uniqueId.path("value").asText();
            }
        }
        return "";
    }

    private static String title(JsonNode tree) {
        if (tree.path("resourceType").asText().equals("SearchParameter")) {
            return tree.path("code").asText() + " of "
                    + tree.path("base").path(0).asText();
        }
        String name = tree.path("name").asText(tree.path("id").asText());
        return tree.path("title").asText(name);
    }
}
