package org.footbridge.search.request;

import java.util.Set;

/**
 * A summary of the resources in a compartment.
 *
 * @param members the types of its members
 * @param referred the types of the resources to which members refer
 * @param former the keys of the resources to which members referred in versions that are no longer current
 */
public record CompartmentContents(Set<String> members, Set<String> referred, long[] former) {
    public CompartmentContents {
        members = Set.copyOf(members);
        referred = Set.copyOf(referred);
    }
}
