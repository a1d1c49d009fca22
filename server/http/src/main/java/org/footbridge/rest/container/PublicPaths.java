package org.footbridge.rest.container;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * The requests that need no token: reads of what is public anyway, such as the CapabilityStatement and the implementation guide, and whether
 * the server is alive.
 *
 * @param paths complete paths, as they stand in the URL; another spelling of one is not public, since servlets may read it in
 *     another way
 * @param servlets paths of servlets that are public as a whole
 * @param others paths of servlets that authenticate their clients themselves, whatever the method
 */
public record PublicPaths(Set<String> paths, Set<String> servlets, Set<String> others) {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    public PublicPaths {
        paths = Set.copyOf(paths);
        servlets = Set.copyOf(servlets);
        others = Set.copyOf(others);
    }

    public boolean contains(HttpServletRequest request) {
        boolean isPublic = paths.contains(request.getRequestURI()) || servlets.contains(request.getServletPath());
        return others.contains(request.getServletPath()) || (isPublic && READS.contains(request.getMethod()));
    }
}
