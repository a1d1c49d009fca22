package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The mode in which an allied health professional engages, as the extension {@code ahp-engagement} of a ServiceRequest says; an
 * activity between two modes has a second one. Codes that are missing are empty.
 */
record Engagement(String mode, String second) {
    static final String SIGNPOSTING = "active-signposting";
    static final String LINK_WORKER = "refer-to-link-worker";
    static final String PRESCRIBER = "ahp-as-social-prescriber";
    static final String DEVELOPMENT = "promoting-growing-developing";

    static Engagement of(JsonNode request) {
        JsonNode engagement = Extensions.find(request, "ahp-engagement");
        return new Engagement(code(engagement, "mode"), code(engagement, "secondaryMode"));
    }

    private static String code(JsonNode engagement, String part) {
        return Extensions.find(engagement, part)
                .at("/valueCodeableConcept/coding/0/code")
                .asText();
    }

    /** Whether it is signposting and nothing more, so that nobody is asked to act. */
    boolean isOnlySignposting() {
        return mode.equals(SIGNPOSTING) && second.isEmpty();
    }

    /** Whether one of the two modes is {@code code}. */
    boolean includes(String code) {
        return mode.equals(code) || second.equals(code);
    }
}
