package org.footbridge.access.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Interaction;

/**
 * A rule of a role: interactions with the resources of some types that match a search.
 *
 * @param line in the policy file, from 1
 * @param types empty for all types
 * @param where of which a resource must match one; all resources if there are none
 * @param compartment in which a resource must be, as a template such as {@code ${user}}
 * @param unchanged the elements of a resource that an update must leave as they are
 * @param masked the elements of a resource that the rule does not show
 */
public record Rule(
        int line,
        Set<String> types,
        Set<Interaction> interactions,
        List<SearchTemplate> where,
        Optional<Placeholder> compartment,
        Set<String> unchanged,
        Set<String> masked) {
    public Rule {
        types = Set.copyOf(types);
        interactions = Set.copyOf(EnumSet.copyOf(interactions));
        where = List.copyOf(where);
        unchanged = Set.copyOf(unchanged);
        masked = Set.copyOf(masked);
    }

    /** Whether it is about {@code interaction} with resources of {@code type}. */
    boolean covers(Interaction interaction, String type) {
        return interactions.contains(interaction) && (types.isEmpty() || types.contains(type));
    }
}
