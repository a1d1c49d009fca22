package org.footbridge.referral;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.footbridge.json.ExactJson;

/**
 * The ServiceRequest of a referral.
 *
 * @see <a href="https://hl7.org/fhir/R4/servicerequest.html">R4 ServiceRequest</a>
 */
record ReferralRequest(JsonNode json) {
    /** The status in {@code text}, found without reading more of it than is necessary; empty if there is none. */
    static String status(byte[] text) {
        try (JsonParser parser = ExactJson.FACTORY.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("status");
                parser.nextToken();
                if (found) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException checkedBefore) {
            throw new UncheckedIOException(checkedBefore);
        }
    }

    RequestState state() {
        return RequestState.of(json.path("status").asText()).orElse(RequestState.UNKNOWN);
    }

    /** The reference to the person; empty if there is no literal one. */
    String person() {
        return json.path("subject").path("reference").asText();
    }

    /** Whether it asks nobody to act: active signposting is a proposal. */
    boolean isProposal() {
        String intent = json.path("intent").asText();
        return intent.equals("proposal") || intent.equals("option");
    }
}
