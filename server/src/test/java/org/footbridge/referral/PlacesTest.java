package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services with a number of places: no more referrals hold one, the others are refused or wait, and places that become free are offered. */
class PlacesTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final LoopServer loop = new LoopServer(server);
    private static final Services services = new Services(server);
    private static final AtOnce clients = new AtOnce();
    private static final String URGENT = ", \"priority\": \"urgent\"";

    @BeforeAll
    static void personExists() {
        LoopServer.ok(server.put(
                "Patient/maureen",
                "{\"resourceType\": \"Patient\", \"id\": \"maureen\", \"birthDate\": \"1953-05-17\"}"));
    }

    @AfterAll
    static void clientsLeave() {
        clients.close();
    }

    private static Answer end(String task) {
        return services.step(task, "cancel", Services.text("reason", "Moved away"));
    }

    /** A plain Task for a ServiceRequest to a service. */
    private static Answer plainTask(String service, String more) {
        String request = server.post(
                        "ServiceRequest",
                        LoopServer.requestJson("", "active")
                                .replace(
                                        "\"intent\"",
                                        "\"performer\": [{\"reference\": \"HealthcareService/" + service
                                                + "\"}], \"intent\""))
                .id();
        String json = LoopServer.taskJson("", request, "requested");
        return server.post("Task", json.substring(0, json.length() - 1) + more + "}");
    }

    @Test
    void fullServiceIsRefusedOnEveryPath() {
        services.with("full", "capacity", 1);
        services.task("full", "");
        int requests = loop.total("ServiceRequest?performer=HealthcareService/full");
        LoopServer.refused(services.refer("full", ""), "referral-service-full");
        assertThat(loop.total("ServiceRequest?performer=HealthcareService/full"))
                .isEqualTo(requests);
        LoopServer.refused(plainTask("full", ""), "referral-service-full");
        LoopServer.refused(
                plainTask("full", ", \"businessStatus\": {\"coding\": [{\"code\": \"waiting-list\"}]}"),
                "referral-service-full");
        assertThat(services.figure("full", "taken")).isOne();
    }

    @Test
    void lastPlaceGoesToOneOfTwo() throws Exception {
        for (int round = 0; round < 10; round++) {
            String service = "last-" + round;
            services.with(service, "capacity", 2);
            services.task(service, "");
            Callable<Answer> refer = () -> services.refer(service, "");
            assertThat(clients.statuses(List.of(refer, refer, refer))).containsExactlyInAnyOrder(200, 422, 422);
            assertThat(services.figure(service, "taken")).isEqualTo(2);
        }
    }

    @Test
    void placeThatBecomesFreeIsOfferedToTheNext() {
        services.with("walks", "waitlist", 1);
        String first = services.task("walks", "");
        Answer waits = services.refer("walks", "");
        String second = Services.in(waits, "Task").get(0).path("id").asText();
        assertThat(waits.body()).contains("Position 1 on the waiting list of HealthcareService/walks");
        String urgent = services.task("walks", URGENT);
        assertThat(services.business(first)).isEqualTo("awaiting-triage");
        assertThat(services.positions("walks")).containsExactly("1 " + urgent, "2 " + second);
        assertThat(services.figure("walks", "waiting")).isEqualTo(2);

        LoopServer.ok(end(first));

        assertThat(services.business(urgent)).isEqualTo("place-offered");
        assertThat(services.business(second)).isEqualTo("waiting-list");
        assertThat(server.get("Task/" + urgent).header("ETag")).isEqualTo("W/\"2\"");
        assertThat(loop.total("Provenance?target=Task/" + urgent)).isEqualTo(2);
        assertThat(services.positions("walks")).containsExactly("1 " + second);
        assertThat(services.figure("walks", "places")).isOne();
        assertThat(services.figure("walks", "taken")).isOne();
        LoopServer.ok(services.step(
                urgent, "accept", "{\"name\": \"owner\", \"valueReference\": {\"display\": \"Riverside walkers\"}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "completed", "failed", "cancelled", "entered-in-error"})
    void everyEndFreesThePlace(String end) {
        String service = "ends-" + end;
        services.with(service, "waitlist", 1);
        String first = services.task(service, "");
        String next = services.task(service, "");
        String request = server.get("Task/" + first)
                .json()
                .at("/focus/reference")
                .asText()
                .replace("ServiceRequest/", "");
        loop.bring(first, request, end);
        assertThat(services.business(next)).isEqualTo("place-offered");
    }

    @Test
    void personWhoWaitsDoesNotStartBeforeTheirTurn() {
        services.with("turns", "waitlist", 1);
        String first = services.task("turns", "");
        String next = services.task("turns", "");
        LoopServer.ok(services.step(
                next, "accept", "{\"name\": \"owner\", \"valueReference\": {\"display\": \"Riverside walkers\"}}"));
        LoopServer.refused(services.step(next, "start"), "referral-service-full");
        LoopServer.ok(end(first));
        LoopServer.ok(services.step(next, "start"));
    }

    @Test
    void morePlacesAreOfferedToAsManyAsWait() {
        services.with("grows", "waitlist", 1);
        services.task("grows", "");
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(services.task("grows", ""));
        }
        services.with("grows", "waitlist", 3);
        assertThat(waiting.stream().map(services::business))
                .containsExactly("place-offered", "place-offered", "waiting-list", "waiting-list");
        services.with("grows", "waitlist", 1);
        LoopServer.ok(end(waiting.get(0)));
        assertThat(services.business(waiting.get(2))).isEqualTo("waiting-list");
    }

    @Test
    void referralThatMovesToAnotherServiceNeedsAPlaceThere() {
        services.with("from", "waitlist", 1);
        services.with("to", "capacity", 1);
        String moves = services.task("from", "");
        String waits = services.task("from", "");
        String there = services.task("to", "");
        String path = server.get("Task/" + moves).json().at("/focus/reference").asText();
        JsonNode request = server.get(path).json();
        String moved = request.toString().replace("HealthcareService/from", "HealthcareService/to");
        LoopServer.refused(server.put(path, moved), "referral-service-full");
        LoopServer.ok(end(there));
        LoopServer.ok(server.put(path, moved));
        assertThat(services.business(waits)).isEqualTo("place-offered");
        assertThat(services.figure("to", "taken")).isOne();
    }

    @Test
    void nobodyWaitsForAPlaceThatIsFree() {
        services.with("free", "waitlist", 1);
        String waits = ", \"businessStatus\": {\"coding\": [{\"code\": \"waiting-list\"}]}";
        LoopServer.refused(plainTask("free", waits), "referral-place-free");
        LoopServer.ok(plainTask("free", ""));
        LoopServer.ok(plainTask("free", waits));
    }

    @Test
    void placesAreNeverExceededAndEachIsOfferedOnce() throws Exception {
        services.with("busy", "waitlist", 3);
        List<String> open = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            open.add(services.task("busy", i % 2 == 0 ? "" : URGENT));
        }
        for (int round = 0; round < 4; round++) {
            List<Callable<Answer>> calls = new ArrayList<>();
            open.stream()
                    .filter(task -> !services.business(task).equals("waiting-list"))
                    .limit(2)
                    .forEach(task -> calls.add(() -> end(task)));
            calls.add(() -> services.refer("busy", ""));
            calls.add(() -> services.refer("busy", URGENT));
            assertThat(clients.statuses(calls)).containsOnly(200);
            open.clear();
            for (JsonNode entry : loop.search(
                            "Task?status=requested&focus:ServiceRequest.performer=HealthcareService/busy&_count=100")
                    .path("entry")) {
                open.add(entry.at("/resource/id").asText());
            }
            assertThat(services.figure("busy", "taken")).isEqualTo(3);
            assertThat(services.figure("busy", "waiting")).isEqualTo(open.size() - 3);
        }
        for (String task : open) {
            if (services.business(task).equals("place-offered")) {
                assertThat(server.get("Task/" + task).header("ETag")).isEqualTo("W/\"2\"");
            }
        }
    }

    @Test
    void closedServiceIsNotAsked() {
        LoopServer.ok(services.put(
                "closed",
                "capacity",
                5,
                ", \"notAvailable\": [{\"description\": \"Away\", \"during\": {\"start\": \"2020-01-01\", \"end\":"
                        + " \"2099\"}}]"));
        LoopServer.refused(services.refer("closed", ""), "referral-service-closed");
    }
}
