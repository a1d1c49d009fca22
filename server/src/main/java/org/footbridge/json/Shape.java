package org.footbridge.json;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How an element looks in JSON: which kind of value, whether in an array, and the elements in it.
 *
 * @see <a href="https://hl7.org/fhir/R4/json.html">R4 JSON representation</a>
 */
public final class Shape {
    /** The JSON that an element is written as; a {@code RESOURCE} says itself which of them it is. */
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

    /** What a text may lead to. */
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

    private final Kind kind;
    private final boolean repeats;
    private final Role role;
    private final Supplier<Map<String, Shape>> members;
    private final Set<String> codes;

    /** {@code members} is asked when the first is needed: types contain themselves. */
    public Shape(Kind kind, boolean repeats, Supplier<Map<String, Shape>> members) {
        this(kind, repeats, members, Set.of(), Role.PLAIN);
    }

    private Shape(Kind kind, boolean repeats, Supplier<Map<String, Shape>> members, Set<String> codes, Role role) {
        this.role = role;
        this.kind = kind;
        this.repeats = repeats;
        this.members = members;
        this.codes = codes;
    }

    /** The shape of an element that has one of {@code codes}, in the order in which messages name them. */
    public static Shape ofCodes(boolean repeats, List<String> codes) {
        return new Shape(Kind.STRING, repeats, Map::of, new LinkedHashSet<>(codes), Role.PLAIN);
    }

    /** The shape of a text that is more than a text. */
    public static Shape ofText(boolean repeats, Role role) {
        return new Shape(Kind.STRING, repeats, Map::of, Set.of(), role);
    }

    Role role() {
        return role;
    }

    /** The values that it can have; empty if they are not a few codes. */
    Set<String> codes() {
        return codes;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it is an array, even of one. */
    boolean repeats() {
        return repeats;
    }

    /** Whether it is a value of its own, and can have an id and extensions beside it under {@code _name}. */
    boolean primitive() {
        return kind != Kind.OBJECT && kind != Kind.RESOURCE;
    }

    /** The element {@code name} in it; null if it has none of that name. */
    @Nullable
    Shape member(String name) {
        return members.get().get(name);
    }
}
