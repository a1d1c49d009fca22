package org.footbridge.transaction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.footbridge.change.ContentReader;
import org.footbridge.json.Links;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.transaction.Entry.Conditions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Bundle, and leaves the resources in it as they are: where they begin and end is all that is found out about
 * them. Thousands of them are read one by one afterwards, each with the links that are known by then.
 */
public final class BundleReader {
    private final ContentReader reader;
    private final JsonFactory factory = new JsonFactory();
    private final int entriesMax;

    /** @param entriesMax the most entries that a bundle may have */
    public BundleReader(ContentReader reader, int entriesMax) {
        this.reader = reader;
        this.entriesMax = entriesMax;
    }

    /** A bundle and what is asked for in it. */
    public record Incoming(boolean transaction, List<Entry> entries) {}

    /** Where resources stand in the text, in the order of the entries; null where an entry has none. */
    private record Outline(byte[] rest, List<byte @Nullable []> resources) {}

    /**
     * Reads UTF-8 JSON.
     *
     * @param base what the full URLs of this server begin with
     * @throws Problem MALFORMED, INVALID or VALUE if it is no batch and no transaction
     */
    public Incoming read(byte[] text, String base) {
        if (!reader.type(text).equals("Bundle")) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "Only a Bundle can be sent to this URL; send other resources to the URL of their type.",
                    "resourceType");
        }
        Outline outline = outline(text);
        Bundle bundle = (Bundle) reader.content(reader.json("Bundle", outline.rest(), Links.NONE))
                .model();
        if (bundle.getType() != BundleType.BATCH && bundle.getType() != BundleType.TRANSACTION) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "A Bundle that is sent to this URL has the type batch or transaction"
                            + (bundle.hasType() ? ", not " + bundle.getType().toCode() : "") + ".",
                    "Bundle.type");
        }
        List<Entry> entries = new ArrayList<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            int index = entries.size();
            entries.add(
                    entry(index, entry, Optional.ofNullable(outline.resources().get(index)), base));
        }
        return new Incoming(bundle.getType() == BundleType.TRANSACTION, entries);
    }

    private static Entry entry(int index, BundleEntryComponent entry, Optional<byte[]> resource, String base) {
        BundleEntryRequestComponent request = entry.getRequest();
        String place = "Bundle.entry[" + index + "].request";
        if (!request.hasMethod()) {
            throw new Problem(ProblemKind.INVALID, "Entry " + index + " has no request.method.", place + ".method");
        } else if (!request.hasUrl()) {
            throw new Problem(ProblemKind.INVALID, "Entry " + index + " has no request.url.", place + ".url");
        }
        return new Entry(
                index,
                Optional.ofNullable(entry.getFullUrl()).orElse(""),
                request.getMethod().toCode(),
                relative(request.getUrl(), base),
                new Conditions(
                        Optional.ofNullable(request.getIfMatch()),
                        Optional.ofNullable(request.getIfNoneMatch()),
                        Optional.ofNullable(request.getIfModifiedSinceElement().getValueAsString()),
                        Optional.ofNullable(request.getIfNoneExist())),
                resource);
    }

    private static String relative(String url, String base) {
        String within = url.startsWith(base + "/") ? url.substring(base.length()) : url;
        return within.startsWith("/") ? within.substring(1) : within;
    }

    private Outline outline(byte[] text) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(1_024);
        List<byte @Nullable []> resources = new ArrayList<>();
        try (JsonParser in = factory.createParser(text);
                JsonGenerator out = factory.createGenerator(rest)) {
            in.nextToken();
            out.writeStartObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean entries = in.currentName().equals("entry");
                out.writeFieldName(in.currentName());
                if (in.nextToken() == JsonToken.START_ARRAY && entries) {
                    entries(text, in, out, resources);
                } else {
                    out.copyCurrentStructure(in);
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new Problem(ProblemKind.MALFORMED, "The body is not well-formed JSON.");
        }
        return new Outline(rest.toByteArray(), resources);
    }

    private void entries(byte[] text, JsonParser in, JsonGenerator out, List<byte @Nullable []> resources)
            throws IOException {
        out.writeStartArray();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (resources.size() == entriesMax) {
                throw new Problem(
                        ProblemKind.TOO_LARGE,
                        "The Bundle has more than " + entriesMax
                                + " entries, which this server takes at once (footbridge.bundles.entries-max).",
                        "Bundle.entry");
            }
            resources.add(in.currentToken() == JsonToken.START_OBJECT ? entry(text, in, out) : copied(in, out));
        }
        out.writeEndArray();
    }

    private static byte @Nullable [] copied(JsonParser in, JsonGenerator out) throws IOException {
        out.copyCurrentStructure(in);
        return null;
    }

    private static byte @Nullable [] entry(byte[] text, JsonParser in, JsonGenerator out) throws IOException {
        byte[] resource = null;
        out.writeStartObject();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            boolean found = in.nextToken() == JsonToken.START_OBJECT && name.equals("resource");
            if (found && resource == null) {
                int start = (int) in.currentTokenLocation().getByteOffset();
                in.skipChildren();
                resource = Arrays.copyOfRange(
                        text, start, (int) in.currentLocation().getByteOffset());
            } else {
                out.writeFieldName(name);
                out.copyCurrentStructure(in);
            }
        }
        out.writeEndObject();
        return resource;
    }
}
