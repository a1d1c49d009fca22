package org.footbridge.referral.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.footbridge.json.ExactJson;
import org.footbridge.patch.Patches;
import org.footbridge.transaction.ChangeRequest;

/**
 * The changes that store a report: a DocumentReference that contains it, and an output of the Task that refers to that. An earlier report
 * of the same kind is superseded.
 */
public final class ReportChanges {
    private static final String RELATION = "replaces";

    private final Patches patches;
    private final String canonical;

    /** @param canonical the base of the canonical URLs of our code systems */
    public ReportChanges(Patches patches, String canonical) {
        this.patches = patches;
        this.canonical = canonical;
    }

    /** A form of the report. */
    public record Form(String mediaType, byte[] data) {}

    /** The reference to the stored report of {@code kind}, if the Task has one. */
    public Optional<String> stored(JsonNode task, ReportKind kind) {
        return outputs(task).stream()
                .filter(output -> isOf(output, kind))
                .map(output -> output.at("/valueReference/reference").asText())
                .filter(reference -> reference.startsWith("DocumentReference/"))
                .findFirst();
    }

    private static List<JsonNode> outputs(JsonNode task) {
        return StreamSupport.stream(task.path("output").spliterator(), false).toList();
    }

    private boolean isOf(JsonNode output, ReportKind kind) {
        return StreamSupport.stream(output.at("/type/coding").spliterator(), false)
                .anyMatch(coding -> coding.path("system").asText().equals(canonical + "/CodeSystem/sp-task-output")
                        && coding.path("code").asText().equals(kind.code()));
    }

    /**
     * @param etag of the version of the Task that the report was composed from
     * @param earlier the stored report that this one replaces, as {@code DocumentReference/id}
     * @param forms the FHIR document first
     */
    public List<ChangeRequest> of(ReportDocument document, String etag, Optional<String> earlier, List<Form> forms) {
        JsonNode task = document.report().source().task();
        String fullUrl = "urn:uuid:" + UUID.randomUUID();
        List<ChangeRequest> all = new ArrayList<>();
        all.add(ChangeRequest.bundled("DocumentReference", bytes(reference(document, earlier, forms)), fullUrl));
        all.add(ChangeRequest.patch(
                        "Task",
                        task.path("id").asText(),
                        patches.json(bytes(output(task, document.report().kind(), fullUrl))),
                        etag)
                .inBundle());
        earlier.ifPresent(path -> all.add(ChangeRequest.patch(
                "DocumentReference",
                path.substring(path.indexOf('/') + 1),
                patches.json(bytes(
                        replacement("/status", ExactJson.MAPPER.getNodeFactory().textNode("superseded")))),
                "*")));
        return all;
    }

    private static ArrayNode replacement(String path, JsonNode value) {
        ArrayNode patch = ExactJson.MAPPER.createArrayNode();
        patch.addObject().put("op", "add").put("path", path).set("value", value);
        return patch;
    }

    /** The outputs of the Task, in which this report takes the place of the one before. */
    private ArrayNode output(JsonNode task, ReportKind kind, String fullUrl) {
        ArrayNode outputs = ExactJson.MAPPER.createArrayNode();
        outputs(task).stream().filter(output -> !isOf(output, kind)).forEach(outputs::add);
        ObjectNode output = outputs.addObject();
        ObjectNode type = output.putObject("type");
        type.putArray("coding")
                .addObject()
                .put("system", canonical + "/CodeSystem/sp-task-output")
                .put("code", kind.code())
                .put("display", kind.title());
        type.put("text", kind.title());
        output.putObject("valueReference").put("reference", fullUrl);
        return replacement("/output", outputs);
    }

    private ObjectNode reference(ReportDocument document, Optional<String> earlier, List<Form> forms) {
        ReportSource source = document.report().source();
        String title = document.report().kind().title();
        ObjectNode reference = ExactJson.MAPPER.createObjectNode();
        reference.put("resourceType", "DocumentReference");
        reference
                .putObject("masterIdentifier")
                .put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:uuid:" + document.id());
        reference.put("status", "current");
        reference.put("docStatus", document.status());
        ReportDocument.type(reference.putObject("type"), title);
        reference.set("subject", source.task().path("for"));
        String time = source.message()
                .now()
                .truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
                .toString();
        reference.put("date", time);
        reference.putArray("author").add(source.message().author());
        source.message().organisation().ifPresent(who -> reference.set("custodian", who));
        earlier.ifPresent(path -> reference
                .putArray("relatesTo")
                .addObject()
                .put("code", RELATION)
                .putObject("target")
                .put("reference", path));
        reference.put("description", title);
        ArrayNode contents = reference.putArray("content");
        forms.forEach(form -> attach(contents.addObject().putObject("attachment"), form, title, time));
        ArrayNode related = reference.putObject("context").putArray("related");
        related.addObject().put("reference", ReportSource.path(source.task()));
        Optional.of(source.task().at("/focus/reference").asText())
                .filter(path -> path.startsWith("ServiceRequest/"))
                .ifPresent(path -> related.addObject().put("reference", path));
        return reference;
    }

    private static void attach(ObjectNode attachment, Form form, String title, String time) {
        attachment
                .put("contentType", form.mediaType())
                .put("language", "en-GB")
                .put("data", Base64.getEncoder().encodeToString(form.data()))
                .put("size", form.data().length)
                .put("hash", Base64.getEncoder().encodeToString(sha1(form.data())))
                .put("title", title)
                .put("creation", time);
    }

    /** R4 has the hash of an Attachment as SHA-1; it finds damage, and is no seal. */
    @SuppressWarnings("InsecureCryptoUsage")
    private static byte[] sha1(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
