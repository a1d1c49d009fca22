package org.footbridge.audit;

import java.util.List;

/**
 * The party that made an attempt; each part is empty if it is unknown.
 *
 * @param issuer who knows the user by that name
 * @param user the person or system, such as the {@code sub} of a token
 * @param fhirUser the resource that represents the user, such as {@code Practitioner/1}
 * @param client the application, such as the {@code client_id} of a token
 * @param roles in which the user may act
 * @param organisations on whose behalf the user acts
 * @param purposes of use, as codes such as {@code TREAT}
 * @param reason the words in which the user justified break-glass access
 */
public record Agent(
        String issuer,
        String user,
        String fhirUser,
        String client,
        List<String> roles,
        List<String> organisations,
        List<String> purposes,
        String reason) {
    public Agent {
        roles = List.copyOf(roles);
        organisations = List.copyOf(organisations);
        purposes = List.copyOf(purposes);
    }

    /** The same with a reason for break-glass access. */
    Agent because(String words) {
        return new Agent(issuer, user, fhirUser, client, roles, organisations, purposes, words);
    }

    /** A user of whom nothing else is known. */
    public static Agent of(String user) {
        return new Agent("", user, "", "", List.of(), List.of(), List.of(), "");
    }
}
