package org.footbridge.profile.check;

import java.util.List;
import java.util.Set;

/**
 * The certain results of a walk through a whole resource.
 *
 * @param broken the rules that are broken
 * @param fixed the paths of elements whose fixed values and patterns match
 */
public record Findings(List<Finding> broken, Set<String> fixed) {
    public static final Findings NONE = new Findings(List.of(), Set.of());
}
