package org.footbridge.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * A bundle without its resources.
 *
 * @param rest UTF-8 JSON of it
 * @param type empty if it does not say
 * @param resources in the order of the entries; null where an entry has none
 * @param withoutRequest the index of the first entry that has no request; -1 if there is none
 */
record BundleOutline(byte[] rest, String type, List<byte @Nullable []> resources, int withoutRequest) {

    /**
     * Reads UTF-8 JSON.
     *
     * @throws Problem MALFORMED if it is none, TOO_LARGE if it has more than {@code entriesMax} entries
     */
    static BundleOutline of(byte[] text, JsonFactory factory, int entriesMax) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(1_024);
        try (JsonParser in = factory.createParser(text);
                JsonGenerator out = factory.createGenerator(rest)) {
            Copy copy = new Copy(text, in, out, entriesMax);
            copy.bundle();
            out.flush();
            return new BundleOutline(rest.toByteArray(), copy.type, copy.resources, copy.withoutRequest);
        } catch (IOException e) {
            throw new Problem(ProblemKind.MALFORMED, "The body is not well-formed JSON.");
        }
    }

    /** @throws Problem INVALID if it is of another type, RULE if an entry says nothing about what to do with it */
    void requireRequests() {
        if (!type.equals("batch") && !type.equals("transaction")) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "A Bundle that is sent to this URL has the type batch or transaction"
                            + (type.isEmpty() ? "" : ", not '" + BundleRules.shortened(type) + "'") + ".",
                    "Bundle.type");
        } else if (withoutRequest >= 0) {
            throw new Problem(
                    ProblemKind.RULE,
                    "Entry " + withoutRequest + " has no request; in a " + type
                            + " each entry needs one, with a method and a url, such as POST and Patient (bdl-3).",
                    "Bundle.entry[" + withoutRequest + "].request");
        }
    }

    /** One pass over the text. */
    private static final class Copy {
        private final byte[] text;
        private final JsonParser in;
        private final JsonGenerator out;
        private final int entriesMax;
        private final List<byte @Nullable []> resources = new ArrayList<>();
        private String type = "";
        private int withoutRequest = -1;

        Copy(byte[] text, JsonParser in, JsonGenerator out, int entriesMax) {
            this.text = text;
            this.in = in;
            this.out = out;
            this.entriesMax = entriesMax;
        }

        void bundle() throws IOException {
            in.nextToken();
            out.writeStartObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                out.writeFieldName(name);
                if (in.nextToken() == JsonToken.START_ARRAY && name.equals("entry")) {
                    entries();
                } else {
                    type = name.equals("type") ? in.getValueAsString("") : type;
                    out.copyCurrentStructure(in);
                }
            }
            out.writeEndObject();
        }

        private void entries() throws IOException {
            out.writeStartArray();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (resources.size() == entriesMax) {
                    throw new Problem(
                            ProblemKind.TOO_LARGE,
                            "The Bundle has more than " + entriesMax
                                    + " entries, which this server takes at once (footbridge.bundles.entries-max).",
                            "Bundle.entry");
                } else if (in.currentToken() == JsonToken.START_OBJECT) {
                    resources.add(entry());
                } else {
                    resources.add(null);
                    out.copyCurrentStructure(in); // to be refused where all of it is looked at
                }
            }
            out.writeEndArray();
        }

        private byte @Nullable [] entry() throws IOException {
            byte[] resource = null;
            boolean asking = false;
            out.writeStartObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                boolean found = in.nextToken() == JsonToken.START_OBJECT && name.equals("resource");
                asking |= name.equals("request");
                if (found && resource != null) {
                    throw new Problem(
                            ProblemKind.MALFORMED,
                            "An entry has two resources.",
                            "Bundle.entry[" + resources.size() + "].resource");
                } else if (found) {
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
            withoutRequest = asking || withoutRequest >= 0 ? withoutRequest : resources.size();
            return resource;
        }
    }
}
