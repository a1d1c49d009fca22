package org.footbridge.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * A Subscription as this server understands it.
 *
 * @param status {@code requested}, {@code active}, {@code error} or {@code off}
 * @param type of the resources that the criteria are about
 * @param query of the criteria; empty for all resources of the type
 * @param payload whether the resource is sent; otherwise the body is empty
 * @param headers of the requests, as names and values in turn
 * @param end an instant; empty if it does not end
 * @see <a href="https://hl7.org/fhir/R4/subscription.html">R4 Subscription</a>
 */
record SubscriptionRequest(
        String status,
        String type,
        String query,
        URI endpoint,
        boolean payload,
        List<String> headers,
        Optional<String> end) {
    static final String REQUESTED = "requested";
    static final String ACTIVE = "active";
    static final String ERROR = "error";
    static final String OFF = "off";

    private static final Set<String> PAYLOADS = Set.of("application/fhir+json", "application/json");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+): ?([\\x20-\\x7E]*)");

    /** Names of headers whose values are secrets, or that belong to the connection. */
    private static final Pattern SECRET =
            Pattern.compile(".*(authorization|cookie|api-?key|token|secret|password|signature).*");

    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "content-type", "expect", "host", "upgrade", "transfer-encoding");

    /** Whether a Subscription, as JSON, wants notifications. */
    static boolean isWanted(byte[] json) {
        String status = ExactJson.tree(json).path("status").asText();
        return status.equals(REQUESTED) || status.equals(ACTIVE);
    }

    static String status(byte[] json) {
        return ExactJson.tree(json).path("status").asText();
    }

    /**
     * Reads a Subscription that wants notifications.
     *
     * @throws Problem RULE if this server cannot send them
     */
    static SubscriptionRequest parse(byte[] json) {
        JsonNode tree = ExactJson.tree(json);
        JsonNode channel = tree.path("channel");
        if (!channel.path("type").asText().equals("rest-hook")) {
            throw refused(
                    "channel.type",
                    "This server sends notifications through the channel 'rest-hook', not '"
                            + shortened(channel.path("type").asText()) + "'.");
        }
        String payload = channel.path("payload").asText("");
        if (!payload.isEmpty() && !PAYLOADS.contains(payload)) {
            throw refused(
                    "channel.payload",
                    "The payload must be application/fhir+json, or absent for notifications without a body, not '"
                            + shortened(payload) + "'.");
        }
        String criteria = tree.path("criteria").asText("");
        int question = criteria.indexOf('?');
        return new SubscriptionRequest(
                tree.path("status").asText(),
                question < 0 ? criteria : criteria.substring(0, question),
                question < 0 ? "" : criteria.substring(question + 1),
                endpoint(channel.path("endpoint").asText("")),
                !payload.isEmpty(),
                headers(channel.path("header")),
                Optional.of(tree.path("end").asText("")).filter(end -> !end.isEmpty()));
    }

    private static URI endpoint(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // refused below
        }
        throw refused(
                "channel.endpoint",
                "The endpoint must be an absolute http or https URL without credentials and fragment, not '"
                        + shortened(text) + "'.");
    }

    private static List<String> headers(JsonNode lines) {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            var header = HEADER.matcher(lines.get(i).asText(""));
            String element = "channel.header[" + i + "]";
            if (!header.matches()) {
                throw refused(element, "A header must be a name, a colon and a value, such as 'X-Queue: referrals'.");
            }
            String name = header.group(1).toLowerCase(Locale.ROOT);
            if (RESERVED.contains(name)) {
                throw refused(element, "The header " + header.group(1) + " is set by the server.");
            } else if (SECRET.matcher(name).matches()) {
                throw refused(
                        element,
                        "Everyone who may read the Subscription would see the value of " + header.group(1)
                                + ". Have the receiver check the signature of the notifications instead"
                                + " (footbridge.subscriptions.secret).");
            }
            headers.add(header.group(1));
            headers.add(header.group(2));
        }
        return headers;
    }

    static Problem refused(String element, String message) {
        return new Problem(ProblemKind.RULE, message, "Subscription." + element);
    }

    private static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
