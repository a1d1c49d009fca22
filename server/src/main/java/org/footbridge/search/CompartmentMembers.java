package org.footbridge.search;

import java.util.List;

/**
 * How the members of a compartment are known.
 *
 * @param types that can be in it
 * @param keys of which every member, but for the owner itself, has one among its tokens
 */
public record CompartmentMembers(List<String> types, long[] keys) {
    public CompartmentMembers {
        types = List.copyOf(types);
    }
}
