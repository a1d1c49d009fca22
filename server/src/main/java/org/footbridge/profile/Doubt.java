package org.footbridge.profile;

/**
 * Why a resource is not surely valid.
 *
 * @param path where, as a path of element names without indexes: {@code ServiceRequest.code}
 * @param feature what the check could not accept or does not know, such as {@code invariant prr-1}; no data
 */
public record Doubt(String path, String feature) {}
