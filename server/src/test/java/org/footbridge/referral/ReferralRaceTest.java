package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parties that act on one referral at the same time: what is stored afterwards is what one after the other could have done. */
class ReferralRaceTest {
    private static final int ROUNDS = 25;

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final LoopServer loop = new LoopServer(server);
    private static final AtOnce clients = new AtOnce();

    @BeforeAll
    static void personExists() {
        loop.person("maureen");
    }

    @AfterAll
    static void clientsLeave() {
        clients.close();
    }

    @Test
    void oneOfRejectAndAcceptWins() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String request = loop.request("active");
            String task = loop.task(request, "requested");
            List<Integer> statuses = clients.statuses(
                    List.of(() -> loop.put(task, request, "accepted"), () -> loop.put(task, request, "rejected")));
            assertThat(statuses).containsExactlyInAnyOrder(200, 422);
            assertThat(loop.status("Task/" + task)).isEqualTo(statuses.get(0) == 200 ? "accepted" : "rejected");
            assertThat(loop.total("Provenance?target=Task/" + task)).isEqualTo(2);
        }
    }

    @Test
    void oneOfTwoNewTasksIsOpened() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String request = loop.request("active");
            Callable<Answer> open = () -> server.post("Task", LoopServer.taskJson("", request, "requested"));
            assertThat(clients.statuses(List.of(open, open, open))).containsExactlyInAnyOrder(201, 422, 422);
            assertThat(loop.total("Task?focus=ServiceRequest/" + request)).isOne();
        }
    }

    @Test
    void revocationAndNewTaskDoNotBothWin() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String request = loop.request("active");
            String first = loop.task(request, "requested");
            LoopServer.ok(loop.put(first, request, "rejected"));
            List<Integer> statuses = clients.statuses(List.of(
                    () -> server.put("ServiceRequest/" + request, LoopServer.requestJson(request, "revoked")),
                    () -> server.post("Task", LoopServer.taskJson("", request, "requested"))));
            assertThat(statuses).isIn(List.of(200, 422), List.of(422, 201));
            assertThat(loop.status("ServiceRequest/" + request))
                    .isEqualTo(statuses.get(0) == 200 ? "revoked" : "active");
        }
    }

    @Test
    void holdAndNoteOfTheRequesterBothLast() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String request = loop.request("active");
            String task = loop.task(request, "requested");
            LoopServer.ok(loop.put(task, request, "accepted"));
            String note = "[{\"op\":\"add\",\"path\":\"/note\",\"value\":[{\"text\":\"Prefers mornings\"}]}]";
            List<Integer> statuses = clients.statuses(List.of(
                    () -> loop.put(task, request, "on-hold"),
                    () -> server.send(
                            "PATCH",
                            "ServiceRequest/" + request,
                            note,
                            "Content-Type",
                            "application/json-patch+json")));
            assertThat(statuses).containsExactly(200, 200);
            Answer stored = server.get("ServiceRequest/" + request);
            assertThat(stored.json().path("status").asText()).isEqualTo("on-hold");
            assertThat(stored.json().at("/note/0/text").asText()).isEqualTo("Prefers mornings");
        }
    }
}
