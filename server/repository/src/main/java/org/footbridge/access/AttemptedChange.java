package org.footbridge.access;

import java.util.Optional;
import org.footbridge.json.ResourceJson;
import org.footbridge.store.resource.StoredVersion;

/**
 * A change that a caller is about to make to one resource.
 *
 * @param id of the resource; empty if the server has not drawn it yet
 * @param chosen whether the id is the caller's choice
 * @param before the current version, or the mark of its deletion; empty if there is none for the caller
 * @param after the content that will be stored; empty for a deletion
 */
public record AttemptedChange(
        String type, String id, boolean chosen, Optional<StoredVersion> before, Optional<ResourceJson> after) {
    /** The kind of change: a deletion, a creation, also of a resource that was deleted, or an update. */
    public Interaction interaction() {
        if (after.isEmpty()) {
            return Interaction.DELETE;
        }
        return before.filter(version -> !version.deleted()).isPresent() ? Interaction.UPDATE : Interaction.CREATE;
    }
}
