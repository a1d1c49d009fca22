package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Caller;
import org.footbridge.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which party of a referral a caller is, and which steps that party may take. */
class PartiesTest {
    private static Caller caller(String role, String organisation) {
        return new Caller(
                "https://issuer.example",
                "u1",
                Optional.empty(),
                role.isEmpty() ? Set.of() : Set.of(role),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                organisation.isEmpty() ? Set.of() : Set.of(organisation),
                Set.of(),
                "",
                Optional.empty());
    }

    private static ReferralTask task(String status) {
        String json = LoopServer.taskJson("1", "1", status)
                .replace("\"requester\": {", "\"requester\": {\"reference\": \"Organization/practice\", ");
        return ReferralTask.of(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "referring-clinician, Organization/x, [REQUESTER]",
        "community-organisation, Organization/x, [TARGET]",
        "link-worker, Organization/x, '[REQUESTER, TARGET]'",
        "system-client, Organization/x, []",
        "'', Organization/practice, [REQUESTER]",
        "community-organisation, Organization/practice, '[REQUESTER, TARGET]'"
    })
    void followFromRolesAndReferences(String role, String organisation, String parties) {
        assertThat(Parties.of(caller(role, organisation), task("requested").json()))
                .hasToString(parties);
        assertThat(Parties.of(Caller.ANONYMOUS, task("requested").json())).isEmpty();
    }

    @Test
    void decideWhichStepsAreOpen() {
        ReferralTask requested = task("requested");
        TaskSteps.step(Optional.of(requested), task("accepted"), Set.of(Party.TARGET));
        assertThatThrownBy(() -> TaskSteps.step(Optional.of(requested), task("accepted"), Set.of(Party.REQUESTER)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Only the target may set a Task from 'requested' to 'accepted'")
                .hasMessageContaining("referral-party");
        assertThat(TaskSteps.step(Optional.of(requested), task("cancelled"), Set.of(Party.REQUESTER))
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.request()).containsExactly(RequestState.REVOKED));
    }
}
