package org.footbridge.xml;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.json.ExactJson;
import org.jspecify.annotations.Nullable;

/** Writer of the tree as JSON. */
public final class JsonText {
    private final JsonGenerator out;

    private JsonText(JsonGenerator out) {
        this.out = out;
    }

    /** UTF-8 text of the resource {@code root}. */
    static byte[] write(ElementNode root) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (JsonGenerator out = ExactJson.FACTORY.createGenerator(bytes)) {
            new JsonText(out).object(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void object(ElementNode element) throws IOException {
        out.writeStartObject();
        String type = element.resourceType();
        if (type != null) {
            out.writeStringField("resourceType", type);
        }
        Map<String, List<ElementNode>> members = new LinkedHashMap<>();
        for (ElementNode child : element.children()) {
            members.computeIfAbsent(child.name(), name -> new ArrayList<>(1)).add(child);
        }
        for (Map.Entry<String, List<ElementNode>> member : members.entrySet()) {
            member(member.getKey(), member.getValue());
        }
        out.writeEndObject();
    }

    private void member(String name, List<ElementNode> items) throws IOException {
        boolean array = items.get(0).shape().repeats();
        if (!items.get(0).shape().primitive()) {
            start(name, array);
            for (ElementNode item : items) {
                object(item);
            }
            end(array);
            return;
        }
        if (items.stream().anyMatch(item -> item.value() != null)) {
            start(name, array);
            for (ElementNode item : items) {
                value(item, item.value());
            }
            end(array);
        }
        if (items.stream().anyMatch(item -> !item.children().isEmpty())) {
            start("_" + name, array);
            for (ElementNode item : items) {
                if (item.children().isEmpty()) {
                    out.writeNull();
                } else {
                    object(item);
                }
            }
            end(array);
        }
    }

    private void start(String name, boolean array) throws IOException {
        out.writeFieldName(name);
        if (array) {
            out.writeStartArray();
        }
    }

    private void end(boolean array) throws IOException {
        if (array) {
            out.writeEndArray();
        }
    }

    /** Numbers have the digits that they have in XML, but for the plus sign, which JSON does not know. */
    private void value(ElementNode element, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeNull();
            return;
        }
        switch (element.shape().kind()) {
            case BOOLEAN -> out.writeBoolean(text.equals("true"));
            case NUMBER -> out.writeNumber(text.startsWith("+") ? text.substring(1) : text);
            default -> out.writeString(text);
        }
    }
}
