package org.footbridge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.address.ServerBase;
import org.footbridge.search.SearchParameter.Component;
import org.footbridge.search.SearchParameter.Kind;
import org.footbridge.search.value.Escapes;

/**
 * Finds, in what a search asks for, the absolute URLs of resources of this server: they are stored, and indexed, as relative references.
 *
 * @param base under which the client reached the server
 */
record LocalReferences(ServerBase base) {
    /** Modifiers of what is no URL of a resource: identifiers and canonicals. */
    private static final Set<String> OF_NAMES = Set.of("identifier", "above", "below");

    /**
     * Adds to {@code values} of {@code parameter} what those that are such URLs are relative to the base. The URLs stay, for they may be
     * canonical ones; where {@code modifier} is a type, they cannot be.
     */
    List<String> resolved(SearchParameter parameter, String modifier, List<String> values) {
        boolean reference = parameter.kind() == Kind.REFERENCE && !OF_NAMES.contains(modifier);
        if (!reference && parameter.kind() != Kind.COMPOSITE) {
            return values;
        }
        List<String> resolved = new ArrayList<>();
        for (String value : values) {
            Optional<String> local = reference ? local(value) : ofParts(parameter.components(), value);
            if (local.isEmpty() || modifier.isEmpty()) {
                resolved.add(value);
            }
            local.ifPresent(resolved::add);
        }
        return resolved;
    }

    private Optional<String> local(String value) {
        return base.below(Escapes.unescape(value))
                .filter(ReferenceSearch::isRelative)
                .map(Escapes::escape);
    }

    private Optional<String> ofParts(List<Component> components, String value) {
        List<String> parts = new ArrayList<>(Escapes.split(value, '$'));
        boolean found = false;
        for (int i = 0; i < parts.size() && i < components.size(); i++) {
            Optional<String> local =
                    components.get(i).kind() == Kind.REFERENCE ? local(parts.get(i)) : Optional.empty();
            if (local.isPresent()) {
                parts.set(i, local.get());
                found = true;
            }
        }
        return found ? Optional.of(String.join("$", parts)) : Optional.empty();
    }
}
