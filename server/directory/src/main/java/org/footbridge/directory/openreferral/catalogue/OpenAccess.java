package org.footbridge.directory.openreferral.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.access.AccessPolicy;
import org.footbridge.access.AttemptedChange;
import org.footbridge.access.Caller;
import org.footbridge.access.Interaction;
import org.footbridge.access.Visibility;
import org.footbridge.access.Visibility.Search;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * The access of the open directory: services, organisations and places without a security label that restricts them. Nothing else
 * exists for its caller, who may change nothing, whatever policy the other callers of the server have.
 */
public final class OpenAccess implements AccessPolicy {
    /** The caller on whose behalf the open directory is read. */
    public static final Caller CALLER = Caller.local("open-referral");

    /** The types of which the directory consists. */
    public static final Set<String> TYPES = Set.of("HealthcareService", "Organization", "Location");

    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality|";
    private static final Visibility UNLABELLED = Visibility.matching(
            Visibility.ALL, List.of(Search.of(Map.of("_security", CONFIDENTIALITY + "R," + CONFIDENTIALITY + "V"))));

    @Override
    public Visibility visibility(Caller caller, String type) {
        return caller.equals(CALLER) && TYPES.contains(type) ? UNLABELLED : Visibility.NONE;
    }

    @Override
    public void require(Caller caller, Interaction interaction, String type) {
        if (!caller.equals(CALLER) || !TYPES.contains(type) || !interaction.reads()) {
            throw refusal();
        }
    }

    @Override
    public void require(Caller caller, AttemptedChange change) {
        throw refusal();
    }

    private static Problem refusal() {
        return new Problem(ProblemKind.FORBIDDEN, "The open directory can be read, and has no other resources.");
    }
}
