package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.access.Caller;

/**
 * Finds which party of a referral a caller is: by the roles of the server's access policy, and by the requester and the owner that the
 * Task names.
 */
final class Parties {
    private static final Map<String, Set<Party>> OF_ROLES = Map.of(
            "referring-clinician", Set.of(Party.REQUESTER),
            "link-worker", Set.of(Party.REQUESTER, Party.TARGET),
            "community-organisation", Set.of(Party.TARGET));

    private static final Set<String> AUTHORS = Set.of("Organization", "Patient", "Practitioner", "RelatedPerson");

    private Parties() {}

    /** The parties that {@code caller} may act as; empty if nothing is known, so that the party is not checked. */
    static Set<Party> of(Caller caller, JsonNode task) {
        Set<Party> parties = EnumSet.noneOf(Party.class);
        if (!caller.isAuthenticated()) {
            return parties;
        }
        caller.roles().forEach(role -> parties.addAll(OF_ROLES.getOrDefault(role, Set.of())));
        if (is(caller, task.path("requester"))) {
            parties.add(Party.REQUESTER);
        }
        if (is(caller, task.path("owner"))) {
            parties.add(Party.TARGET);
        }
        return parties;
    }

    /** The owner or the requester of {@code task}, if {@code caller} is one of them and it can be the author of an Annotation. */
    static Optional<String> author(Caller caller, JsonNode task) {
        return Stream.of(task.path("owner"), task.path("requester"))
                .filter(party -> is(caller, party))
                .map(party -> party.path("reference").asText())
                .filter(reference -> AUTHORS.contains(reference.split("/", 2)[0]))
                .findFirst();
    }

    private static boolean is(Caller caller, JsonNode reference) {
        String target = reference.path("reference").asText();
        return !target.isEmpty()
                && (caller.organisations().contains(target)
                        || caller.fhirUser().filter(target::equals).isPresent());
    }
}
