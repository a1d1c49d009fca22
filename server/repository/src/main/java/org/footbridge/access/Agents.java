package org.footbridge.access;

import java.util.List;
import java.util.Set;
import org.footbridge.audit.Agent;

/** Callers as the audit log names them. */
public final class Agents {
    private Agents() {}

    /** The agent that {@code caller} is. */
    public static Agent of(Caller caller) {
        return new Agent(
                caller.issuer(),
                caller.subject(),
                caller.fhirUser().orElse(""),
                caller.client().orElse(""),
                sorted(caller.roles()),
                sorted(caller.organisations()),
                sorted(caller.purposes()),
                caller.breakGlass().orElse(""));
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }
}
