package org.footbridge.referral.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.footbridge.referral.ReferralTask;
import org.footbridge.referral.TaskState;

/** The part that the Task of a referral has in the places of the service that it was sent to. */
enum Occupancy {
    /** It is a draft or has ended. */
    NONE,

    /** It waits for a place: it is requested or accepted, and its business status is {@code waiting-list}. */
    WAITS,

    /** It has been sent, has not ended, and does not wait. */
    HOLDS;

    static final String WAITING = "waiting-list";

    static Occupancy of(Optional<ReferralTask> task) {
        if (task.filter(ReferralTask::isSent).isEmpty()) {
            return NONE;
        }
        TaskState state = task.orElseThrow().state().orElseThrow();
        boolean early = state == TaskState.REQUESTED || state == TaskState.ACCEPTED;
        return early && waiting(task.orElseThrow().json()).isPresent() ? WAITS : HOLDS;
    }

    /** The coding that says that {@code task} waits. */
    static Optional<JsonNode> waiting(JsonNode task) {
        return StreamSupport.stream(task.at("/businessStatus/coding").spliterator(), false)
                .filter(coding -> coding.path("code").asText().equals(WAITING))
                .findFirst();
    }
}
