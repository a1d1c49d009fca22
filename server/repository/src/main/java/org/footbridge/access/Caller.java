package org.footbridge.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The party on whose behalf resources are read and written, with all that its token says about it.
 *
 * @param issuer of the token; empty for the server itself and for clients without a token
 * @param subject identifies the party at the issuer: the {@code sub} of the token
 * @param client the application through which the party acts: the {@code client_id} of the token
 * @param roles as the issuer names them
 * @param scopes the SMART scopes of the token as they were granted, unparsed, such as {@code user/Patient.rs}
 * @param fhirUser the resource that represents the party, such as {@code Practitioner/1}
 * @param patient the id of the Patient in the launch context
 * @param organisations for which the party acts, such as {@code Organization/1}
 * @param purposes of use, as codes such as {@code TREAT}
 * @param requestId of the request that is being served; empty if there is none
 * @param breakGlass the reason for which the caller asks to read what labels and consents hide; empty if the caller does not
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART App Launch 2.2, scopes and launch
 *     context</a>
 */
public record Caller(
        String issuer,
        String subject,
        Optional<String> client,
        Set<String> roles,
        Set<String> scopes,
        Optional<String> fhirUser,
        Optional<String> patient,
        Set<String> organisations,
        Set<String> purposes,
        String requestId,
        Optional<String> breakGlass) {
    /** The server itself: background jobs, warm-up and package installation. The policy is not asked about it. */
    public static final Caller SYSTEM = local("system");

    /** The purpose of use of break-glass access. */
    public static final String BREAK_GLASS = "BTG";

    /** A client without a token. */
    public static final Caller ANONYMOUS = local("anonymous");

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
        organisations = Set.copyOf(organisations);
        purposes = Set.copyOf(purposes);
    }

    /** A part of this server that acts by a policy of its own, named {@code subject} in the audit log. */
    public static Caller local(String subject) {
        return new Caller(
                "",
                subject,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                "",
                Optional.empty());
    }

    /** The same caller with another request. */
    public Caller in(String request) {
        return with(purposes, request, breakGlass);
    }

    /**
     * The same caller, who asks to read what labels and consents hide. The purpose of use {@code BTG} is added, so that the audit log
     * shows it.
     *
     * @see <a href="https://terminology.hl7.org/CodeSystem-v3-ActReason.html">HL7 v3 ActReason, break the glass</a>
     */
    public Caller breakingGlass(String reason) {
        Set<String> all = new TreeSet<>(purposes);
        all.add(BREAK_GLASS);
        return with(all, requestId, Optional.of(reason));
    }

    private Caller with(Set<String> uses, String request, Optional<String> reason) {
        return new Caller(
                issuer, subject, client, roles, scopes, fhirUser, patient, organisations, uses, request, reason);
    }

    /** Whether a token says who it is. */
    public boolean isAuthenticated() {
        return !issuer.isEmpty();
    }

    /**
     * A key that only this party has, through the same client: what belongs to a caller is stored under it. Of a caller with a token it
     * is a digest; it does not depend on what the token grants.
     */
    public String party() {
        return isAuthenticated() ? digest(List.of(issuer, subject, client.orElse(""))) : subject;
    }

    /** A key that only this party has, through the same client, with the same grants. */
    public String grant() {
        return isAuthenticated()
                ? digest(List.of(
                        party(),
                        patient.orElse(""),
                        new TreeSet<>(roles).toString(),
                        new TreeSet<>(scopes).toString(),
                        new TreeSet<>(organisations).toString()))
                : subject;
    }

    /** A key that break-glass access for the same reason has on one day. */
    public String breakingGlassOn(LocalDate day) {
        return digest(List.of(party(), breakGlass.orElse(""), day.toString()));
    }

    private static String digest(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
