package org.footbridge.rest.bundle;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.footbridge.rest.response.BundleIds;
import org.footbridge.store.resource.StoredVersion;

/**
 * The answer to a batch or transaction as JSON, made of stored bytes.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#transaction-response">R4 batch and transaction response</a>
 */
final class BundleWriter {
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(204, "No Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(422, "Unprocessable Entity"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    private final FhirContext context;
    private final String base;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(8_192);

    BundleWriter(FhirContext context, String base) {
        this.context = context;
        this.base = base;
    }

    /** UTF-8 text; {@code type} is {@code batch-response} or {@code transaction-response}. */
    byte[] write(String type, List<EntryAnswer> answers) {
        raw("{\"resourceType\":\"Bundle\",\"id\":\"" + BundleIds.fresh() + "\",\"type\":\"" + type + "\"");
        String opening = ",\"entry\":[";
        for (EntryAnswer answer : answers) {
            raw(opening);
            entry(answer);
            opening = ",";
        }
        raw(answers.isEmpty() ? "}" : "]}");
        return out.toByteArray();
    }

    private void entry(EntryAnswer answer) {
        raw("{");
        if (answer.resource().length > 0) {
            answer.version().ifPresent(version -> raw("\"fullUrl\":\"" + url(version) + "\","));
            raw("\"resource\":");
            out.writeBytes(answer.resource());
            raw(",");
        }
        String reason = REASONS.get(answer.status());
        raw("\"response\":{\"status\":\"" + answer.status() + (reason == null ? "" : " " + reason) + "\"");
        answer.version().ifPresent(version -> version(version, answer.located()));
        answer.outcome()
                .ifPresent(
                        outcome -> raw(",\"outcome\":" + context.newJsonParser().encodeResourceToString(outcome)));
        raw("}}");
    }

    private void version(StoredVersion version, boolean located) {
        if (located) {
            raw(",\"location\":\"" + base + "/" + version.path() + "\"");
        }
        raw(",\"etag\":\"W/\\\"" + version.version() + "\\\"\",\"lastModified\":\"" + version.updated() + "\"");
    }

    private String url(StoredVersion version) {
        return base + "/" + version.type() + "/" + version.id();
    }

    private void raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
