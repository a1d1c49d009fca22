package org.footbridge.xml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.footbridge.json.ExactJson;
import org.footbridge.json.Shape;
import org.footbridge.json.Shapes;

/** Reader of JSON into a tree. The JSON comes from this server, so that {@code resourceType} is its first member. */
final class JsonTree {
    private static final Comparator<ElementNode> ORDER =
            Comparator.comparingInt(element -> element.shape().order());

    private final JsonParser in;
    private final Shapes shapes;

    private JsonTree(JsonParser in, Shapes shapes) {
        this.in = in;
        this.shapes = shapes;
    }

    /** The resource in {@code json}, its elements in the order of R4. */
    static ElementNode read(byte[] json, Shapes shapes) {
        try (JsonParser in = ExactJson.FACTORY.createParser(json)) {
            JsonTree tree = new JsonTree(in, shapes);
            in.nextToken();
            String type = tree.type();
            ElementNode root = ElementNode.ofResource(type, tree.shape(type));
            tree.members(root, root.shape());
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String type() throws IOException {
        in.nextToken();
        if (!"resourceType".equals(in.currentName())) {
            throw new IllegalStateException("A resource does not begin with its resourceType");
        }
        return in.nextTextValue();
    }

    private Shape shape(String type) {
        Shape shape = shapes.resource(type);
        if (shape == null) {
            throw new IllegalStateException("There is no resource type " + type);
        }
        return shape;
    }

    private void members(ElementNode parent, Shape shape) throws IOException {
        boolean ordered = true;
        int last = -1;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String found = in.currentName();
            boolean beside = found.startsWith("_");
            String name = beside ? found.substring(1) : found;
            Shape member = shape.member(name);
            if (member == null) {
                throw new IllegalStateException("There is no element " + name + " in " + parent.path());
            }
            ordered &= member.order() >= last;
            last = member.order();
            member(parent, name, member, beside);
        }
        if (!ordered) {
            parent.children().sort(ORDER);
        }
    }

    /** Reads a member. Items at the same index of an array of values and of its {@code _name} array form one element. */
    private void member(ElementNode parent, String name, Shape shape, boolean beside) throws IOException {
        List<ElementNode> known = shape.primitive() ? parent.children(name) : List.of();
        if (in.nextToken() != JsonToken.START_ARRAY) {
            value(known.isEmpty() ? parent.add(name, shape) : known.get(0), beside);
            return;
        }
        for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
            ElementNode element = i < known.size() ? known.get(i) : parent.add(name, shape);
            if (in.currentToken() != JsonToken.VALUE_NULL) {
                value(element, beside);
            }
        }
    }

    private void value(ElementNode element, boolean beside) throws IOException {
        if (beside) {
            members(element, shapes.besidePrimitive());
        } else if (element.shape().kind() == Shape.Kind.RESOURCE) {
            String type = type();
            element.setResourceType(type);
            members(element, shape(type));
        } else if (element.shape().primitive()) {
            element.setValue(in.getText());
        } else {
            members(element, element.shape());
        }
    }
}
