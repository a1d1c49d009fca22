package org.footbridge.authorizationserver;

import java.time.Instant;

/** The memory of assertions by which systems have authenticated. It outlives the server, so that none is accepted again after a restart. */
@FunctionalInterface
public interface UsedAssertions {
    /**
     * Notes a use of an assertion; whether it is the first.
     *
     * @param end when the assertion expires
     */
    boolean isFirst(String client, String jti, Instant end);
}
