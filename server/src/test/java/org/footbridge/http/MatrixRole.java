package org.footbridge.http;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A caller: the claims of the token, and what the default policy lets it do, as R4 and the roles are read by people. */
enum MatrixRole {
    CLINICIAN(
            "user/*.cruds",
            claims -> claims.claim("roles", "referring-clinician").claim("organisations", "Organization/practice-own")),
    LINK_WORKER(
            "user/*.cruds",
            claims -> claims.claim("roles", "link-worker").claim("organisations", "Organization/charity-own")),
    COMMUNITY(
            "user/*.cruds",
            claims ->
                    claims.claim("roles", "community-organisation").claim("organisations", "Organization/charity-own")),
    COMMISSIONER("user/*.cruds", claims -> claims.claim("roles", "commissioner")),
    AUDITOR("user/*.cruds", claims -> claims.claim("roles", "auditor")),
    ADMINISTRATOR("user/*.cruds", claims -> claims.claim("roles", "administrator")),
    PERSON(
            "patient/*.cruds",
            claims -> claims.claim("fhirUser", "Patient/" + MatrixResources.OWN).claim("patient", MatrixResources.OWN)),
    SYSTEM("system/*.cruds", UnaryOperator.identity()),
    SYSTEM_OF_CHARITY("system/*.cruds", claims -> claims.claim("organisations", "Organization/charity-own")),
    CLINICIAN_FOR_TASKS(
            "user/Task.rs",
            claims -> claims.claim("roles", "referring-clinician").claim("organisations", "Organization/practice-own")),
    LAUNCHED_FOR_OWN(
            "patient/*.rs",
            claims -> claims.claim("roles", "link-worker")
                    .claim("organisations", "Organization/charity-own")
                    .claim("patient", MatrixResources.OWN)),
    WITHOUT_ORGANISATION("user/*.cruds", claims -> claims.claim("roles", "link-worker")),
    WITHOUT_ROLE("user/*.cruds", UnaryOperator.identity()),
    WITHOUT_SCOPE(
            "openid",
            claims -> claims.claim("roles", "link-worker").claim("organisations", "Organization/charity-own"));

    private final String token;

    MatrixRole(String scope, UnaryOperator<JWTClaimsSet.Builder> claims) {
        this.token = TestIssuer.signed(
                MatrixResources.KEY,
                claims.apply(MatrixResources.ISSUER.claims(scope).subject(name()))
                        .build());
    }

    /** The header with the token. */
    String authorization() {
        return "Bearer " + token;
    }

    boolean sees(String type, String person) {
        boolean own = person.equals(MatrixResources.OWN);
        boolean referral = Set.of("Patient", "ServiceRequest", "Task").contains(type);
        return switch (this) {
            case CLINICIAN, LINK_WORKER, LAUNCHED_FOR_OWN -> own && (referral || MatrixResources.CARE.contains(type));
            case COMMUNITY -> own && (referral || type.equals("Communication"));
            case AUDITOR -> type.equals("Provenance");
            case PERSON -> own;
            case SYSTEM -> true;
            case SYSTEM_OF_CHARITY -> !person.equals(MatrixResources.WITHHELD);
            case CLINICIAN_FOR_TASKS -> own && type.equals("Task");
            default -> false;
        };
    }

    boolean updates(String type, String person) {
        return switch (this) {
            case CLINICIAN, LINK_WORKER, SYSTEM, SYSTEM_OF_CHARITY -> sees(type, person);
            case COMMUNITY -> sees(type, person) && type.equals("Task");
            default -> false;
        };
    }

    boolean creates(String type, String person) {
        return switch (this) {
            case CLINICIAN ->
                type.equals("Patient")
                        ? person.equals(MatrixResources.OWN) || person.equals(MatrixResources.WITHHELD)
                        : sees(type, person);
            case SYSTEM -> true;
            case SYSTEM_OF_CHARITY -> type.equals("Patient") || sees(type, person);
            case LINK_WORKER -> person.equals(MatrixResources.OWN) && MatrixResources.CARE.contains(type);
            case COMMUNITY -> person.equals(MatrixResources.OWN) && type.equals("Communication");
            case PERSON ->
                person.equals(MatrixResources.OWN)
                        && Set.of("QuestionnaireResponse", "Communication").contains(type);
            default -> false;
        };
    }
}
