package org.footbridge.access.policy;

import java.util.List;
import java.util.Set;

/**
 * A role of callers: what it may do, and which restrictions it is under.
 *
 * @param name as tokens have it
 * @param title for people
 * @param purpose why the role may do so, for people
 * @param labels the security labels, {@code system|code}, with which the role may see resources; with others it sees none
 * @param obeysConsent whether what a person withholds from a party is hidden from callers of that party in this role
 * @param breaksGlass whether the role may read what labels and consents hide, with a reason
 * @param choosesIds whether the role may create resources under ids of its own choice; a refusal tells it that an id is taken
 * @param operates whether the role may operate the server: install packages, reindex, read metrics
 */
public record Role(
        String name,
        String title,
        String purpose,
        Holder heldBy,
        Set<String> labels,
        boolean obeysConsent,
        boolean breaksGlass,
        boolean choosesIds,
        boolean operates,
        List<Rule> rules) {
    /** The callers that hold a role. */
    public enum Holder {
        /** Users whose token names the role. */
        USERS,
        /** Users who are a Patient, as the claim {@code fhirUser} says. */
        PATIENTS,
        /** Clients without a user, by their {@code system/} scopes. */
        CLIENTS,
        /** All with a token. */
        EVERYONE
    }

    public Role {
        labels = Set.copyOf(labels);
        rules = List.copyOf(rules);
    }
}
