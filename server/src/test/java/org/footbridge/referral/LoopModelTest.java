package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random actors write Tasks and ServiceRequests in every way, and a model that was written by hand predicts each answer. {@code
 * -Dloop.steps} and {@code -Dloop.seed} choose another walk.
 */
class LoopModelTest {
    private static final int STEPS = Integer.getInteger("loop.steps", 500);
    private static final long SEED = Long.getLong("loop.seed", 20_261_130);

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final LoopServer loop = new LoopServer(server);
    private static final List<String> STATUSES = List.of(
            "draft",
            "requested",
            "accepted",
            "rejected",
            "cancelled",
            "in-progress",
            "on-hold",
            "failed",
            "completed",
            "entered-in-error");
    private static final Set<String> OPEN = Set.of("draft", "requested", "accepted", "in-progress", "on-hold");
    private static final Map<String, Set<String>> NEXT = Map.of(
            "draft", Set.of("requested", "entered-in-error"),
            "requested", Set.of("accepted", "rejected", "cancelled", "entered-in-error"),
            "accepted", Set.of("in-progress", "on-hold", "completed", "cancelled", "failed", "entered-in-error"),
            "in-progress", Set.of("on-hold", "completed", "cancelled", "failed", "entered-in-error"),
            "on-hold", Set.of("in-progress", "completed", "cancelled", "failed", "entered-in-error"),
            "completed", Set.of("entered-in-error"),
            "rejected", Set.of("entered-in-error"),
            "cancelled", Set.of("entered-in-error"),
            "failed", Set.of("entered-in-error"),
            "entered-in-error", Set.of());

    private final Random random = new Random(SEED);
    private final List<Referral> referrals = new ArrayList<>();

    /** The model of a ServiceRequest with its Tasks, the newest last. */
    private static final class Referral {
        private final String id;
        private final List<Work> tasks = new ArrayList<>();
        private String status = "active";
        private int versions = 1;

        Referral(String id) {
            this.id = id;
        }

        boolean hasOpen() {
            return tasks.stream().anyMatch(task -> OPEN.contains(task.status));
        }

        void become(String next) {
            if (!status.equals(next)) {
                status = next;
                versions++;
            }
        }

        /** Follows the step of a Task. */
        void follow() {
            Work decides = tasks.stream()
                    .filter(task -> OPEN.contains(task.status))
                    .findFirst()
                    .or(() -> tasks.stream()
                            .filter(task -> !task.status.equals("entered-in-error"))
                            .reduce((one, other) -> other))
                    .orElse(tasks.get(tasks.size() - 1));
            switch (decides.status) {
                case "requested", "accepted", "in-progress" -> become("active");
                case "on-hold", "completed", "entered-in-error" -> become(decides.status);
                case "draft" -> become(status.equals("active") ? "active" : "draft");
                default ->
                    become(Set.of("active", "revoked", "entered-in-error").contains(status) ? status : "active");
            }
        }

        boolean mayBe(String next) {
            if (next.equals(status)) {
                return true;
            } else if (tasks.isEmpty()) {
                return true;
            }
            Work open = tasks.stream()
                    .filter(task -> OPEN.contains(task.status))
                    .findFirst()
                    .orElse(null);
            if (open != null) {
                return open.status.equals("draft") && Set.of("draft", "active").contains(next);
            }
            Work last = tasks.stream()
                    .filter(task -> !task.status.equals("entered-in-error"))
                    .reduce((one, other) -> other)
                    .orElse(null);
            if (last == null || last.status.equals("completed")) {
                return false;
            }
            boolean ended = status.equals("revoked") || status.equals("entered-in-error");
            return next.equals("entered-in-error")
                    || (!ended && Set.of("active", "revoked").contains(next));
        }
    }

    /** The model of a Task. */
    private static final class Work {
        private final String id;
        private String status;
        private int versions = 1;

        Work(String id, String status) {
            this.id = id;
            this.status = status;
        }
    }

    @Test
    void answersAsTheModelPredicts() {
        System.out.println("LoopModelTest: -Dloop.seed=" + SEED + " -Dloop.steps=" + STEPS);
        LoopServer.ok(server.put("Patient/maureen", "{\"resourceType\": \"Patient\", \"id\": \"maureen\"}"));
        for (int step = 0; step < STEPS; step++) {
            if (referrals.size() < 3 || random.nextInt(12) == 0) {
                referrals.add(new Referral(loop.request("active")));
            }
            Referral referral = referrals.get(random.nextInt(referrals.size()));
            act(referral, "seed " + SEED + ", step " + step);
            if (step % 50 == 49) {
                assertWorkListsAreComplete();
            }
        }
        referrals.forEach(this::assertHistoryIsComplete);
    }

