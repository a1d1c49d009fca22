package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step between two states of the Task of a referral, allowed and forbidden, and what the ServiceRequest becomes. */
class ReferralTransitionsTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final LoopServer loop = new LoopServer(server);

    /** Written by hand from the closed loop: from, to, and the status of the ServiceRequest afterwards. */
    private static final String ALLOWED = """
        draft       requested active
        draft       entered-in-error entered-in-error
        requested   accepted active
        requested   rejected active
        requested   cancelled active
        requested   entered-in-error entered-in-error
        accepted    in-progress active
        accepted    on-hold on-hold
        accepted    completed completed
        accepted    cancelled active
        accepted    failed active
        accepted    entered-in-error entered-in-error
        in-progress on-hold on-hold
        in-progress completed completed
        in-progress cancelled active
        in-progress failed active
        in-progress entered-in-error entered-in-error
        on-hold     in-progress active
        on-hold     completed completed
        on-hold     cancelled active
        on-hold     failed active
        on-hold     entered-in-error entered-in-error
        completed   entered-in-error entered-in-error
        rejected    entered-in-error entered-in-error
        cancelled   entered-in-error entered-in-error
        failed      entered-in-error entered-in-error
        """;

    private static final Map<String, String> REQUEST_AFTER = ALLOWED.lines()
            .map(line -> line.strip().split("\\s+"))
            .collect(Collectors.toMap(row -> row[0] + " " + row[1], row -> row[2]));

    @BeforeAll
    static void personExists() {
        loop.person("maureen");
    }

    static Stream<Arguments> steps() {
        return LoopModel.STATUSES.stream()
                .flatMap(from -> Stream.concat(LoopModel.STATUSES.stream(), Stream.of("received", "ready"))
                        .filter(to -> !to.equals(from))
                        .map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("steps")
    void takesStepsOfTheTableAndRefusesAllOthers(String from, String to) {
        String request = loop.request(from.equals("draft") ? "draft" : "active");
        String task = loop.task(request, from.equals("draft") ? "draft" : "requested");
        if (!from.equals("draft")) {
            loop.bring(task, request, from);
        }
        String requestBefore = loop.status("ServiceRequest/" + request);
        int recorded = loop.total("Provenance?target=Task/" + task);

        Answer answer = loop.put(task, request, to);

        String expected = REQUEST_AFTER.get(from + " " + to);
        if (expected == null) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.json().at("/issue/0/code").asText()).isEqualTo("business-rule");
            assertThat(answer.json().at("/issue/0/expression/0").asText()).isEqualTo("Task.status");
            assertThat(answer.diagnostics()).contains("Rule referral-step").contains("'" + from + "'");
            assertThat(loop.status("Task/" + task)).isEqualTo(from);
            assertThat(loop.status("ServiceRequest/" + request)).isEqualTo(requestBefore);
            assertThat(loop.total("Provenance?target=Task/" + task)).isEqualTo(recorded);
        } else {
            LoopServer.ok(answer);
            assertThat(loop.status("Task/" + task)).isEqualTo(to);
            assertThat(loop.status("ServiceRequest/" + request)).isEqualTo(expected);
            assertThat(loop.total("Provenance?target=Task/" + task)).isEqualTo(recorded + 1);
            if (!expected.equals(requestBefore)) {
                assertThat(loop.total("Provenance?target=ServiceRequest/" + request))
                        .isPositive();
            }
        }
    }

    @ParameterizedTest(name = "a Task begins as {0}: {1}")
    @CsvSource({
        "draft, 201", "requested, 201", "received, 422", "accepted, 422", "rejected, 422", "ready, 422",
        "cancelled, 422", "in-progress, 422", "on-hold, 422", "failed, 422", "completed, 422", "entered-in-error, 422"
    })
    void beginsAsDraftOrRequested(String status, int expected) {
        String request = loop.request("active");
        Answer answer = server.post("Task", LoopServer.taskJson("", request, status));
        assertThat(answer.status()).as(answer.body()).isEqualTo(expected);
        if (expected == 422) {
            assertThat(answer.diagnostics()).contains("begins as 'draft' or 'requested'");
            assertThat(loop.total("Task?focus=ServiceRequest/" + request)).isZero();
        }
    }

    @ParameterizedTest(name = "{0} needs {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "requested   > Task.requester         > \"requester\"",
                "requested   > Task.for               > \"for\"",
                "requested   > Task.authoredOn        > \"authoredOn\"",
                "accepted    > Task.owner             > \"owner\"",
                "rejected    > Task.statusReason.text > \"statusReason\"",
                "on-hold     > Task.statusReason.text > \"statusReason\"",
                "cancelled   > Task.statusReason.text > \"statusReason\"",
                "failed      > Task.statusReason.text > \"statusReason\"",
                "completed   > Task.output            > \"output\"",
                "completed   > Task.businessStatus    > \"businessStatus\"",
                "entered-in-error > Task.statusReason.text > \"statusReason\""
            })
    void needsItsElements(String state, String expression, String member) throws Exception {
        String request = loop.request("active");
        ObjectNode task = (ObjectNode) new ObjectMapper().readTree(LoopServer.taskJson("", request, state));
        task.remove(member.replace("\"", ""));
        Answer answer;
        if (state.equals("requested")) {
            answer = server.post("Task", task.toString());
        } else {
            String id = loop.task(request, "requested");
            if (List.of("on-hold", "failed", "completed").contains(state)) {
                loop.bring(id, request, "accepted");
            }
            task.put("id", id);
            answer = server.put("Task/" + id, task.toString());
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().at("/issue/0/code").asText()).isEqualTo("business-rule");
        assertThat(answer.diagnostics()).contains(expression).contains("Rule referral-element");
    }
}
