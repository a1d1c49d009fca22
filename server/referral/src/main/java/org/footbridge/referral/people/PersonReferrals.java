package org.footbridge.referral.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.footbridge.json.ExactJson;
import org.footbridge.referral.LoopRule.Effect;
import org.footbridge.referral.ReferralTask;
import org.footbridge.referral.StepPatch;
import org.footbridge.referral.TaskState;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Stored;

/** The open referrals of one person, whether they exist for the caller or not, and what becomes of them. */
final class PersonReferrals {
    private static final String OPEN = "status=draft,active,on-hold";

    private final Stored stored;
    private final Set<String> changed;
    private final String codes;

    /**
     * @param changed the resources, as {@code Type/id}, that the call changes itself; these are left alone
     * @param codes the base of the URLs of our code systems
     */
    PersonReferrals(Stored stored, Set<String> changed, String codes) {
        this.stored = stored;
        this.changed = changed;
        this.codes = codes;
    }

    /** Cancels the Tasks that have been sent, and revokes their ServiceRequests and those that could be sent again. */
    List<Effect> end(int cause, String person, String code, String display, String words) {
        List<Effect> effects = new ArrayList<>();
        Set<String> drafts = new HashSet<>();
        for (StoredVersion version : tasks(person)) {
            ReferralTask task = new ReferralTask(ExactJson.tree(version.body()));
            String request = task.requestId().orElse("");
            if (!task.isSent() || changed.contains("ServiceRequest/" + request)) {
                drafts.add(request);
            } else {
                effects.add(new Effect(cause, version, cancelled(task, code, display, words)));
            }
        }
        for (StoredVersion request : unchanged(
                stored.search("ServiceRequest", of(person) + "&_has:Task:focus:code=" + ReferralTask.FULFIL))) {
            if (!drafts.contains(request.id())) {
                effects.add(new Effect(
                        cause,
                        request,
                        new StepPatch(ExactJson.tree(request.body())).set("status", StepPatch.text("revoked"))));
            }
        }
        return effects;
    }

    private StepPatch cancelled(ReferralTask task, String code, String display, String words) {
        return new StepPatch(task.json())
                .status(TaskState.CANCELLED)
                .set(
                        "statusReason",
                        StepPatch.concept(codes + "sp-status-reason", code, display)
                                .put("text", words))
                .set("businessStatus", StepPatch.concept(codes + "sp-referral-outcome", "case-closed", "Case closed"));
    }

    /** Lets the open Tasks and ServiceRequests be about {@code other}. */
    List<Effect> move(int cause, String person, String other) {
        List<Effect> effects = new ArrayList<>();
        for (StoredVersion task : tasks(person)) {
            effects.add(new Effect(cause, task, named(task, "for", other)));
        }
        for (StoredVersion request : unchanged(stored.search("ServiceRequest", of(person)))) {
            effects.add(new Effect(cause, request, named(request, "subject", other)));
        }
        return effects;
    }

    private static String of(String person) {
        return "subject=" + person + "&" + OPEN;
    }

    private List<StoredVersion> tasks(String person) {
        return unchanged(stored.search("Task", "subject=" + person + "&" + ReferralTask.OPEN));
    }

    private List<StoredVersion> unchanged(List<StoredVersion> found) {
        return found.stream()
                .filter(version -> !changed.contains(version.type() + "/" + version.id()))
                .toList();
    }

    private static StepPatch named(StoredVersion version, String member, String other) {
        JsonNode json = ExactJson.tree(version.body());
        ObjectNode reference = json.path(member).deepCopy();
        return new StepPatch(json).set(member, reference.put("reference", other).without("identifier"));
    }
}
