package org.footbridge.referral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.referral.Loop.Member;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.footbridge.transaction.EntryErrors;

/** The changes of one call that are about referrals, and the stored resources that they are judged by. */
final class LoopChanges {
    private final List<TaskChange> tasks;
    private final Map<String, LoopChange> requests;
    private final Stored stored;
    private final EntryErrors errors;

    /** The stored ServiceRequests that the decision relies on, each with its stored Tasks. */
    private final Map<StoredVersion, Set<String>> relied = new LinkedHashMap<>();

    private final List<Mirrored> mirrored = new ArrayList<>();

    /** A ServiceRequest that has to follow its Task. */
    record Mirrored(int cause, StoredVersion request, RequestState state) {
        String target() {
            return request.type() + "/" + request.id() + "/_history/" + (request.version() + 1);
        }
    }

    /** @param requests the changes of ServiceRequests, by id */
    LoopChanges(List<TaskChange> tasks, Map<String, LoopChange> requests, Stored stored, EntryErrors errors) {
        this.tasks = tasks;
        this.requests = requests;
        this.stored = stored;
        this.errors = errors;
    }

    List<TaskChange> tasks() {
        return tasks;
    }

    List<Mirrored> mirrored() {
        return mirrored;
    }

    /** The versions that the decision relied on. */
    List<StoredVersion> held() {
        return List.copyOf(relied.keySet());
    }

    /** Whether the ServiceRequests still have the Tasks that they had when it was decided. */
    boolean isAsDecided(Stored now) {
        return relied.entrySet().stream()
                .allMatch(entry -> paths(tasksOf(now, entry.getKey().id())).equals(entry.getValue()));
    }

    /**
     * Judges the loop of the ServiceRequest {@code id}.
     *
     * @throws Problem BUSINESS_RULE if a change breaks a rule
     */
    void judge(String id) {
        Optional<LoopChange> own = Optional.ofNullable(requests.get(id));
        Optional<StoredVersion> current = own.map(LoopChange::before)
                .orElseGet(() -> stored.read("ServiceRequest", id).filter(stored::isVisible));
        Optional<ReferralRequest> after = own.flatMap(LoopChange::afterJson).map(ReferralRequest::new);
        List<TaskChange> changed = tasks.stream().filter(task -> task.isOf(id)).toList();
        if (current.isEmpty() && after.isEmpty()) {
            changed.forEach(task -> errors.of(task.change().index(), () -> requireOld(task, id)));
            return;
        }
        List<StoredVersion> siblings = current.isPresent() ? tasksOf(stored, id) : List.of();
        current.ifPresent(version -> relied.put(version, paths(siblings)));
        Loop loop = new Loop(
                "ServiceRequest/" + id,
                current.map(version -> new ReferralRequest(ExactJson.tree(version.body()))),
                after,
                members(siblings, changed));
        for (Member member : loop.members()) {
            if (member.step().isPresent()) {
                of(member, () -> loop.require(member));
            }
        }
        if (own.isPresent() && after.isEmpty()) {
            errors.of(own.get().index(), () -> requireNoOpenTask(loop));
            return;
        }
        int cause = own.map(LoopChange::index)
                .orElseGet(() -> changed.get(0).change().index());
        errors.of(cause, loop::mirrored)
                .ifPresent(state -> mirrored.add(new Mirrored(cause, current.orElseThrow(), state)));
    }

    private void of(Member member, Runnable check) {
        int index = tasks.stream()
                .filter(task -> task.change().path().equals(member.path()))
                .findFirst()
                .orElseThrow()
                .change()
                .index();
        Supplier<Member> work = () -> {
            check.run();
            return member;
        };
        errors.of(index, work);
    }

    /** A Task that was stored before the rules applied may go on without its ServiceRequest; a new one may not begin without. */
    private static TaskChange requireOld(TaskChange task, String id) {
        if (task.step().filter(step -> step.from() == TaskState.START).isPresent()) {
            throw Problem.ofRule(
                    "referral-focus",
                    "There is no ServiceRequest/" + id
                            + ". Store the ServiceRequest first, or in the same transaction.",
                    "Task.focus");
        }
        return task;
    }

    private static Loop requireNoOpenTask(Loop loop) {
        if (loop.members().stream().anyMatch(member -> member.state().isOpen())) {
            throw Problem.ofRule(
                    "referral-deletion",
                    loop.path() + " has an open Task, so it cannot be deleted. End the Task first.",
                    "ServiceRequest");
        }
        return loop;
    }

    /** The Tasks as they will be: the stored ones, with the changes of the call in their places. */
    private static List<Member> members(List<StoredVersion> siblings, List<TaskChange> changed) {
        Set<String> rewritten =
                changed.stream().map(task -> task.change().path()).collect(Collectors.toSet());
        List<Member> members = new ArrayList<>();
        for (StoredVersion sibling : siblings) {
            if (!rewritten.contains(path(sibling))) {
                ReferralTask.of(sibling.body())
                        .ifPresent(
                                task -> members.add(new Member(path(sibling), task, sibling.pid(), Optional.empty())));
            }
        }
        for (TaskChange task : changed) {
            if (task.step().isPresent()) {
                members.add(new Member(
                        task.change().path(), task.view(), task.change().age(), task.step()));
            }
        }
        return members;
    }

    private static List<StoredVersion> tasksOf(Stored stored, String id) {
        return stored.search("Task", "focus=ServiceRequest/" + id);
    }

    private static Set<String> paths(List<StoredVersion> versions) {
        return versions.stream().map(StoredVersion::path).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String path(StoredVersion version) {
        return version.type() + "/" + version.id();
    }
}
