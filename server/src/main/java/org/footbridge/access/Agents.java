package org.footbridge.access;

import org.footbridge.audit.Agent;

/** Callers as the audit log names them. */
public final class Agents {
    private Agents() {}

    public static Agent of(Caller caller) {
        return Agent.of(caller.subject());
    }
}
