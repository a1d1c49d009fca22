package org.footbridge.referral.overdue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.footbridge.jobs.JobHandler;
import org.footbridge.jobs.JobProgress;
import org.footbridge.json.ExactJson;
import org.footbridge.patch.Patches;
import org.footbridge.problem.Problem;
import org.footbridge.referral.ReferralTask;
import org.footbridge.referral.StepPatch;
import org.footbridge.referral.service.PlaceUse;
import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.Origin;

/**
 * Marks open referrals that are overdue with a tag, and removes the tag when another day was agreed. The mark is a change as any
 * other: Subscriptions see it, and it happens once, because a Task that has the tag is not found again.
 */
public final class OverdueJob implements JobHandler {
    /** The name of the kind of jobs. */
    public static final String KIND = "overdue-referrals";

    private static final int DONE = 200;
    private static final String OPEN = PlaceUse.OPEN;
    private static final String CODE = "overdue";

    private final ChangeExecutor changes;
    private final Patches patches;
    private final String system;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param canonical the base of the canonical URLs of our code systems
     * @param zone of the dates
     */
    public OverdueJob(ChangeExecutor changes, Patches patches, String canonical, InstantSource clock, ZoneId zone) {
        this.changes = changes;
        this.patches = patches;
        this.system = canonical + "/CodeSystem/sp-work-list";
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public JobResult run(JobInput input, JobProgress progress) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        String tag = system + "|" + CODE;
        int marked = tagAll(OPEN + "&due=lt" + today + "&_tag:not=" + tag, true, progress);
        int cleared = tagAll(OPEN + "&due=ge" + today + "&_tag=" + tag, false, progress);
        progress.report(
                "Marked " + marked + " as overdue, cleared " + cleared + ".", marked + cleared, marked + cleared);
        return new JobResult(DONE, "text/plain", new byte[0]);
    }

    /** Changes what is found until nothing is; how many were changed. */
    private int tagAll(String query, boolean tagged, JobProgress progress) {
        int all = 0;
        while (true) {
            int changed = 0;
            List<StoredVersion> found = changes.stored().search("Task", query);
            for (StoredVersion task : found) {
                progress.requireRunning();
                changed += tag(task, tagged) ? 1 : 0;
            }
            all += changed;
            if (changed == 0) {
                return all;
            }
        }
    }

    /** Whether the Task was changed; if it was changed meanwhile, or is not valid, the next run looks at it again. */
    private boolean tag(StoredVersion task, boolean tagged) {
        StepPatch patch = new StepPatch(ReferralTask.tree(task.body()));
        patch.set("meta", meta(ReferralTask.tree(task.body()).path("meta"), tagged));
        try {
            changes.apply(
                    ChangeRequest.patch("Task", task.id(), patches.json(patch.json()), task.etag()), Origin.SYSTEM);
            return true;
        } catch (Problem refused) {
            if (refused.kind().isTransient()) {
                throw refused;
            }
            return false;
        }
    }

    private JsonNode meta(JsonNode present, boolean tagged) {
        ObjectNode meta = present.deepCopy();
        ArrayNode tags = ExactJson.MAPPER.createArrayNode();
        for (JsonNode tag : present.path("tag")) {
            if (!tag.path("system").asText().equals(system)
                    || !tag.path("code").asText().equals(CODE)) {
                tags.add(tag);
            }
        }
        if (tagged) {
            tags.addObject().put("system", system).put("code", CODE).put("display", "Overdue");
        }
        meta.remove("tag");
        if (!tags.isEmpty()) {
            meta.set("tag", tags);
        }
        return meta;
    }
}
