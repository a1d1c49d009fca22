package org.footbridge.search;

import java.util.Set;

/**
 * What there is in a compartment.
 *
 * @param members types of the resources in it
 * @param referred types of the resources that those refer to
 * @param former keys of the resources that members referred to in versions that are no longer current
 */
public record CompartmentContents(Set<String> members, Set<String> referred, long[] former) {
    public CompartmentContents {
        members = Set.copyOf(members);
        referred = Set.copyOf(referred);
    }
}
