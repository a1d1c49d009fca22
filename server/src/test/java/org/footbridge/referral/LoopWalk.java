package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.referral.LoopModel.Referral;
import org.footbridge.referral.LoopModel.Work;

/** Random actors on referrals of one service, by operations and by plain writes; {@link LoopModel} predicts each answer. */
final class LoopWalk {
    private static final String OWNER =
            "{\"name\": \"owner\", \"valueReference\": {\"display\": \"Riverside gardeners\"}}";
    private static final List<String> OPERATIONS = List.of(
            "accept", "accept", "start", "record-contact", "review", "complete", "cancel", "reject", "reassign");
    private static final int OPEN_MAX = 9;

    private final LoopServer loop;
    private final RunningServer server;
    private final Services services;
    private final String service;
    private final LoopModel model = new LoopModel();
    private final List<String> trace = new ArrayList<>();
    private Random random = new Random();

    /** @param service id of the service, which this walk has for itself */
    LoopWalk(RunningServer server, String service) {
        this.server = server;
        this.loop = new LoopServer(server);
        this.services = new Services(server);
        this.service = service;
        services.with(service, "waitlist", model.places);
    }

    /** The actions until now. */
    List<String> trace() {
        return trace;
    }

    /** One action, all of which follows from {@code seed}, and a look at what it has changed. */
    void step(long seed) {
        random = new Random(seed);
        if (model.referrals.size() < 3 || random.nextInt(9) == 0) {
            if (random.nextBoolean()
                    && model.tasks().stream().filter(Work::isOpen).count() < OPEN_MAX) {
                refer();
            } else {
                model.referrals.add(new Referral(loop.request("active"), false));
            }
            return;
        }
        Referral referral =
                one(model.referrals.subList(Math.max(0, model.referrals.size() - 12), model.referrals.size()));
        int choice = random.nextInt(20);
        if (choice == 0) {
            changePlaces();
        } else if (referral.tasks.isEmpty() || choice == 1) {
            open(referral);
        } else if (choice == 2) {
            writeRequest(referral);
        } else {
            Work task = random.nextInt(4) > 0 ? referral.tasks.get(referral.tasks.size() - 1) : one(referral.tasks);
            if (random.nextInt(3) == 0) {
                move(task);
            } else {
                operate(task, one(OPERATIONS));
            }
        }
        compare(referral);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String when() {
        return String.join("\n", trace.subList(Math.max(0, trace.size() - 12), trace.size()));
    }

    private void expect(Answer answer, boolean allowed) {
        assertThat(answer.status())
                .as(when() + "\n" + answer.body())
                .isIn(allowed ? Set.of(200, 201) : Set.of(400, 422));
    }

    private void refer() {
        boolean urgent = random.nextBoolean();
        trace.add("refer" + (urgent ? " urgently" : ""));
        Answer answer = services.refer(service, urgent ? ", \"priority\": \"urgent\"" : "");
        expect(answer, true);
        Referral referral = new Referral(
                Services.in(answer, "ServiceRequest").get(0).path("id").asText(), true);
        boolean waits = model.free() < 1;
        model.referrals.add(referral);
        JsonNode task = Services.in(answer, "Task").get(0);
        Work work = model.add(referral, task.path("id").asText(), "requested", urgent);
        work.waits = waits;
        work.due = task.at("/restriction/period/end").asText();
        assertThat(task.at("/businessStatus/coding/0/code").asText())
                .as(when())
                .isEqualTo(waits ? "waiting-list" : "awaiting-triage");
        assertThat(answer.body().contains("Position " + (model.queue().indexOf(work) + 1) + " on"))
                .as(when())
                .isEqualTo(waits);
    }

    private void changePlaces() {
        model.places = 2 + random.nextInt(3);
        trace.add("places " + model.places);
        services.with(service, "waitlist", model.places);
        model.offer();
    }

    private void open(Referral referral) {
        if (referral.counted) {
            return; // its services decide, which refer() covers
        }
        String status = LoopModel.STATUSES.get(random.nextInt(3));
        trace.add("open " + status + " for " + referral.id);
        Answer answer = server.post("Task", LoopServer.taskJson("", referral.id, status));
        boolean allowed = Set.of("draft", "requested").contains(status)
                && referral.open().isEmpty()
                && Set.of("draft", "active", "on-hold").contains(referral.status);
        expect(answer, allowed);
        if (allowed) {
            model.add(referral, answer.id(), status, false);
        }
    }

    private void writeRequest(Referral referral) {
        String status = one(List.of("active", "revoked", "completed", "on-hold"));
        trace.add("write " + referral.id + " " + status);
        Answer answer = server.send(
                "PATCH",
                "ServiceRequest/" + referral.id,
                "[{\"op\": \"add\", \"path\": \"/status\", \"value\": \"" + status + "\"}]",
                "Content-Type",
                "application/json-patch+json");
        boolean allowed = referral.mayBe(status);
        expect(answer, allowed);
        if (allowed) {
            referral.become(status);
        }
    }

    /** A step by a plain write: a PUT, the same in a transaction, or a patch, which leaves the business status as it is. */
    private void move(Work task) {
        List<String> likely = List.copyOf(new TreeSet<>(LoopModel.NEXT.getOrDefault(task.status, Set.of())));
        String to = likely.isEmpty() || random.nextInt(3) == 0 ? one(LoopModel.STATUSES) : one(likely);
        trace.add("move " + task.id + " from " + task.status + " to " + to);
        boolean same = task.status.equals(to);
        if (same && task.referral.counted) {
            return;
        }
        boolean allowed = same || task.mayBecome(to, model);
        Answer answer = task.referral.counted
                ? patch(task, to)
                : random.nextBoolean() ? loop.put(task.id, task.referral.id, to) : transaction(task, to);
        expect(answer, allowed);
        if (allowed) {
            task.versions =
                    server.get("Task/" + task.id).json().at("/meta/versionId").asInt();
            task.owned = !Set.of("draft", "requested", "rejected", "cancelled", "failed", "entered-in-error")
                            .contains(to)
                    || (task.referral.counted && task.owned);
            task.due = task.referral.counted ? task.due : "";
            if (!same) {
                model.step(task, to);
            }
        }
    }

    private Answer transaction(Work task, String to) {
        return server.post(
                "",
                "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [{\"resource\": "
                        + LoopServer.taskJson(task.id, task.referral.id, to)
                        + ", \"request\": {\"method\": \"PUT\", \"url\": \"Task/" + task.id + "\"}}]}");
    }

    private Answer patch(Work task, String to) {
        return server.send(
                "PATCH", "Task/" + task.id, """
                    [{"op": "add", "path": "/status", "value": "%s"},
                     {"op": "add", "path": "/owner", "value": {"display": "Riverside gardeners"}},
                     {"op": "add", "path": "/statusReason", "value": {"text": "No place is free"}},
                     {"op": "add", "path": "/output", "value": [{"type": {"text": "Outcome"}, "valueString": "Gardens weekly"}]}]
                    """.formatted(to), "Content-Type", "application/json-patch+json");
    }

    private void operate(Work task, String operation) {
        List<String> parameters = new ArrayList<>();
        String by = random.nextBoolean() ? "requester" : "target";
        boolean owner = random.nextInt(4) > 0;
        String next = "20" + (20 + random.nextInt(20)) + "-03-01";
        String to = switch (operation) {
            case "accept" -> "accepted";
            case "start" -> "in-progress";
            case "complete" -> "completed";
            case "cancel" -> "cancelled";
            case "reject" -> "rejected";
            default -> "";
        };
        switch (operation) {
            case "accept", "reassign" -> {
                if (owner) {
                    parameters.add(OWNER);
                }
            }
            case "complete" -> {
                parameters.add("{\"name\": \"outcome\", \"valueCodeableConcept\": {\"text\": \"Activity completed\"}}");
                parameters.add(Services.text("result", "Gardens weekly"));
            }
            case "cancel" -> parameters.add("{\"name\": \"by\", \"valueCode\": \"" + by + "\"}");
            case "review" -> {
                parameters.add(Services.text("note", "Well"));
                parameters.add("{\"name\": \"next\", \"valueDate\": \"" + next + "\"}");
            }
            default -> {}
        }
        if (operation.equals("cancel") || operation.equals("reject")) {
            parameters.add(Services.text("reason", "Moved away"));
        }
        if (task.status.equals(to)) {
            return; // is no step, and changes the reason alone
        }
        boolean stale = random.nextInt(15) == 0 && task.versions > 1;
        if (stale) {
            parameters.add(Services.text("version", "1"));
        }
        trace.add(operation + " " + task.id + " (" + task.status + ") " + (owner ? "owner " : "") + by);
        Answer answer = services.step(task.id, operation, parameters.toArray(String[]::new));
        if (stale) {
            assertThat(answer.status()).as(when() + "\n" + answer.body()).isEqualTo(412);
            return;
        }
        boolean allowed = allowed(task, operation, to, owner);
        expect(answer, allowed);
        if (!allowed) {
            return;
        }
        task.versions++;
        if (operation.equals("accept") || operation.equals("reassign")) {
            task.owned = owner || (operation.equals("accept") && task.owned);
        } else if (operation.equals("review")) {
            task.due = next;
        }
        if (!to.isEmpty()) {
            model.step(task, to);
            if (operation.equals("cancel") && by.equals("requester")) {
                task.referral.become("revoked");
            }
        }
    }

    private boolean allowed(Work task, String operation, String to, boolean owner) {
        return switch (operation) {
            case "accept" -> task.mayBecome(to, model) && (owner || task.owned);
            case "start", "complete" -> task.mayBecome(to, model) && task.owned;
            case "cancel", "reject" -> task.mayBecome(to, model);
            case "reassign" -> task.isSent() && (owner || (task.owned && task.status.equals("requested")));
            default -> task.isSent();
        };
    }

    /** Compares the referral of the last action, and all open ones of the service, with the model. */
    private void compare(Referral referral) {
        Map<String, String> found = new TreeMap<>();
        int open = 0;
        for (JsonNode entry : loop.search("Task?_include=Task:focus&_count=100&focus=ServiceRequest/" + referral.id)
                .path("entry")) {
            JsonNode resource = entry.path("resource");
            found.put(resource.path("id").asText(), resource.path("status").asText());
            boolean task = resource.path("resourceType").asText().equals("Task");
            open += task
                            && LoopModel.NEXT
                                            .getOrDefault(
                                                    resource.path("status").asText(), Set.of())
                                            .size()
                                    > 1
                    ? 1
                    : 0;
        }
        Map<String, String> expected =
                referral.tasks.stream().collect(Collectors.toMap(task -> task.id, task -> task.status));
        if (!referral.tasks.isEmpty()) {
            expected.put(referral.id, referral.status);
        }
        assertThat(found).as(when()).isEqualTo(new TreeMap<>(expected));
        assertThat(open).as(when()).isLessThanOrEqualTo(1);
        if (referral.counted) {
            assertPlacesAgree();
        }
    }

    private void assertPlacesAgree() {
        Set<String> found = new TreeSet<>();
        int holders = 0;
        for (JsonNode entry : loop.search("Task?status=requested,accepted,in-progress,on-hold&_count=100"
                        + "&focus:ServiceRequest.performer=HealthcareService/" + service)
                .path("entry")) {
            JsonNode task = entry.path("resource");
            boolean waits = task.at("/businessStatus/coding/0/code").asText().equals("waiting-list");
            found.add(task.path("id").asText() + (waits ? " waits" : ""));
            holders += waits ? 0 : 1;
        }
        Set<String> expected = model.tasks().stream()
                .filter(task -> task.referral.counted && task.isSent())
                .map(task -> task.id + (task.waits ? " waits" : ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).as(when()).isEqualTo(expected);
        if (holders > 4) { // as many places as there may ever be
            throw new AssertionError(holders + " Tasks hold a place\n" + when());
        }
    }

    /** Work lists find what an evaluation of the model finds; {@code tasks} are those of all walks. */
    static void assertWorkLists(RunningServer server, List<LoopWalk> walks) {
        Map<String, Predicate<Work>> lists = Map.of(
                "status=requested", task -> task.status.equals("requested"),
                "status=accepted,in-progress,on-hold", task -> task.isSent() && !task.status.equals("requested"),
                "status=completed", task -> task.status.equals("completed"),
                "owner:missing=true&status=requested", task -> task.status.equals("requested") && !task.owned,
                "status=requested,accepted&business-status=waiting-list", task -> task.waits && task.isSent(),
                "status=requested,accepted,in-progress,on-hold&due=lt2030-01-01",
                        task -> task.isSent() && !task.due.isEmpty() && task.due.compareTo("2030") < 0,
                "status=in-progress,on-hold&due=le2030-01-01",
                        task -> Set.of("in-progress", "on-hold").contains(task.status)
                                && !task.due.isEmpty()
                                && task.due.compareTo("2030") < 0);
        List<Work> tasks =
                walks.stream().flatMap(walk -> walk.model.tasks().stream()).toList();
        lists.forEach((query, wanted) -> assertThat(ids(server, query))
                .as(query)
                .isEqualTo(tasks.stream()
                        .filter(wanted)
                        .map(task -> task.id)
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static Set<String> ids(RunningServer server, String query) {
        Set<String> ids = new TreeSet<>();
        String url = "Task?code=fulfill&_elements=id&_count=1000&" + query;
        while (!url.isEmpty()) {
            JsonNode page = server.get(url).json();
            page.path("entry").forEach(entry -> ids.add(entry.at("/resource/id").asText()));
            url = "";
            for (JsonNode link : page.path("link")) {
                if (link.path("relation").asText().equals("next")) {
                    url = link.path("url").asText();
                }
            }
        }
        return ids;
    }

    /** Each version is in the history, and each version of a Task has its Provenance. */
    void assertHistoryIsComplete() {
        for (Referral referral : model.referrals) {
            assertThat(loop.search("ServiceRequest/" + referral.id + "/_history?_count=200")
                            .path("entry"))
                    .hasSize(referral.versions);
            for (Work task : referral.tasks) {
                assertThat(loop.search("Task/" + task.id + "/_history?_count=200")
                                .path("entry"))
                        .hasSize(task.versions);
                assertThat(loop.total("Provenance?target=Task/" + task.id)).isEqualTo(task.versions);
            }
        }
    }
}
