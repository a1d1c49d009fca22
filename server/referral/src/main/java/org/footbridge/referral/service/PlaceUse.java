package org.footbridge.referral.service;

import java.util.Optional;
import java.util.Set;
import org.footbridge.json.ExactJson;
import org.footbridge.referral.ReferralTask;

/**
 * The part that a Task has in the places of the services that its ServiceRequest was sent to, for those who count places themselves.
 *
 * @param request id of the ServiceRequest
 * @param waits whether it waits for a place, or holds one
 */
public record PlaceUse(String request, boolean waits) {
    /** A search for Tasks, all that use a place among them. */
    public static final String OPEN = ReferralTask.SENT;

    /** Of a Task in UTF-8 JSON; empty if it is not an open referral to a ServiceRequest on this server. */
    public static Optional<PlaceUse> of(byte[] task) {
        Optional<ReferralTask> referral = ReferralTask.of(task);
        Occupancy occupancy = Occupancy.of(referral);
        return occupancy == Occupancy.NONE
                ? Optional.empty()
                : referral.flatMap(ReferralTask::requestId)
                        .map(request -> new PlaceUse(request, occupancy == Occupancy.WAITS));
    }

    /** The services, as {@code HealthcareService/id}, that a ServiceRequest in UTF-8 JSON is sent to. */
    public static Set<String> services(byte[] request) {
        return ServiceTallies.services(ExactJson.tree(request));
    }
}
