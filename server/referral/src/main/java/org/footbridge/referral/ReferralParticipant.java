package org.footbridge.referral;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.footbridge.access.Caller;
import org.footbridge.json.ExactJson;
import org.footbridge.json.ResourceJson;
import org.footbridge.patch.Patches;
import org.footbridge.referral.LoopChanges.Mirrored;
import org.footbridge.referral.LoopRule.Effect;
import org.footbridge.referral.LoopRule.Effects;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;

/**
 * Keeps the closed loop of referrals in every write: refuses steps that the {@link TransitionTable} does not have, lets the
 * ServiceRequest follow its Task, asks further rules, and adds a Provenance. The row of the ServiceRequest is the lock of its loop.
 */
public final class ReferralParticipant implements ChangeParticipant {
    private static final String TASK = "Task";
    private static final String REQUEST = "ServiceRequest";

    private final Patches patches;
    private final InstantSource clock;
    private final List<LoopRule> rules;

    /** @param rules in the order in which they are asked */
    public ReferralParticipant(Patches patches, InstantSource clock, List<LoopRule> rules) {
        this.patches = patches;
        this.clock = clock;
        this.rules = List.copyOf(rules);
    }

    @Override
    public boolean concerns(String type) {
        return type.equals(TASK) || type.equals(REQUEST) || rules.stream().anyMatch(rule -> rule.concerns(type));
    }

    @Override
    public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
        Stored once = new StoredOnce(stored);
        List<LoopChange> all =
                new ArrayList<>(changes.stream().map(LoopChange::of).toList());
        List<Addition> additions = new ArrayList<>();
        List<StoredVersion> held = new ArrayList<>();
        List<Predicate<Stored>> conditions = new ArrayList<>();
        for (LoopRule rule : rules) {
            if (all.stream().anyMatch(change -> rule.concerns(change.type()))) {
                Effects effects = rule.effects(List.copyOf(all), once, errors);
                for (Effect effect : effects.changes()) {
                    all.add(effect.change());
                    additions.add(new Addition(effect.cause(), patch(effect.before(), effect.patch())));
                    held.add(effect.before());
                }
                held.addAll(effects.held());
                conditions.add(effects.condition());
            }
        }
        LoopChanges judged = judged(all, once, errors, origin.caller());
        judged.mirrored().forEach(one -> additions.add(new Addition(one.cause(), status(one))));
        additions.addAll(new LoopProvenances(judged, all, clock.instant()).additions(told(changes), origin.caller()));
        held.addAll(judged.held());
        conditions.add(judged::isAsDecided);
        return new Contribution(
                additions, held, () -> conditions.stream().allMatch(condition -> condition.test(stored)));
    }

    private static LoopChanges judged(List<LoopChange> changes, Stored stored, EntryErrors errors, Caller caller) {
        List<TaskChange> tasks = new ArrayList<>();
        Map<String, LoopChange> requests = new LinkedHashMap<>();
        Set<String> loops = new LinkedHashSet<>();
        for (LoopChange change : changes) {
            if (change.type().equals(TASK)) {
                errors.of(change.index(), () -> TaskChange.of(change, caller)).ifPresent(tasks::add);
            } else if (change.type().equals(REQUEST)) {
                requests.put(change.id(), change);
                if (mayDisagree(change)) {
                    loops.add(change.id());
                }
            }
        }
        tasks.forEach(task -> task.view().requestId().ifPresent(loops::add));
        LoopChanges judged = new LoopChanges(tasks, requests, stored, errors);
        loops.forEach(judged::judge);
        return judged;
    }

    /** Whether a change of a ServiceRequest may contradict its Tasks: a new one has none, and only the status is compared. */
    private static boolean mayDisagree(LoopChange change) {
        return change.before()
                .map(version -> ReferralRequest.status(version.body()))
                .filter(before -> !change.status().equals(Optional.of(before)))
                .isPresent();
    }

    private ChangeRequest patch(StoredVersion before, StepPatch patch) {
        return ChangeRequest.patch(before.type(), before.id(), patches.json(patch.json()), "*");
    }

    private ChangeRequest status(Mirrored one) {
        return patch(
                one.request(),
                new StepPatch(ExactJson.MAPPER.createObjectNode())
                        .set("status", StepPatch.text(one.state().code())));
    }

    /** The resources, as {@code Type/id}, that a Provenance of the client is about. */
    private static Set<String> told(List<Proposed> changes) {
        return changes.stream()
                .filter(change -> change.type().equals("Provenance"))
                .flatMap(change -> change.after().stream())
                .map(ResourceJson::text)
                .map(ExactJson::tree)
                .flatMap(provenance ->
                        StreamSupport.stream(provenance.path("target").spliterator(), false))
                .map(target -> target.path("reference").asText().replaceFirst("/_history/.*$", ""))
                .collect(Collectors.toSet());
    }
}
