package org.footbridge.directory.assurance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.json.ExactJson;
import org.footbridge.patch.Patches;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;
import org.footbridge.transaction.content.ProvenanceJson;

/**
 * Takes part in the assurance of a service: adds a Provenance of the caller, and completes the reminders of the service.
 *
 * @param note for the Provenance; empty if there is none
 */
public record AssuranceParticipant(AssuranceSystems systems, Patches patches, InstantSource clock, String note)
        implements ChangeParticipant {
    private static final String SERVICE = "HealthcareService";

    @Override
    public boolean concerns(String type) {
        return type.equals(SERVICE);
    }

    @Override
    public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
        List<Addition> additions = new ArrayList<>();
        List<StoredVersion> held = new ArrayList<>();
        ObjectNode reason = ExactJson.MAPPER.createObjectNode();
        reason.put("text", note.isEmpty() ? "The entry was assured." : note);
        for (Proposed change : changes) {
            if (change.type().equals(SERVICE)) {
                byte[] provenance = ProvenanceJson.of(
                        List.of(change.path() + "/_history/" + change.version()),
                        reason,
                        "UPDATE",
                        origin.caller(),
                        clock.instant());
                additions.add(new Addition(change.index(), ChangeRequest.creation("Provenance", provenance)));
                for (StoredVersion task : stored.search("Task", systems.openReminders() + "&focus=" + change.path())) {
                    additions.add(new Addition(change.index(), completed(task, patches)));
                    held.add(task);
                }
            }
        }
        return new Contribution(additions, held, () -> true);
    }

    /** The completion of a reminder. */
    static ChangeRequest completed(StoredVersion task, Patches patches) {
        return ChangeRequest.patch("Task", task.id(), patches.json(Assurance.completion()), "*");
    }
}
