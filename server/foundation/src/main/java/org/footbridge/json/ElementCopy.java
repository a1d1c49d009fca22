package org.footbridge.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.BitSet;
import org.footbridge.json.Links.Place;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * Copies elements from a JSON parser to a generator without white space, and refuses elements that do not match their shape.
 */
final class ElementCopy {
    /** Written out, a number has this many digits at most. */
    private static final int EXPONENT_MAX = 400;

    private final JsonParser in;
    private final JsonGenerator out;
    private final Shapes shapes;
    private final String type;
    private final Links links;
    private final boolean contained;

    /** @param contained whether the elements are those of a contained resource */
    ElementCopy(JsonParser in, JsonGenerator out, Shapes shapes, String type, Links links, boolean contained) {
        this.contained = contained;
        this.in = in;
        this.out = out;
        this.shapes = shapes;
        this.type = type;
        this.links = links;
    }

    /**
     * Copies the member at the parser's position. {@code parent} is the shape of the object, {@code siblings} its other
     * members.
     */
    void member(String name, Shape parent, Siblings siblings) throws IOException {
        boolean beside = name.startsWith("_");
        String element = beside ? name.substring(1) : name;
        Shape shape = parent.member(element);
        if (shape == null || (beside && !shape.primitive())) {
            Characters.require(name);
            throw malformed("Unknown element '" + name + "'.");
        } else if (contained && parent.kind() == Shape.Kind.RESOURCE && name.equals("contained")) {
            throw malformed(
                    "A contained resource must not contain others (dom-2); put all of them into the outer resource.");
        }
        siblings.otherChoice(element, shape).ifPresent(other -> {
            throw malformed("Elements '" + other + "' and '" + element + "' are both values of '" + shape.choice()
                    + "', which allows only one.");
        });
        out.writeFieldName(name);
        Shape item = beside ? shapes.besidePrimitive() : shape;
        if (in.nextToken() == JsonToken.START_ARRAY) {
            if (!shape.repeats()) {
                throw malformed("Element '" + name + "' stands once and must not be an array.");
            }
            Siblings.Items items = array(name, item, shape.primitive());
            if (shape.primitive()) {
                siblings.add(element, beside, items);
            }
        } else if (shape.repeats()) {
            throw malformed("Element '" + name + "' may repeat and must be an array.");
        } else {
            value(name, item);
        }
    }

    /** Refuses members that do not go together, at the end of the object that has them. */
    void requireSound(Siblings siblings) {
        siblings.fault().ifPresent(fault -> {
            String parent = JsonPlace.of(type, in.getParsingContext().pathAsPointer());
            throw new Problem(ProblemKind.MALFORMED, fault.message(), parent + "." + fault.element());
        });
    }

