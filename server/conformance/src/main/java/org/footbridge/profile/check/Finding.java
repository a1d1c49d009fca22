package org.footbridge.profile.check;

/**
 * A rule that a resource certainly breaks.
 *
 * @param path the element, as a FHIRPath with indexes: {@code Observation.performer[1]}
 * @param message the rule and the accepted values
 */
public record Finding(String path, String message) {}
