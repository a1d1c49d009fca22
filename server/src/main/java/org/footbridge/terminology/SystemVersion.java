package org.footbridge.terminology;

import java.util.Set;

/**
 * A version of a code system that this server has the whole of.
 *
 * @param version empty if it has none
 * @param properties the codes of those that its concepts may have
 */
public record SystemVersion(String url, String version, Set<String> properties) {
    public SystemVersion {
        properties = Set.copyOf(properties);
    }
}
