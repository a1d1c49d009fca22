package org.footbridge.profile;

/**
 * A rule that a resource surely breaks.
 *
 * @param path the element, as a FHIRPath with indexes: {@code Observation.performer[1]}
 * @param message the rule and what would be accepted
 */
public record Finding(String path, String message) {}
