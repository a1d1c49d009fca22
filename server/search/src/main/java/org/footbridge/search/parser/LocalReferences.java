package org.footbridge.search.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.address.ServerBase;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Component;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.type.ReferenceSearch;
import org.footbridge.search.value.Escapes;

/**
 * Recognises absolute URLs of this server's resources in query values: the index has them as relative references.
 *
 * @param base the URL under which the client reached the server
 */
record LocalReferences(ServerBase base) {
    /** Modifiers of a reference whose value is an identifier or a canonical, and not the URL of a resource. */
    private static final Set<String> OF_NAMES = Set.of("identifier", "above", "below");

    /**
     * Adds the relative form of each absolute URL below the base to {@code values}. The absolute URL stays in the list,
     * because it can be a canonical; only if {@code modifier} is a type, it cannot.
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
