package org.footbridge.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import org.footbridge.json.Links.Place;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/** Copies elements from a text to another without their white space, and refuses those that are not as their shape. */
final class ElementCopy {
    /** Written out, a number has this many digits at most. */
    private static final int EXPONENT_MAX = 400;

    private final JsonParser in;
    private final JsonGenerator out;
    private final Shapes shapes;
    private final String type;
    private final Links links;

    ElementCopy(JsonParser in, JsonGenerator out, Shapes shapes, String type, Links links) {
        this.in = in;
        this.out = out;
        this.shapes = shapes;
        this.type = type;
        this.links = links;
    }

    /** Copies the member whose name the parser is at; {@code parent} is what it is a member of. */
    void member(String name, Shape parent) throws IOException {
        boolean beside = name.startsWith("_");
        Shape shape = parent.member(beside ? name.substring(1) : name);
        if (shape == null || (beside && !shape.primitive())) {
            Characters.require(name);
            throw malformed("Unknown element '" + name + "'.");
        }
        out.writeFieldName(name);
        Shape item = beside ? shapes.besidePrimitive() : shape;
        if (in.nextToken() == JsonToken.START_ARRAY) {
            if (!shape.repeats()) {
                throw malformed("Element '" + name + "' stands once and must not be an array.");
            }
            array(name, item, shape.primitive());
        } else if (shape.repeats()) {
            throw malformed("Element '" + name + "' may repeat and must be an array.");
        } else {
            value(name, item);
        }
    }

    private void array(String name, Shape item, boolean gaps) throws IOException {
        out.writeStartArray();
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (gaps && in.currentToken() == JsonToken.VALUE_NULL) {
                out.writeNull(); // its counterpart is in the array beside
            } else {
                value(name, item);
            }
            count++;
        }
        if (count == 0) {
            throw malformed("Element '" + name + "' is an empty array; leave it out.");
        }
        out.writeEndArray();
    }

    private void value(String name, Shape shape) throws IOException {
        JsonToken token = in.currentToken();
        if (!fits(token, shape.kind())) {
            throw malformed("Element '" + name + "' must be " + shape.kind().inWords() + ".");
        }
        switch (token) {
            case VALUE_STRING -> {
                Characters.require(in, type);
                if (in.getTextLength() == 0) {
                    throw malformed("Element '" + name + "' is an empty string; leave it out.");
                }
                if (!shape.codes().isEmpty()) {
                    requireCode(name, shape);
                }
                if (links.heeds(shape.role())) {
                    Place place = new Place(type, in.getParsingContext());
                    out.writeString(links.replace(in.getText(), shape.role(), place));
                } else {
                    out.writeString(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
                }
            }
            // as text, so that 1.50 stays 1.50 and thirty digits stay thirty
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(number(name));
            case VALUE_TRUE -> out.writeBoolean(true);
            case VALUE_FALSE -> out.writeBoolean(false);
            default -> object(name, shape);
        }
    }

    private void requireCode(String name, Shape shape) throws IOException {
        String found = in.getText();
        if (!shape.codes().contains(found)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Element '" + name + "' must be one of the codes " + String.join(", ", shape.codes()) + ", not '"
                            + (found.length() > 60 ? found.substring(0, 60) + "…" : found) + "'.",
                    JsonPlace.of(type, in.getParsingContext().pathAsPointer()));
        }
    }

    private static boolean fits(JsonToken token, Shape.Kind kind) {
        return switch (kind) {
            case STRING -> token == JsonToken.VALUE_STRING;
            case NUMBER -> token.isNumeric();
            case BOOLEAN -> token.isBoolean();
            case OBJECT, RESOURCE -> token == JsonToken.START_OBJECT;
        };
    }

    private String number(String name) throws IOException {
        String text = in.getText();
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        String digits = exponent < 0 ? "0" : text.substring(exponent + 1).replaceFirst("^[+-]?0*", "");
        if (digits.length() > 3 || (!digits.isEmpty() && Integer.parseInt(digits) > EXPONENT_MAX)) {
            throw malformed("The exponent of element '" + name + "' is beyond " + EXPONENT_MAX + ".");
        }
        return text;
    }

    private void object(String name, Shape shape) throws IOException {
        if (shape.kind() == Shape.Kind.RESOURCE) {
            resource();
            return;
        }
        out.writeStartObject();
        int count = 0;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            member(in.currentName(), shape);
            count++;
        }
        if (count == 0) {
            throw malformed("Element '" + name + "' is an empty object; leave it out.");
        }
        out.writeEndObject();
    }

    /** A resource within a resource. Its type is known once it has said it, which need not be first. */
    private void resource() throws IOException {
        in.nextToken();
        if (in.currentToken() == JsonToken.FIELD_NAME && in.currentName().equals("resourceType")) {
            in.nextToken();
            out.writeStartObject();
            out.writeStringField("resourceType", in.getText());
            Shape shape = shapeOf(in.getText());
            ElementCopy copy = new ElementCopy(in, out, shapes, type, links.within(in.getText()));
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                copy.member(in.currentName(), shape);
            }
            out.writeEndObject();
            return;
        }
        try (TokenBuffer rest = new TokenBuffer(in)) {
            String found = buffered(rest);
            try (JsonParser again = rest.asParser()) {
                again.nextToken();
                ElementCopy copy = new ElementCopy(again, out, shapes, type, links.within(String.valueOf(found)));
                copy.out.writeStartObject();
                out.writeStringField("resourceType", found == null ? "" : found);
                Shape shape = shapeOf(found);
                while (again.nextToken() == JsonToken.FIELD_NAME) {
                    copy.member(again.currentName(), shape);
                }
                out.writeEndObject();
            }
        }
    }

    /** Keeps all members but the type, which it returns; null if there is none. */
    @Nullable
    private String buffered(TokenBuffer rest) throws IOException {
        String found = null;
        rest.writeStartObject();
        while (in.currentToken() == JsonToken.FIELD_NAME) {
            if (in.currentName().equals("resourceType")) {
                in.nextToken();
                found = in.getText();
            } else {
                rest.copyCurrentStructure(in);
            }
            in.nextToken();
        }
        rest.writeEndObject();
        return found;
    }

    private Shape shapeOf(@Nullable String found) throws IOException {
        Shape shape = found == null ? null : shapes.resource(found);
        if (shape == null) {
            throw malformed(
                    found == null
                            ? "A resource in it has no resourceType."
                            : "A resource in it has an unknown" + " resourceType.");
        }
        return shape;
    }

    private Problem malformed(String message) {
        return new Problem(
                ProblemKind.MALFORMED,
                message,
                JsonPlace.of(type, in.getParsingContext().pathAsPointer()));
    }
}
