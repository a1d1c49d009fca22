package org.footbridge.transaction;

import java.util.Optional;
import org.footbridge.json.ResourceJson;
import org.footbridge.patch.Patch;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.content.Content;

/**
 * A change that a client requests.
 *
 * @param id of the resource; empty for a creation, and where {@code criteria} say which it is
 * @param criteria of a creation: that nothing must match; else: which resource is meant
 * @param ifMatch as the header or the entry has it
 * @param bundled whether it stands in a bundle, so that URNs in its body name what comes with that
 * @param fullUrl what else may be linked to by in a bundle; empty if it has none
 * @param remarked whether the client wants to see what validation has to say
 */
public record ChangeRequest(
        Verb verb,
        String type,
        Optional<String> id,
        Optional<Criteria> criteria,
        Body body,
        Optional<String> ifMatch,
        Optional<String> ifNoneMatch,
        boolean bundled,
        String fullUrl,
        boolean remarked) {
    /** The deletion of {@code version}, if it is still the current one. */
    static ChangeRequest deletion(StoredVersion version) {
        return new ChangeRequest(
                Verb.DELETE,
                version.type(),
                Optional.of(version.id()),
                Optional.empty(),
                Body.NONE,
                Optional.of(version.etag()),
                Optional.empty(),
                false,
                "",
                false);
    }

    /** The creation of a resource of {@code type} from UTF-8 JSON. */
    public static ChangeRequest creation(String type, byte[] json) {
        return plain(Verb.CREATE, type, Optional.empty(), new Body.Text(json), Optional.empty());
    }

    /** An update with UTF-8 JSON, or a creation if there is none; with an id, or {@link #where} a condition holds. */
    public static ChangeRequest update(String type, Optional<String> id, byte[] json) {
        return plain(Verb.UPDATE, type, id, new Body.Text(json), Optional.empty());
    }

    /** The same if nothing matches {@code condition}, or of the resource that matches it. */
    public ChangeRequest where(Criteria condition) {
        return new ChangeRequest(
                verb, type, id, Optional.of(condition), body, ifMatch, ifNoneMatch, bundled, fullUrl, remarked);
    }

    /** A patch of {@code type/id}; {@code ifMatch} is the entity tag of its version, or {@code *} for any. */
    public static ChangeRequest patch(String type, String id, Patch patch, String ifMatch) {
        return plain(Verb.PATCH, type, Optional.of(id), new Body.Difference(patch), Optional.of(ifMatch));
    }

    /** A creation in a bundle, to whose {@code fullUrl} the others of the bundle may refer. */
    public static ChangeRequest bundled(String type, byte[] json, String fullUrl) {
        return new ChangeRequest(
                Verb.CREATE,
                type,
                Optional.empty(),
                Optional.empty(),
                new Body.Text(json),
                Optional.empty(),
                Optional.empty(),
                true,
                fullUrl,
                false);
    }

    /** The same in a bundle, so that it may refer to what comes with that by {@code fullUrl}. */
    public ChangeRequest inBundle() {
        return new ChangeRequest(verb, type, id, criteria, body, ifMatch, ifNoneMatch, true, fullUrl, remarked);
    }

    private static ChangeRequest plain(
            Verb verb, String type, Optional<String> id, Body body, Optional<String> ifMatch) {
        return new ChangeRequest(verb, type, id, Optional.empty(), body, ifMatch, Optional.empty(), false, "", false);
    }

    /** The interaction. */
    public enum Verb {
        CREATE,
        UPDATE,
        PATCH,
        DELETE
    }

    /** The content that comes with it. */
    public sealed interface Body {
        /** A deletion has nothing. */
        Body NONE = new Text(new byte[0]);

        /** UTF-8 JSON of a resource, not looked at yet. */
        record Text(byte[] json) implements Body {}

        /** A resource whose model nobody may need: nothing is created where there is a match. */
        record Json(ResourceJson json) implements Body {}

        /** A resource. */
        record Whole(Content content) implements Body {}

        /** The patch. */
        record Difference(Patch patch) implements Body {}
    }

    /** As messages call it: {@code PUT Patient/1}. */
    String inWords() {
        String method = switch (verb) {
            case CREATE -> "POST ";
            case UPDATE -> "PUT ";
            case PATCH -> "PATCH ";
            case DELETE -> "DELETE ";
        };
        return method
                + type
                + id.map(given -> "/" + given).orElse("")
                + criteria.map(given -> "?" + Criteria.shortened(given.text())).orElse("");
    }
}
