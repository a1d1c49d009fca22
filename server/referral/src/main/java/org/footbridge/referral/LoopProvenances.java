package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Caller;
import org.footbridge.referral.LoopChanges.Mirrored;
import org.footbridge.transaction.ChangeParticipant.Addition;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.provenance.ServerProvenance;

/**
 * The Provenances of a call: one for each Task that changes, and with it for the ServiceRequest that changes with it. Each says which
 * versions came about, when, by whom, and why.
 *
 * @see <a href="https://hl7.org/fhir/R4/provenance.html">R4 Provenance</a>
 */
final class LoopProvenances {
    private final LoopChanges judged;
    private final Instant now;

    /** The ServiceRequests that the server changes, by id, each with the version that will be written. */
    private final Map<String, Addition> untold = new LinkedHashMap<>();

    private final Map<String, String> targets = new LinkedHashMap<>();

    /** The versions of new documents that are about Tasks, by {@code Task/id}. */
    private final Map<String, String> reports = new LinkedHashMap<>();

    LoopProvenances(LoopChanges judged, List<LoopChange> changes, Instant now) {
        this.judged = judged;
        this.now = now;
        for (Mirrored one : judged.mirrored()) {
            targets.put(one.request().id(), one.target());
        }
        for (LoopChange change : changes) {
            if (change.isOfServer() && change.type().equals("ServiceRequest")) {
                targets.put(change.id(), change.path() + "/_history/" + change.version());
                alone(change);
            } else if (change.type().equals("DocumentReference")
                    && change.version() == 1
                    && !judged.tasks().isEmpty()) {
                change.afterJson()
                        .ifPresent(document -> document.at("/context/related")
                                .forEach(about ->
                                        reports.put(about.path("reference").asText(), change.path() + "/_history/1")));
            }
        }
    }

    /** The Provenance of a ServiceRequest that changes without a Task. */
    private void alone(LoopChange change) {
        List<String> target = List.of(change.path() + "/_history/" + change.version());
        untold.put(change.id(), provenance(change.index(), target, MissingNode.getInstance(), "UPDATE", Caller.SYSTEM));
    }

    /** @param told the resources, as {@code Type/id}, of which the client tells itself */
    List<Addition> additions(Set<String> told, Caller caller) {
        List<Addition> all = new ArrayList<>();
        for (TaskChange task : judged.tasks()) {
            List<String> about = new ArrayList<>();
            if (task.step().isPresent() && !told.contains(task.change().path())) {
                about.add(task.change().path() + "/_history/" + task.change().version());
                Optional.ofNullable(reports.get(task.change().path())).ifPresent(about::add);
            }
            Optional<String> request = task.view().requestId();
            request.map(targets::remove).ifPresent(about::add);
            request.ifPresent(untold::remove);
            if (!about.isEmpty()) {
                Caller author = task.change().isOfServer() ? Caller.SYSTEM : caller;
                JsonNode reason = task.view().json().path("statusReason");
                all.add(provenance(task.change().index(), about, reason, task.activity(), author));
            }
        }
        all.addAll(untold.values());
        return all;
    }

    private Addition provenance(int cause, List<String> about, JsonNode reason, String activity, Caller author) {
        JsonNode provenance = ServerProvenance.json(about, reason, activity, author, now);
        return new Addition(
                cause,
                ChangeRequest.creation("Provenance", provenance.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
