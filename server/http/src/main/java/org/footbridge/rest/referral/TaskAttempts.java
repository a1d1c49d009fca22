package org.footbridge.rest.referral;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.StepInput;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.EntityTags;

/** Decides operations on the current version of a Task, and again if another request has changed it meanwhile. */
record TaskAttempts(ReferralCalls calls) {
    private static final int ATTEMPTS_MAX = 10;

    /**
     * The result of {@code action} with the current version of the Task.
     *
     * @param expected the version that the client means: it is not decided again
     */
    <T> T decide(String id, Optional<String> expected, RequestDetails request, Function<StoredVersion, T> action) {
        for (int attempt = 1; ; attempt++) {
            StoredVersion task = calls.read("Task", id, request);
            expected.ifPresent(
                    tags -> EntityTags.requireMatch(Optional.of(tags), Optional.empty(), Optional.of(task), false));
            try {
                return action.apply(task);
            } catch (Problem overtaken) {
                if (overtaken.kind() != ProblemKind.STALE || expected.isPresent() || attempt == ATTEMPTS_MAX) {
                    throw overtaken;
                }
            }
        }
    }

    /** The version that the client means, in the header {@code If-Match} or the parameter {@code version}. */
    static Optional<String> expected(RequestDetails request, StepInput input) {
        Optional<String> header = Optional.ofNullable(request.getHeader("If-Match"));
        header.ifPresent(tags -> EntityTags.requireReadable("If-Match", tags));
        return header.or(() -> input.text("version"));
    }
}
