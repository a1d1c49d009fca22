package org.footbridge.search.request;

import java.util.List;

/**
 * The condition by which the members of a compartment are found.
 *
 * @param types the types that can be members
 * @param keys the tokens of which every member has at least one, except the owner itself
 */
public record CompartmentMembers(List<String> types, long[] keys) {
    public CompartmentMembers {
        types = List.copyOf(types);
    }
}
