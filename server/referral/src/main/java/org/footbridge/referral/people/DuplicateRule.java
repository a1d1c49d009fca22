package org.footbridge.referral.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.referral.LoopChange;
import org.footbridge.referral.LoopRule;
import org.footbridge.referral.NewReferral;
import org.footbridge.referral.ReferralTask;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.footbridge.transaction.EntryErrors;

/**
 * Refuses a referral of a person who has an open one to the same service for the same need. Referrals that do not exist for the caller
 * are not considered, so that nothing is told of them. The row of the Patient is the lock.
 */
public final class DuplicateRule implements LoopRule {
    private final Duration period;
    private final InstantSource clock;

    /** @param period how long before it the other referral was made at most */
    public DuplicateRule(Duration period, InstantSource clock) {
        this.period = period;
        this.clock = clock;
    }

    @Override
    public boolean concerns(String type) {
        return type.equals("Task");
    }

    /** The parameters of a search for the ServiceRequests that {@code request} may be a duplicate of; empty if there are none. */
    public Map<String, String> query(JsonNode request) {
        String person = request.at("/subject/reference").asText();
        String services = NewReferral.performers(request).stream()
                .filter(performer -> performer.matches("HealthcareService/[A-Za-z0-9.-]{1,64}"))
                .collect(Collectors.joining(","));
        Map<String, String> query = new LinkedHashMap<>();
        if (!person.isEmpty() && !services.isEmpty()) {
            query.put("subject", person);
            query.put("performer", services);
            query.put("status", "draft,active,on-hold");
            query.put(
                    "authored",
                    "ge" + clock.instant().minus(period).atZone(ZoneOffset.UTC).toLocalDate());
        }
        return query;
    }

    @Override
    public Effects effects(List<LoopChange> changes, Stored stored, EntryErrors errors) {
        List<StoredVersion> held = new ArrayList<>();
        List<Predicate<Stored>> conditions = new ArrayList<>();
        for (LoopChange change : changes) {
            if (change.type().equals("Task")) {
                opened(change, changes, stored).ifPresent(request -> {
                    Predicate<Stored> only = now -> duplicate(request, now).isEmpty();
                    errors.of(change.index(), () -> require(request, stored));
                    person(request, stored).ifPresent(held::add);
                    conditions.add(only);
                });
            }
        }
        return held.isEmpty()
                ? Effects.NONE
                : new Effects(List.of(), held, now -> conditions.stream().allMatch(condition -> condition.test(now)));
    }

    /** A ServiceRequest that is sent. */
    private record Sent(String id, JsonNode json) {}

    /** The ServiceRequest whose Task {@code change} sends. */
    private static Optional<Sent> opened(LoopChange change, List<LoopChange> changes, Stored stored) {
        return change.sentTask()
                .flatMap(ReferralTask::requestId)
                .flatMap(request -> LoopChange.after("ServiceRequest/" + request, changes, stored)
                        .map(json -> new Sent(request, json)));
    }

    private static Optional<StoredVersion> person(Sent request, Stored stored) {
        String path = request.json().at("/subject/reference").asText();
        return path.startsWith("Patient/")
                ? stored.read("Patient", path.substring("Patient/".length()))
                : Optional.empty();
    }

    private Optional<StoredVersion> duplicate(Sent request, Stored stored) {
        Map<String, String> query = query(request.json());
        if (query.isEmpty()) {
            return Optional.empty();
        }
        String text = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return stored.search("ServiceRequest", text).stream()
                .filter(other -> !other.id().equals(request.id()) && stored.isVisible(other))
                .filter(other -> NewReferral.sharesNeed(request.json(), ExactJson.tree(other.body())))
                .findFirst();
    }

    private Sent require(Sent request, Stored stored) {
        duplicate(request, stored).ifPresent(other -> {
            throw Problem.ofRule(
                    "referral-duplicate",
                    "The person has an open referral to this service for this need already: ServiceRequest/"
                            + other.id() + ". Go on with that one, or end it first.",
                    "Task.focus");
        });
        return request;
    }
}
