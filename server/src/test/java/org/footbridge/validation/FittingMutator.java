package org.footbridge.validation;

import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.footbridge.validation.Anatomy.Holder;
import org.footbridge.validation.Anatomy.Member;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * Makes resources that are likely to be read, and to break some rule of a profile: every value stays where its FHIR type may
 * stand. Codes, references, units and dates are taken from elsewhere, elements go, come twice, or are added where their type
 * allows them, and extensions move. Of one seed it makes the same ones.
 */
final class FittingMutator {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int CHANGES_MAX = 3;

    private final Random random;
    private final List<JsonNode> originals = new ArrayList<>();
    private final Map<String, List<JsonNode>> kinds = new HashMap<>();
    private final Map<String, List<JsonNode>> places = new HashMap<>();
    private final Map<String, List<JsonNode>> odd = new HashMap<>();

    FittingMutator(long seed, List<String> originals) {
        this.random = new Random(seed);
        for (String original : originals) {
            JsonNode tree = tree(original);
            this.originals.add(tree);
            for (Member member : Anatomy.members(Anatomy.holders(tree))) {
                items(value(member)).forEach(item -> note(member, item));
            }
        }
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode value(Member member) {
        return member.holder().object().path(member.name());
    }

    private static List<JsonNode> items(JsonNode value) {
        List<JsonNode> items = new ArrayList<>();
        (value.isArray() ? value : List.of(value)).forEach(items::add);
        return items;
    }

    private void note(Member member, JsonNode value) {
        if (!value.isNull()) {
            kinds.computeIfAbsent(member.kind(), first -> new ArrayList<>()).add(value);
            places.computeIfAbsent(member.place(), first -> new ArrayList<>()).add(value);
        }
    }

    /** The next mutant, of one of the originals, with one to three changes. */
    String next() {
        JsonNode mutant = pick(originals).deepCopy();
        for (int changes = 1 + random.nextInt(CHANGES_MAX); changes > 0; changes--) {
            List<Holder> holders = Anatomy.holders(mutant);
            List<Member> members = Anatomy.members(holders);
            if (!members.isEmpty()) {
                change(pick(members), pick(holders), holders);
            }
        }
        return mutant.toString();
    }

    private void change(Member member, Holder holder, List<Holder> holders) {
        ObjectNode object = member.holder().object();
        switch (random.nextInt(14)) {
            case 0 -> object.remove(member.name());
            case 1, 2, 3 -> replaceItem(member, other(member));
            case 4, 5 -> replaceItem(member, odd(member));
            case 6 -> repeat(member);
            case 7 -> shrink(member);
            case 8, 9, 10 -> put(holder);
            case 11 -> extend(member, holder);
            case 12 -> move(member, pick(holders));
            default -> swap(member, pick(Anatomy.members(holders)));
        }
    }

    /** Another value for this place: mostly one that stood in such a place, or one of the same kind. */
    private @Nullable JsonNode other(Member member) {
        List<JsonNode> close = places.getOrDefault(member.place(), List.of());
        List<JsonNode> wide = kinds.getOrDefault(member.kind(), List.of());
        List<JsonNode> values = close.isEmpty() || random.nextInt(3) == 0 ? wide : close;
        return values.isEmpty() ? odd(member) : pick(values).deepCopy();
    }

    /** A value of a primitive that is rare, but one of its type; an object with one of its members only. */
    private @Nullable JsonNode odd(Member member) {
        if (member.isPrimitive()) {
            List<JsonNode> values = odd.computeIfAbsent(member.kind(), kind -> oddValues(member));
            return values.isEmpty() ? null : pick(values);
        }
        JsonNode value = pick(items(value(member)));
        return value instanceof ObjectNode object && !object.isEmpty()
                ? object.deepCopy().retain(pick(names(object)))
                : null;
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<JsonNode> oddValues(Member member) {
        List<JsonNode> values = new ArrayList<>();
        if (member.child() instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition codes) {
            for (Object constant : codes.getBoundEnumType().getEnumConstants()) {
                try {
                    Object code = constant.getClass().getMethod("toCode").invoke(constant);
                    if (code != null && !code.equals("?")) {
                        values.add(NODES.textNode(code.toString()));
                    }
                } catch (ReflectiveOperationException otherEnum) {
                    throw new IllegalStateException(otherEnum);
                }
            }
        } else if (member.type() instanceof RuntimePrimitiveDatatypeDefinition) {
            switch (member.type().getName()) {
                case "boolean" -> List.of("true", "false").forEach(text -> values.add(tree(text)));
                case "integer", "decimal", "positiveInt", "unsignedInt" ->
                    OddValues.NUMBERS.stream()
                            .filter(text -> isOf(member, text))
                            .forEach(text -> values.add(tree(text)));
                default ->
                    OddValues.TEXTS.stream()
                            .filter(text -> isOf(member, text))
                            .forEach(text -> values.add(NODES.textNode(text)));
            }
        }
        return values;
    }

    private static boolean isOf(Member member, String text) {
        try {
            ((IPrimitiveType<?>) member.type().newInstance()).setValueAsString(text);
            return true;
        } catch (DataFormatException | IllegalArgumentException none) {
            return false;
        }
    }

    private void replaceItem(Member member, @Nullable JsonNode value) {
        if (value != null && value(member) instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), value);
        } else if (value != null) {
            set(member, value);
        }
    }

