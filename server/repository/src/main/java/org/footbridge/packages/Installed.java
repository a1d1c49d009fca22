package org.footbridge.packages;

import java.util.List;
import java.util.Map;

/**
 * The result of the installation of a package.
 *
 * @param effects how many definitions were created, updated, unchanged or deleted, by that word
 * @param left how many resources of the package are not installed, by type, as they would have no effect
 * @param warnings what is to be known about it
 */
public record Installed(
        String name, String version, Map<String, Integer> effects, Map<String, Integer> left, List<String> warnings) {}
