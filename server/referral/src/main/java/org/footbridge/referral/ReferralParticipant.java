package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.footbridge.access.Caller;
import org.footbridge.json.ResourceJson;
import org.footbridge.patch.Patches;
import org.footbridge.referral.LoopChanges.Mirrored;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;

/**
 * Keeps the closed loop of referrals in every write: refuses steps that the {@link TransitionTable} does not have, lets the
 * ServiceRequest follow its Task, and adds a Provenance. The row of the ServiceRequest is the lock of its loop.
 */
public final class ReferralParticipant implements ChangeParticipant {
    private static final String TASK = "Task";
    private static final String REQUEST = "ServiceRequest";

    private final Patches patches;
    private final InstantSource clock;

    public ReferralParticipant(Patches patches, InstantSource clock) {
        this.patches = patches;
        this.clock = clock;
    }

    @Override
    public boolean concerns(String type) {
        return type.equals(TASK) || type.equals(REQUEST);
    }

    @Override
    public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
        List<TaskChange> tasks = new ArrayList<>();
        Map<String, Proposed> requests = new LinkedHashMap<>();
        Set<String> loops = new LinkedHashSet<>();
        for (Proposed change : changes) {
            if (change.type().equals(TASK)) {
                errors.of(change.index(), () -> TaskChange.of(change, origin.caller()))
                        .ifPresent(tasks::add);
            } else if (change.type().equals(REQUEST)) {
                requests.put(change.id(), change);
                if (mayDisagree(change)) {
                    loops.add(change.id());
                }
            }
        }
        tasks.forEach(task -> task.view().requestId().ifPresent(loops::add));
        if (tasks.isEmpty() && loops.isEmpty()) {
            return Contribution.NOTHING;
        }
        LoopChanges judged = new LoopChanges(tasks, requests, stored, errors);
        loops.forEach(judged::judge);
        List<Addition> additions = new ArrayList<>();
        judged.mirrored().forEach(one -> additions.add(new Addition(one.cause(), status(one))));
        provenances(judged, told(changes), reports(changes), origin.caller()).forEach(additions::add);
        return new Contribution(additions, judged.held(), judged::isAsDecided);
    }

    /** Whether a change of a ServiceRequest may contradict its Tasks: a new one has none, and only the status is compared. */
    private static boolean mayDisagree(Proposed change) {
        return change.before()
                .filter(version -> !version.deleted())
                .map(version -> ReferralRequest.status(version.body()))
                .filter(before -> !change.after()
                        .map(after -> ReferralRequest.status(after.text()))
                        .equals(Optional.of(before)))
                .isPresent();
    }

    private ChangeRequest status(Mirrored one) {
        String patch = "[{\"op\":\"add\",\"path\":\"/status\",\"value\":\""
                + one.state().code() + "\"}]";
        return ChangeRequest.patch(
                REQUEST, one.request().id(), patches.json(patch.getBytes(StandardCharsets.UTF_8)), "*");
    }

    /** One Provenance for each Task that changes, and with it for the ServiceRequest that follows; none where the client tells itself. */
    private List<Addition> provenances(
            LoopChanges judged, Set<String> told, Map<String, String> reports, Caller caller) {
        List<Addition> all = new ArrayList<>();
        Set<Mirrored> untold = new LinkedHashSet<>(judged.mirrored());
        for (TaskChange task : judged.tasks()) {
            List<String> targets = new ArrayList<>();
            if (task.step().isPresent() && !told.contains(task.change().path())) {
                targets.add(task.change().path() + "/_history/" + task.change().version());
                Optional.ofNullable(reports.get(task.change().path())).ifPresent(targets::add);
            }
            untold.stream()
                    .filter(one -> task.isOf(one.request().id()))
                    .findFirst()
                    .ifPresent(one -> {
                        untold.remove(one);
                        targets.add(one.target());
                    });
            if (!targets.isEmpty()) {
                JsonNode provenance = LoopProvenance.of(targets, task.view(), task.activity(), caller, clock.instant());
                all.add(new Addition(task.change().index(), ChangeRequest.creation("Provenance", bytes(provenance))));
            }
        }
        return all;
    }

    /** The versions of new documents that are about Tasks, by these. */
    private static Map<String, String> reports(List<Proposed> changes) {
        Map<String, String> reports = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> change.type().equals("DocumentReference") && change.version() == 1)
                .forEach(change -> change.after()
                        .map(after -> ReferralTask.tree(after.text()).at("/context/related"))
                        .ifPresent(related -> related.forEach(about ->
                                reports.put(about.path("reference").asText(), change.path() + "/_history/1"))));
        return reports;
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The resources, as {@code Type/id}, that a Provenance of the client is about. */
    private static Set<String> told(List<Proposed> changes) {
        return changes.stream()
                .filter(change -> change.type().equals("Provenance"))
                .flatMap(change -> change.after().stream())
                .map(ResourceJson::text)
                .map(ReferralTask::tree)
                .flatMap(provenance ->
                        StreamSupport.stream(provenance.path("target").spliterator(), false))
                .map(target -> target.path("reference").asText().replaceFirst("/_history/.*$", ""))
                .collect(Collectors.toSet());
    }
}