    private void act(Referral referral, String when) {
        int choice = random.nextInt(10);
        if (referral.tasks.isEmpty() || choice == 0) {
            open(referral, STATUSES.get(random.nextInt(3)), when);
        } else if (choice == 1) {
            writeRequest(
                    referral,
                    List.of("active", "revoked", "completed", "on-hold").get(random.nextInt(4)),
                    when);
        } else {
            Work task = referral.tasks.get(
                    random.nextInt(3) > 0 ? referral.tasks.size() - 1 : random.nextInt(referral.tasks.size()));
            List<String> likely = List.copyOf(new TreeSet<>(NEXT.getOrDefault(task.status, Set.of())));
            String to = likely.isEmpty() || random.nextInt(3) == 0
                    ? STATUSES.get(random.nextInt(STATUSES.size()))
                    : likely.get(random.nextInt(likely.size()));
            move(referral, task, to, when);
        }
        assertThat(loop.status("ServiceRequest/" + referral.id)).as(when).isEqualTo(referral.status);
        for (Work task : referral.tasks) {
            assertThat(loop.status("Task/" + task.id)).as(when).isEqualTo(task.status);
        }
        assertThat(referral.tasks.stream()
                        .filter(task -> OPEN.contains(task.status))
                        .count())
                .as(when)
                .isLessThanOrEqualTo(1);
    }

    private void open(Referral referral, String status, String when) {
        Answer answer = server.post("Task", LoopServer.taskJson("", referral.id, status));
        boolean allowed = (status.equals("draft") || status.equals("requested"))
                && !referral.hasOpen()
                && Set.of("draft", "active", "on-hold").contains(referral.status);
        assertThat(answer.status()).as(when + ": " + answer.body()).isEqualTo(allowed ? 201 : 422);
        if (allowed) {
            referral.tasks.add(new Work(answer.id(), status));
            referral.follow();
        }
    }

    private void writeRequest(Referral referral, String status, String when) {
        Answer answer = server.put("ServiceRequest/" + referral.id, LoopServer.requestJson(referral.id, status));
        boolean allowed = referral.mayBe(status);
        assertThat(answer.status()).as(when + ": " + answer.body()).isEqualTo(allowed ? 200 : 422);
        if (allowed) {
            referral.become(status);
        }
    }

    private void move(Referral referral, Work task, String to, String when) {
        boolean patched = random.nextBoolean();
        Answer answer = patched ? patch(referral, task, to) : loop.put(task.id, referral.id, to);
        boolean same = task.status.equals(to);
        boolean allowed = same || NEXT.getOrDefault(task.status, Set.of()).contains(to);
        assertThat(answer.status())
                .as(when + ": " + task.status + " to " + to + ": " + answer.body())
                .isEqualTo(allowed ? 200 : 422);
        if (allowed) {
            task.versions = Integer.parseInt(answer.json().at("/meta/versionId").asText());
            if (!same) {
                task.status = to;
                referral.follow();
            }
        }
    }

    /** The same as a transaction with one entry. */
    private static Answer patch(Referral referral, Work task, String to) {
        Answer answer = server.post(
                "",
                "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [{\"resource\": "
                        + LoopServer.taskJson(task.id, referral.id, to)
                        + ", \"request\": {\"method\": \"PUT\", \"url\": \"Task/" + task.id + "\"}}]}");
        return answer.status() == 200 ? server.get("Task/" + task.id) : answer;
    }

    private void assertHistoryIsComplete(Referral referral) {
        assertThat(loop.search("ServiceRequest/" + referral.id + "/_history?_count=200")
                        .path("entry"))
                .hasSize(referral.versions);
        for (Work task : referral.tasks) {
            assertThat(loop.search("Task/" + task.id + "/_history?_count=200").path("entry"))
                    .hasSize(task.versions);
            assertThat(loop.total("Provenance?target=Task/" + task.id)).isEqualTo(task.versions);
        }
    }

    /** A work list finds what an evaluation of the model finds. */
    private void assertWorkListsAreComplete() {
        for (Set<String> wanted :
                List.of(Set.of("requested"), Set.of("accepted", "in-progress", "on-hold"), Set.of("completed"))) {
            Set<String> expected = referrals.stream()
                    .flatMap(referral -> referral.tasks.stream())
                    .filter(task -> wanted.contains(task.status))
                    .map(task -> task.id)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(ids("Task?code=fulfill&_count=1000&status=" + String.join(",", wanted)))
                    .isEqualTo(expected);
        }
    }

    private static Set<String> ids(String query) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode entry : loop.search(query).path("entry")) {
            ids.add(entry.at("/resource/id").asText());
        }
        return ids;
    }
}
