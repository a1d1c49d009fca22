package org.footbridge.access.policy;

import java.util.List;
import java.util.Set;

/**
 * An access policy as its file states it. What no rule allows is refused.
 *
 * @param labels the security labels, {@code system|code}, that hide a resource from roles that do not name them
 */
public record Policy(Set<String> labels, List<Role> roles) {
    public Policy {
        labels = Set.copyOf(labels);
        roles = List.copyOf(roles);
    }
}
