package org.footbridge.referral.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.referral.LoopChange;
import org.footbridge.referral.LoopRule;
import org.footbridge.referral.StepPatch;
import org.footbridge.referral.service.ServiceTally.Opening;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.footbridge.transaction.EntryErrors;

/**
 * Keeps the places of services: a referral is sent only to a service that can be asked, no more referrals hold a place than there are
 * places, and a place that becomes free is offered to the next on the waiting list. The row of the HealthcareService is the lock.
 */
public final class Places implements LoopRule {
    /** The rule that no more referrals hold a place than there are places. */
    public static final String FULL = "referral-service-full";

    /** The rule that nobody waits while a place is free. */
    public static final String FREE = "referral-place-free";

    private static final Set<String> TYPES = Set.of("Task", "ServiceRequest", "HealthcareService");

    private final WhenFull whenFull;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone of the dates of services and people */
    public Places(WhenFull whenFull, InstantSource clock, ZoneId zone) {
        this.whenFull = whenFull;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public boolean concerns(String type) {
        return TYPES.contains(type);
    }

    @Override
    public Effects effects(List<LoopChange> changes, Stored stored, EntryErrors errors) {
        List<Effects> all = ServiceTallies.of(changes, stored).stream()
                .map(tally -> new AtService(tally, changes, stored, errors).effects())
                .toList();
        return new Effects(
                all.stream().flatMap(one -> one.changes().stream()).toList(),
                all.stream().flatMap(one -> one.held().stream()).toList(),
                now -> all.stream().allMatch(one -> one.condition().test(now)));
    }

    /** The decision about one service. */
    private final class AtService {
        private final ServiceTally tally;
        private final Stored stored;
        private final EntryErrors errors;
        private final Optional<StoredVersion> version;
        private final Optional<JsonNode> service;

        /** Whether the caller may learn anything about the service. */
        private final boolean visible;

        AtService(ServiceTally tally, List<LoopChange> changes, Stored stored, EntryErrors errors) {
            this.tally = tally;
            this.stored = stored;
            this.errors = errors;
            Optional<LoopChange> own = changes.stream()
                    .filter(change -> change.path().equals(tally.path()))
                    .findFirst();
            version = own.map(LoopChange::before).orElseGet(() -> stored.read("HealthcareService", tally.id()));
            service =
                    own.map(LoopChange::afterJson).orElseGet(() -> version.map(found -> ExactJson.tree(found.body())));
            visible = own.isPresent() || version.filter(stored::isVisible).isPresent();
        }

        Effects effects() {
            if (service.isEmpty()) {
                return Effects.NONE;
            }
            Capacity capacity = Capacity.of(service.get());
            if (visible) {
                tally.openings().forEach(opening -> check(opening.cause(), () -> requireOpen(opening, capacity)));
            }
            if (capacity.places().isEmpty()) {
                return Effects.NONE;
            }
            return counted(capacity, capacity.places().getAsInt());
        }

        private void requireOpen(Opening opening, Capacity capacity) {
            Optional<JsonNode> person = Optional.of(opening.task().person())
                    .filter(path -> path.matches("Patient/[A-Za-z0-9.-]{1,64}"))
                    .flatMap(path -> stored.read("Patient", path.substring(path.indexOf('/') + 1)))
                    .filter(stored::isVisible)
                    .map(patient -> ExactJson.tree(patient.body()));
            ServiceRules.requireOpen(service.orElseThrow(), person, LocalDate.ofInstant(clock.instant(), zone));
            boolean waits = opening.occupancy() == Occupancy.WAITS;
            if (capacity.places().isEmpty() && capacity.hasWaitingList(whenFull) && !waits) {
                throw full(true);
            }
        }

        private Effects counted(Capacity capacity, int places) {
            long sent = WaitingList.sent(tally.path(), stored);
            long waiting = WaitingList.waiting(tally.path(), stored);
            long free = places - (sent - waiting + tally.holdersMore());
            if (visible) {
                tally.newHolder()
                        .ifPresent(index -> check(index, () -> {
                            if (free < 0) {
                                throw full(capacity.hasWaitingList(whenFull));
                            }
                        }));
                tally.newWaiter()
                        .ifPresent(index -> check(index, () -> {
                            if (!capacity.hasWaitingList(whenFull) || waiting >= WaitingList.LENGTH_MAX) {
                                throw full(false);
                            }
                        }));
            }
            List<StoredVersion> offered = free > 0 && waiting > 0 ? first(free, queue(stored)) : List.of();
            long left = free - offered.size();
            if (visible) {
                tally.newWaiter().ifPresent(index -> check(index, () -> requireFull(left)));
            }
            Predicate<Stored> same = now -> WaitingList.sent(tally.path(), now) == sent
                    && WaitingList.waiting(tally.path(), now) == waiting
                    && (offered.isEmpty() || paths(first(free, queue(now))).equals(paths(offered)));
            return new Effects(
                    offered.stream()
                            .map(task -> new Effect(tally.cause(), task, offer(task, clock.instant())))
                            .toList(),
                    version.stream().toList(),
                    same);
        }

        /** The Tasks that wait and that the call does not change. */
        private List<StoredVersion> queue(Stored now) {
            return WaitingList.queue(tally.path(), now).stream()
                    .filter(task -> !tally.tasks().contains(task.type() + "/" + task.id()))
                    .toList();
        }

        private void check(int index, Runnable rule) {
            errors.of(index, () -> {
                rule.run();
                return index;
            });
        }
    }

    private static List<StoredVersion> first(long count, List<StoredVersion> queue) {
        return queue.subList(0, (int) Math.min(count, queue.size()));
    }

    private static List<String> paths(List<StoredVersion> tasks) {
        return tasks.stream().map(StoredVersion::path).toList();
    }

    private static void requireFull(long free) {
        if (free > 0) {
            throw Problem.ofRule(
                    FREE,
                    "The service has a free place, so nobody waits for it: give Task.businessStatus another code than"
                            + " 'waiting-list'.",
                    "Task.businessStatus");
        }
    }

    private static Problem full(boolean hasWaitingList) {
        return Problem.ofRule(
                FULL,
                "All places of the service are taken. "
                        + (hasWaitingList
                                ? "It has a waiting list: a Task that is requested or accepted waits with the"
                                        + " businessStatus 'waiting-list'."
                                : "Choose another one, or ask again later."),
                "Task.focus");
    }

    /** The Task that waited holds a place from now on; what it says otherwise stays. */
    private static StepPatch offer(StoredVersion task, Instant now) {
        JsonNode json = ExactJson.tree(task.body());
        String system = Occupancy.waiting(json).orElseThrow().path("system").asText();
        ObjectNode status = StepPatch.concept(system, "place-offered", "Place offered");
        return new StepPatch(json)
                .set("businessStatus", status)
                .note(
                        "A place has become free and is held for this referral.",
                        now.truncatedTo(ChronoUnit.MILLIS).toString(),
                        Optional.empty());
    }
}
