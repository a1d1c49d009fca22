package org.footbridge.terminology.system;

import java.util.Set;

/**
 * A version of a code system that is complete on this server.
 *
 * @param version empty if it has none
 * @param properties the codes of the properties that its concepts may have
 */
public record SystemVersion(String url, String version, Set<String> properties) {
    public SystemVersion {
        properties = Set.copyOf(properties);
    }
}