    private static void set(Member member, JsonNode value) {
        member.holder()
                .object()
                .set(member.name(), member.isList() ? NODES.arrayNode().add(value) : value);
    }

    /** Once more the same, or another of its kind. */
    private void repeat(Member member) {
        JsonNode more = random.nextBoolean() ? pick(items(value(member))).deepCopy() : other(member);
        if (more != null && value(member) instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), more);
        }
    }

    private void shrink(Member member) {
        if (value(member) instanceof ArrayNode array && array.size() > 1) {
            array.remove(random.nextInt(array.size()));
        } else {
            member.holder().object().remove(member.name());
        }
    }

    /** A member that the type has and this object has not, or another value of one that it has. */
    private void put(Holder holder) {
        for (int attempt = 0; attempt < 20; attempt++) {
            Member member = holder.member(pick(holder.names()));
            JsonNode value = member == null ? null : known(member);
            if (member != null && value != null) {
                if (member.name().matches("[a-z]+[A-Z].*")) {
                    removeChoice(member);
                }
                set(member, value);
                return;
            }
        }
    }

    private @Nullable JsonNode known(Member member) {
        boolean known = places.containsKey(member.place()) || kinds.containsKey(member.kind());
        return known ? other(member) : member.isPrimitive() ? odd(member) : null;
    }

    /** Of a choice there is one only. */
    private static void removeChoice(Member member) {
        member.child().getValidChildNames().forEach(member.holder().object()::remove);
    }

    /** An extension that stood elsewhere, on an object or beside a primitive. */
    private void extend(Member member, Holder holder) {
        List<JsonNode> extensions = kinds.getOrDefault("Extension", List.of());
        if (extensions.isEmpty()) {
            return;
        }
        ArrayNode extension = NODES.arrayNode().add(pick(extensions).deepCopy());
        if (member.isPrimitive() && !member.isList() && random.nextBoolean()) {
            member.holder().object().set("_" + member.name(), NODES.objectNode().set("extension", extension));
        } else {
            holder.object().set("extension", extension);
        }
    }

    /** Takes the member away, and puts it where another type has one of that name and kind. */
    private static void move(Member member, Holder target) {
        Member there = target.member(member.name());
        if (there != null && there.kind().equals(member.kind()) && there.isList() == member.isList()) {
            JsonNode value = member.holder().object().remove(member.name());
            // it may be around the target, which is gone then
            target.object().set(member.name(), value.deepCopy());
        }
    }

    private static void swap(Member one, Member other) {
        if (one.kind().equals(other.kind()) && one.isList() == other.isList()) {
            JsonNode first = value(one).deepCopy();
            JsonNode second = value(other).deepCopy();
            one.holder().object().set(one.name(), second);
            other.holder().object().set(other.name(), first);
        }
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
