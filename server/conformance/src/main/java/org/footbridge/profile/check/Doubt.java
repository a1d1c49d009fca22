package org.footbridge.profile.check;

/**
 * The reason why a resource is not certainly valid.
 *
 * @param path the location, as a path of element names without indexes: {@code ServiceRequest.code}
 * @param feature the rule that failed or is not supported, such as {@code invariant prr-1}; it contains no data of the
 *     resource
 */
public record Doubt(String path, String feature) {}
