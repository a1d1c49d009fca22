package org.footbridge.bench.data;

import java.time.Instant;

/**
 * A ServiceRequest.
 *
 * @param requester number of the role that refers
 * @param service number of the service that is referred to
 */
public record Referral(
        String status, String category, Engagement engagement, Instant authoredOn, int requester, int service) {

    public Referral withStatus(String other) {
        return new Referral(other, category, engagement, authoredOn, requester, service);
    }

    /** How an allied health professional engages. Signposting is no referral, so its intent is a proposal. */
    public record Engagement(String mode, String profession, String need, String priority) {

        String intent() {
            return mode.equals("active-signposting") ? "proposal" : "order";
        }
    }
}
