package org.footbridge.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JSON shape of an element: its JSON type, whether it is an array, and its child elements.
 *
 * @see <a href="https://hl7.org/fhir/R4/json.html">R4 JSON representation</a>
 */
public final class Shape {
    /** The JSON type of an element. The type of a {@code RESOURCE} is given by its own {@code resourceType}. */
    public enum Kind {
        STRING("a JSON string"),
        NUMBER("a JSON number"),
        BOOLEAN("true or false"),
        OBJECT("a JSON object"),
        RESOURCE("a resource");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String inWords() {
            return words;
        }
    }

    /** The kind of link that a text can be. */
    public enum Role {
        /** Nothing that a bundle could bring along. */
        PLAIN,
        /** A {@code Reference.reference}. */
        REFERENCE,
        /** A url, which leads to a document. */
        URL,
        /** A uri, oid or uuid, but not a canonical: it may lead to a resource, or be a name. */
        LINK,
        /** Narrative, with links in it. */
        NARRATIVE
    }

    /**
     * The value of a primitive element.
     *
     * @param codes the allowed codes, in the order in which messages list them; empty if there are too many
     */
    private record Value(PrimitiveType type, Role role, Set<String> codes) {
        private static final Value NONE = new Value(PrimitiveType.STRING, Role.PLAIN, Set.of());
    }

    /**
     * The position of an element among the elements of its parent.
     *
     * @param choice the name of the choice element to which it belongs; empty if it belongs to none
     */
    private record Position(int order, String choice, boolean attribute) {
        private static final Position FIRST = new Position(0, "", false);
    }

    private final Kind kind;
    private final boolean repeats;
    private final Supplier<Map<String, Shape>> members;
    private final Value value;
    private final Position position;

    private Shape(Kind kind, boolean repeats, Supplier<Map<String, Shape>> members, Value value, Position position) {
        this.kind = kind;
        this.repeats = repeats;
        this.members = members;
        this.value = value;
        this.position = position;
    }

    /**
     * The shape of an element that has others in it.
     *
     * @param kind OBJECT or RESOURCE
     * @param members those others in their order; asked when the first is needed, since types contain themselves
     */
    public Shape(Kind kind, boolean repeats, Supplier<Map<String, Shape>> members) {
        this(kind, repeats, members, Value.NONE, Position.FIRST);
    }

    /** The shape of an element that has one of {@code codes}, in the order in which messages name them. */
    public static Shape ofCodes(boolean repeats, List<String> codes) {
        return ofValue(repeats, new Value(PrimitiveType.CODE, Role.PLAIN, new LinkedHashSet<>(codes)));
    }

    /** The shape of an element of a primitive type. */
    public static Shape ofPrimitive(boolean repeats, PrimitiveType type, Role role) {
        return ofValue(repeats, new Value(type, role, Set.of()));
    }

    private static Shape ofValue(boolean repeats, Value value) {
        return new Shape(value.type.kind(), repeats, Map::of, value, Position.FIRST);
    }

    /** This shape as the {@code order}-th member of its parent, and one value of {@code choice} unless that is empty. */
    public Shape at(int order, String choice) {
        return new Shape(kind, repeats, members, value, new Position(order, choice, position.attribute));
    }

    /** This shape, of an element that is an attribute in XML. */
    public Shape asAttribute() {
        return new Shape(kind, repeats, members, value, new Position(position.order, position.choice, true));
    }

    /** The place among the members of its parent, by which elements are ordered in XML. */
    public int order() {
        return position.order;
    }

    /** Whether it is an attribute in XML: the id of an element, and the URL of an extension. */
    public boolean isAttribute() {
        return position.attribute;
    }

    /** The name of the choice that it is a value of, such as {@code value[x]}; empty if it is of none. */
    String choice() {
        return position.choice;
    }

    Role role() {
        return value.role;
    }

    /** The values that it can have; empty if they are not a few codes. */
    Set<String> codes() {
        return value.codes;
    }

    /** The type of a primitive element. */
    public PrimitiveType type() {
        return value.type;
    }

    /** The JSON that it is written as. */
    public Kind kind() {
        return kind;
    }

    /** Whether it is an array, even of one. */
    public boolean repeats() {
        return repeats;
    }

    /** Whether the element is primitive, so that it can have an id and extensions under {@code _name}. */
    public boolean primitive() {
        return kind != Kind.OBJECT && kind != Kind.RESOURCE;
    }

    /** The element {@code name} in it; null if it has none of that name. */
    @Nullable
    public Shape member(String name) {
        return members.get().get(name);
    }
}
