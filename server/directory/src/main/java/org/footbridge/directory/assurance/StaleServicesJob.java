package org.footbridge.directory.assurance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.directory.listing.DirectoryFollower;
import org.footbridge.directory.listing.ListedService;
import org.footbridge.directory.listing.Listing;
import org.footbridge.jobs.JobHandler;
import org.footbridge.jobs.JobProgress;
import org.footbridge.json.ExactJson;
import org.footbridge.patch.Patches;
import org.footbridge.problem.Problem;
import org.footbridge.store.job.JobInput;
import org.footbridge.store.job.JobResult;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.Origin;

/**
 * Asks the organisations of stale services to make sure that their entries are true: one open Task for each service. A Task whose
 * service is no longer stale is completed.
 */
public final class StaleServicesJob implements JobHandler {
    /** The name of the kind of jobs. */
    public static final String KIND = "stale-services";

    private static final int DONE = 200;

    private final ChangeExecutor changes;
    private final Patches patches;
    private final DirectoryFollower directory;
    private final AssuranceSystems systems;
    private final Staleness staleness;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone of the dates */
    public StaleServicesJob(
            ChangeExecutor changes,
            Patches patches,
            DirectoryFollower directory,
            AssuranceSystems systems,
            Staleness staleness,
            InstantSource clock,
            ZoneId zone) {
        this.changes = changes;
        this.patches = patches;
        this.directory = directory;
        this.systems = systems;
        this.staleness = staleness;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public JobResult run(JobInput input, JobProgress progress) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<String, ListedService> stale = directory.all().stream()
                .map(Listing::service)
                .filter(service -> staleness.isStale(service, today))
                .collect(Collectors.toMap(service -> "HealthcareService/" + service.id(), Function.identity()));
        int completed = 0;
        for (StoredVersion task : changes.stored().search("Task", systems.openReminders())) {
            progress.requireRunning();
            boolean due = stale.containsKey(
                    ExactJson.tree(task.body()).at("/focus/reference").asText());
            completed += !due && apply(AssuranceParticipant.completed(task, patches)) ? 1 : 0;
        }
        int reminded = 0;
        for (Map.Entry<String, ListedService> service : stale.entrySet()) {
            progress.requireRunning();
            boolean open = changes.stored().count("Task", systems.openReminders() + "&focus=" + service.getKey()) > 0;
            reminded += !open && apply(reminder(service.getKey(), service.getValue())) ? 1 : 0;
        }
        progress.report(
                "Reminded of " + reminded + ", completed " + completed + ".",
                reminded + completed,
                reminded + completed);
        return new JobResult(DONE, "text/plain", new byte[0]);
    }

    /** Whether the change was made; if it is refused, the next run looks at it again. */
    private boolean apply(ChangeRequest change) {
        try {
            changes.apply(change, Origin.SYSTEM);
            return true;
        } catch (Problem refused) {
            if (refused.kind().isTransient()) {
                throw refused;
            }
            return false;
        }
    }

    private ChangeRequest reminder(String path, ListedService service) {
        ObjectNode task = ExactJson.MAPPER.createObjectNode();
        task.put("resourceType", "Task").put("status", "requested").put("intent", "order");
        task.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", systems.workList())
                .put("code", AssuranceSystems.DUE)
                .put("display", "Assurance due");
        task.put(
                "description",
                "Make sure that the directory is right about this service, correct it if necessary, and call $assure."
                        + service.assured()
                                .map(date -> " It was last assured on " + date + ".")
                                .orElse(" It has not been assured before."));
        task.putObject("focus").put("reference", path);
        task.put("authoredOn", clock.instant().toString());
        task.putObject("requester").put("display", "The server");
        if (!service.organization().isEmpty()) {
            task.putObject("owner").put("reference", "Organization/" + service.organization());
        }
        return ChangeRequest.creation("Task", task.toString().getBytes(StandardCharsets.UTF_8));
    }
}
