package org.footbridge.profile;

import java.util.List;
import java.util.Set;

/**
 * What a walk through a whole resource found out for certain.
 *
 * @param broken the rules that are broken
 * @param fixed the paths of elements whose fixed values and patterns are kept
 */
public record Findings(List<Finding> broken, Set<String> fixed) {
    public static final Findings NONE = new Findings(List.of(), Set.of());
}
