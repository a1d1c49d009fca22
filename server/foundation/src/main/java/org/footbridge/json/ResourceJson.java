package org.footbridge.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one resource without {@code id}, {@code meta.versionId} and {@code meta.lastUpdated}, which the server sets:
 * {@link #render} inserts them. The text is compact and keeps the client's order of elements.
 *
 * @see <a href="https://hl7.org/fhir/R4/json.html">R4 JSON representation</a>
 */
public final class ResourceJson {
    private final String type;

    @Nullable
    private final String id;

    private final byte[] meta;
    private final byte[] elements;

    /**
     * @param meta the members of {@code meta} but for those two, without braces; empty if there are none
     * @param elements the members of the resource but for {@code resourceType}, {@code id} and {@code meta}, likewise
     */
    ResourceJson(String type, @Nullable String id, byte[] meta, byte[] elements) {
        this.type = type;
        this.id = id;
        this.meta = meta;
        this.elements = elements;
    }

    /** The value of {@code resourceType}. */
    public String type() {
        return type;
    }

    /** The {@code id} that the text carries; empty if it carries none. */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** Bytes of its members, in UTF-8. */
    public int length() {
        return meta.length + elements.length;
    }

    /** Returns the content as UTF-8, without the elements that the server sets. */
    public byte[] text() {
        byte[] head = ("{\"resourceType\":\"" + type + "\"").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + meta.length + elements.length + 16);
        out.writeBytes(head);
        if (meta.length > 0) {
            out.writeBytes(",\"meta\":{".getBytes(StandardCharsets.UTF_8));
            out.writeBytes(meta);
            out.write('}');
        }
        append(out, elements);
        out.write('}');
        return out.toByteArray();
    }

    /** UTF-8 text of this content as version {@code version} of {@code type/id}. {@code updated} has microseconds. */
    public byte[] render(String id, int version, Instant updated) {
        String head = "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"meta\":{\"versionId\":\"" + version
                + "\",\"lastUpdated\":\"" + updated + "\"";
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length() + meta.length + elements.length + 4);
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        append(out, meta);
        out.write('}');
        append(out, elements);
        out.write('}');
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, byte[] members) {
        if (members.length > 0) {
            out.write(',');
            out.writeBytes(members);
        }
    }
}
