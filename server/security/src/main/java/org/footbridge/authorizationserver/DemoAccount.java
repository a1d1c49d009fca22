package org.footbridge.authorizationserver;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An account for trials: a user who can sign in, and a client of the same name that gets tokens without signing in.
 *
 * @param name of the user and the client
 * @param role that the access policy knows; empty for a system without a user
 * @param fhirUser the resource that represents the user
 * @param patient the id of the Patient who the user is
 * @param organisations for which the user acts
 * @param scopes that its tokens may have
 */
record DemoAccount(
        String name,
        Optional<String> role,
        Optional<String> fhirUser,
        Optional<String> patient,
        List<String> organisations,
        Set<String> scopes) {
    private static final Set<String> OF_USERS = Set.of("user/*.cruds");

    /** All of them: one for each role, and a system. */
    static final List<DemoAccount> ALL = List.of(
            user(
                    "referring-clinician",
                    "PractitionerRole/grace-ot",
                    List.of("Organization/mill-lane-surgery"),
                    OF_USERS),
            user("link-worker", "Practitioner/demo-link-worker", List.of("Organization/mill-lane-surgery"), OF_USERS),
            user(
                    "community-organisation",
                    "Practitioner/demo-coordinator",
                    List.of("Organization/leeds-gardens"),
                    OF_USERS),
            user(
                    "commissioner",
                    "Practitioner/demo-commissioner",
                    List.of("Organization/demo-commissioner"),
                    Set.of("user/*.rs")),
            user("auditor", "Practitioner/demo-auditor", List.of(), Set.of("user/*.rs")),
            user("administrator", "Practitioner/demo-administrator", List.of(), OF_USERS),
            new DemoAccount(
                    "patient",
                    Optional.of("patient"),
                    Optional.of("Patient/maureen"),
                    Optional.of("maureen"),
                    List.of(),
                    Set.of("patient/*.cruds")),
            new DemoAccount(
                    "system",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Set.of("system/*.cruds")));

    private static DemoAccount user(String role, String fhirUser, List<String> organisations, Set<String> scopes) {
        return new DemoAccount(role, Optional.of(role), Optional.of(fhirUser), Optional.empty(), organisations, scopes);
    }

    static Optional<DemoAccount> named(String name) {
        return ALL.stream().filter(account -> account.name().equals(name)).findFirst();
    }

    /** Whether a person can sign in with it. */
    boolean isUser() {
        return role.isPresent();
    }
}
