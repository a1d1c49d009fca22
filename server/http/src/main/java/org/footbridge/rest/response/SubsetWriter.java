package org.footbridge.rest.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.footbridge.rest.http.ElementDefinitions.Element;
import org.footbridge.rest.http.ElementDefinitions.Structure;
import org.footbridge.rest.response.SubsetRule.Extent;

/** Cuts a subset out of a resource's JSON. What is kept is copied byte by byte, so that decimals stay as they were written. */
final class SubsetWriter {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> ALWAYS = Set.of("resourceType", "id", "meta");
    private static final String SUBSETTED =
            "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}";

    private final byte[] text;
    private final JsonParser in;

    private SubsetWriter(byte[] text, JsonParser in) {
        this.text = text;
        this.in = in;
    }

    /** The subset of {@code json}, which is a resource of the type {@code definition}. */
    static byte[] write(byte[] json, Structure definition, SubsetRule rule) {
        try (JsonParser in = FACTORY.createParser(json)) {
            in.nextToken();
            return new SubsetWriter(json, in).resource(definition, rule);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // what is stored was read before
        }
    }

    private byte[] resource(Structure definition, SubsetRule rule) throws IOException {
        Fields fields = new Fields();
        boolean marked = false;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            if (name.equals("meta")) {
                fields.add(name, marked(slice()));
                marked = true;
            } else if (ALWAYS.contains(name)) {
                fields.add(name, slice());
            } else {
                field(name, definition, rule, fields);
            }
        }
        if (!marked) {
            fields.add("meta", ascii("{\"tag\":[" + SUBSETTED + "]}"));
        }
        return fields.object();
    }

    /** The parser is at the first token of the field's value, and then at its last. */
    private void field(String name, Structure parent, SubsetRule rule, Fields fields) throws IOException {
        Element at = parent.element(name.startsWith("_") ? name.substring(1) : name);
        Extent extent = rule.of(at);
        Optional<Structure> structure = at.structure();
        if (extent == Extent.NOTHING) {
            in.skipChildren();
        } else if (extent == Extent.WHOLE
                || structure.isEmpty()
                || in.currentToken().isScalarValue()) {
            fields.add(name, slice());
        } else {
            int start = start();
            byte[] part = in.currentToken() == JsonToken.START_ARRAY
                    ? array(structure.get(), rule.within(at))
                    : object(structure.get(), rule.within(at));
            if (part.length > 2) {
                fields.add(name, part);
            } else if (at.mandatory()) {
                fields.add(name, Arrays.copyOfRange(text, start, end()));
            }
        }
    }

    private byte[] object(Structure definition, SubsetRule rule) throws IOException {
        Fields fields = new Fields();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            field(name, definition, rule, fields);
        }
        return fields.object();
    }

    /** Without the items of which nothing is left. */
    private byte[] array(Structure definition, SubsetRule rule) throws IOException {
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        items.write('[');
        while (in.nextToken() != JsonToken.END_ARRAY) {
            byte[] item = in.currentToken() == JsonToken.START_OBJECT ? object(definition, rule) : slice();
            if (item.length > 2) {
                if (items.size() > 1) {
                    items.write(',');
                }
                items.writeBytes(item);
            }
        }
        items.write(']');
        return items.toByteArray();
    }

    private byte[] slice() throws IOException {
        int start = start();
        in.skipChildren();
        in.finishToken();
        return Arrays.copyOfRange(text, start, end());
    }

    private int start() {
        return (int) in.currentTokenLocation().getByteOffset();
    }

    private int end() {
        return (int) in.currentLocation().getByteOffset();
    }

    /** {@code meta} with the tag that says that the resource is not whole. */
    private static byte[] marked(byte[] meta) throws IOException {
        if (new String(meta, StandardCharsets.UTF_8).contains("\"SUBSETTED\"")) {
            return meta;
        }
        try (JsonParser in = FACTORY.createParser(meta)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean tags = in.currentName().equals("tag");
                if (in.nextToken() == JsonToken.START_ARRAY && tags) {
                    return inserted(meta, (int) in.currentLocation().getByteOffset(), SUBSETTED + ",");
                }
                in.skipChildren();
            }
        }
        String opening = meta.length > 2 ? "," : "";
        return inserted(meta, meta.length - 1, opening + "\"tag\":[" + SUBSETTED + "]");
    }

    private static byte[] inserted(byte[] into, int at, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(into.length + text.length());
        out.write(into, 0, at);
        out.writeBytes(ascii(text));
        out.write(into, at, into.length - at);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The fields of an object so far. */
    private static final class Fields {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void add(String name, byte[] value) {
            out.write(out.size() == 0 ? '{' : ',');
            out.writeBytes(ascii("\"" + name + "\":"));
            out.writeBytes(value);
        }

        byte[] object() {
            if (out.size() == 0) {
                out.write('{');
            }
            out.write('}');
            return out.toByteArray();
        }
    }
}
