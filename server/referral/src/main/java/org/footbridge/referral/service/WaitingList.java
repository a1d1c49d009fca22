package org.footbridge.referral.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.footbridge.json.ExactJson;
import org.footbridge.referral.ReferralTask;
import org.footbridge.search.value.TimeRange;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Stored;

/**
 * The open referrals to a service: how many hold a place, and who waits for one. The most urgent is the first of the list, then who
 * was referred first.
 *
 * @param places how many people the service can take; empty if nobody counts them
 * @param taken how many referrals hold a place
 * @param queue the Tasks that wait, in order; at most {@value #LENGTH_MAX}
 */
public record WaitingList(OptionalInt places, long taken, List<StoredVersion> queue) {
    /** The longest waiting list of a service. */
    static final int LENGTH_MAX = 1_000;

    private static final List<String> PRIORITIES = List.of("stat", "asap", "urgent");

    private static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::urgency)
            .thenComparingLong(Waiting::since)
            .thenComparingLong(waiting -> waiting.task().pid());

    /** A Task that waits, with what decides about its position. */
    private record Waiting(StoredVersion task, int urgency, long since) {
        static Waiting of(StoredVersion task) {
            JsonNode json = ExactJson.tree(task.body());
            int urgency = PRIORITIES.indexOf(json.path("priority").asText());
            return new Waiting(
                    task,
                    urgency < 0 ? PRIORITIES.size() : urgency,
                    TimeRange.parse(json.path("authoredOn").asText(), ZoneOffset.UTC)
                            .map(TimeRange::from)
                            .orElse(Long.MAX_VALUE));
        }
    }

    public WaitingList {
        queue = List.copyOf(queue);
    }

    /** The state of the HealthcareService {@code service}. */
    public static WaitingList of(StoredVersion service, Stored stored) {
        String path = service.type() + "/" + service.id();
        long waiting = waiting(path, stored);
        return new WaitingList(
                Capacity.of(ExactJson.tree(service.body())).places(),
                sent(path, stored) - waiting,
                waiting == 0 ? List.of() : queue(path, stored));
    }

    /** The number of referrals to {@code service} that have been sent and have not ended. */
    static long sent(String service, Stored stored) {
        return stored.count("Task", ReferralTask.SENT + "&focus:ServiceRequest.performer=" + service);
    }

    /** The number of those that wait. */
    static long waiting(String service, Stored stored) {
        return stored.count("Task", waitingFor(service));
    }

    /** The Tasks that wait, in order. */
    static List<StoredVersion> queue(String service, Stored stored) {
        return stored.search("Task", waitingFor(service)).stream()
                .map(Waiting::of)
                .sorted(ORDER)
                .map(Waiting::task)
                .toList();
    }

    private static String waitingFor(String service) {
        return "code=" + ReferralTask.FULFIL + "&status=requested,accepted&business-status=" + Occupancy.WAITING
                + "&focus:ServiceRequest.performer=" + service;
    }

    /** The position of the Task {@code id}, 1 for the next; empty if it does not wait. */
    public OptionalInt position(String id) {
        return IntStream.range(0, queue.size())
                .filter(i -> queue.get(i).id().equals(id))
                .map(i -> i + 1)
                .findFirst();
    }
}