    private Siblings.Items array(String name, Shape item, boolean gaps) throws IOException {
        out.writeStartArray();
        BitSet present = new BitSet();
        int count = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (gaps && in.currentToken() == JsonToken.VALUE_NULL) {
                out.writeNull(); // the parallel array has the item at this index
            } else {
                value(name, item);
                present.set(count);
            }
            count++;
        }
        if (count == 0) {
            throw malformed("Element '" + name + "' is an empty array; leave it out.");
        }
        out.writeEndArray();
        return new Siblings.Items(count, present);
    }

    private void value(String name, Shape shape) throws IOException {
        JsonToken token = in.currentToken();
        if (!fits(token, shape.kind())) {
            throw malformed("Element '" + name + "' must be " + shape.kind().inWords() + ".");
        }
        switch (token) {
            case VALUE_STRING -> text(name, shape);
            // as text, so that 1.50 stays 1.50 and thirty digits stay thirty
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(number(name, shape));
            case VALUE_TRUE -> out.writeBoolean(true);
            case VALUE_FALSE -> out.writeBoolean(false);
            default -> object(name, shape);
        }
    }

    private void text(String name, Shape shape) throws IOException {
        Characters.require(in, type);
        if (in.getTextLength() == 0) {
            throw malformed("Element '" + name + "' is an empty string; leave it out.");
        }
        if (!shape.codes().isEmpty()) {
            requireCode(name, shape);
        } else if (!shape.type().admits(in.getTextCharacters(), in.getTextOffset(), in.getTextLength())) {
            throw value(shape.type().fault(name));
        }
        if (shape.role() == Shape.Role.NARRATIVE) {
            narrative(shape);
        } else if (links.heeds(shape.role())) {
            out.writeString(links.replace(in.getText(), shape.role(), place()));
        } else {
            out.writeString(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
        }
    }

    /** White space around the markup is none of the narrative, and has no place in XML. */
    private void narrative(Shape shape) throws IOException {
        String markup = in.getText().strip();
        Narrative.fault(markup).ifPresent(fault -> {
            throw malformed(fault);
        });
        out.writeString(links.heeds(shape.role()) ? links.replace(markup, shape.role(), place()) : markup);
    }

    private Place place() {
        return new Place(type, in.getParsingContext());
    }

    private void requireCode(String name, Shape shape) throws IOException {
        String found = in.getText();
        if (!shape.codes().contains(found)) {
            throw value("Element '" + name + "' must be one of the codes " + String.join(", ", shape.codes())
                    + ", not '" + (found.length() > 60 ? found.substring(0, 60) + "…" : found) + "'.");
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

    private String number(String name, Shape shape) throws IOException {
        String text = in.getText();
        if (!shape.type().admits(text)) {
            throw value(shape.type().fault(name));
        }
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        String digits = exponent < 0 ? "0" : text.substring(exponent + 1).replaceFirst("^[+-]?0*", "");
        if (digits.length() > 3 || (!digits.isEmpty() && Integer.parseInt(digits) > EXPONENT_MAX)) {
            throw malformed("The exponent of element '" + name + "' is beyond " + EXPONENT_MAX + ".");
        }
        return text;
    }

    private void object(String name, Shape shape) throws IOException {
        if (shape.kind() == Shape.Kind.RESOURCE) {
            resource(name.equals("contained"));
            return;
        }
        out.writeStartObject();
        Siblings siblings = new Siblings();
        int count = 0;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            member(in.currentName(), shape, siblings);
            count++;
        }
        if (count == 0) {
            throw malformed("Element '" + name + "' is an empty object; leave it out.");
        }
        requireSound(siblings);
        out.writeEndObject();
    }

    /** A resource within a resource. Its type is known once it has said it, which need not be first. */
    private void resource(boolean isContained) throws IOException {
        in.nextToken();
        if (in.currentToken() == JsonToken.FIELD_NAME && in.currentName().equals("resourceType")) {
            in.nextToken();
            resource(in, in.getText(), isContained);
            return;
        }
        try (TokenBuffer rest = new TokenBuffer(in)) {
            String found = buffered(rest);
            try (JsonParser again = rest.asParser()) {
                again.nextToken();
                resource(again, found, isContained);
            }
        }
    }

    /** Copies the members that {@code source} still has of the resource. */
    private void resource(JsonParser source, @Nullable String found, boolean isContained) throws IOException {
        Shape shape = shapeOf(found);
        out.writeStartObject();
        out.writeStringField("resourceType", String.valueOf(found));
        Links within = links.within(String.valueOf(found));
        ElementCopy copy = new ElementCopy(source, out, shapes, type, within, isContained);
        Siblings siblings = new Siblings();
        while (source.nextToken() == JsonToken.FIELD_NAME) {
            copy.member(source.currentName(), shape, siblings);
        }
        copy.requireSound(siblings);
        out.writeEndObject();
    }

    /** Buffers all members except the type, which it returns; null if there is none. */
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
        return problem(ProblemKind.MALFORMED, message);
    }

    private Problem value(String message) {
        return problem(ProblemKind.VALUE, message);
    }

    private Problem problem(ProblemKind kind, String message) {
        return new Problem(
                kind, message, JsonPlace.of(type, in.getParsingContext().pathAsPointer()));
    }
}
