package org.footbridge.transaction;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.r4.model.Resource;

/** Several participants, each of which is shown the changes that concern it. */
public record JointParticipants(List<ChangeParticipant> participants) implements ChangeParticipant {
    public JointParticipants {
        participants = List.copyOf(participants);
    }

    @Override
    public boolean concerns(String type) {
        return participants.stream().anyMatch(participant -> participant.concerns(type));
    }

    @Override
    public void requireAcceptable(Resource content) {
        participants.forEach(participant -> participant.requireAcceptable(content));
    }

    @Override
    public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
        List<Addition> additions = new ArrayList<>();
        List<StoredVersion> held = new ArrayList<>();
        List<Contribution> all = participants.stream()
                .filter(participant -> changes.stream().anyMatch(change -> participant.concerns(change.type())))
                .map(participant -> participant.contribute(changes, stored, errors, origin))
                .toList();
        all.forEach(contribution -> {
            additions.addAll(contribution.additions());
            held.addAll(contribution.held());
        });
        return new Contribution(
                additions,
                held,
                () -> all.stream()
                        .allMatch(contribution -> contribution.condition().getAsBoolean()));
    }

    @Override
    public boolean records(String type) {
        return participants.stream().anyMatch(participant -> participant.records(type));
    }

    @Override
    public void written(List<StoredVersion> versions, Origin origin) {
        participants.forEach(participant -> participant.written(versions, origin));
    }
}
