package org.footbridge.json;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks rules between the members of one JSON object: at most one value of a choice element, and arrays of equal length for
 * a repeating primitive and its extensions.
 */
final class Siblings {
    /** A violation of such a rule, and the element that it concerns. */
    record Fault(String element, String message) {}

    /** The array of values and the array of their extensions; null if the array is absent. */
    private static final class Pair {
        @Nullable
        private Items values;

        @Nullable
        private Items beside;
    }

    /** The length of an array, and the positions that are not null. */
    record Items(int length, BitSet present) {}

    @Nullable
    private Map<String, String> choices;

    @Nullable
    private Map<String, Pair> arrays;

    /** The other value of the choice that {@code name} is a value of; empty if it is the only one so far. */
    Optional<String> otherChoice(String name, Shape shape) {
        if (shape.choice().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> known = choices;
        if (known == null) {
            known = new HashMap<>();
            choices = known;
        }
        String other = known.putIfAbsent(shape.choice(), name);
        return Optional.ofNullable(other).filter(found -> !found.equals(name));
    }

    /** Records the array {@code name}, or the array {@code _name} if {@code beside}. */
    void add(String name, boolean beside, Items items) {
        Map<String, Pair> known = arrays;
        if (known == null) {
            known = new HashMap<>();
            arrays = known;
        }
        Pair pair = known.computeIfAbsent(name, key -> new Pair());
        if (beside) {
            pair.beside = items;
        } else {
            pair.values = items;
        }
    }

    /** Returns the violation at the end of the object; empty if there is none. */
    Optional<Fault> fault() {
        Map<String, Pair> known = arrays;
        return known == null
                ? Optional.empty()
                : known.entrySet().stream()
                        .flatMap(entry -> fault(entry.getKey(), entry.getValue()).stream())
                        .findFirst();
    }

    private static Optional<Fault> fault(String name, Pair pair) {
        Items values = pair.values;
        Items beside = pair.beside;
        if (values != null && beside != null && beside.length > values.length) {
            return Optional.of(new Fault(
                    name,
                    "Array '_" + name + "' has " + beside.length + " items and '" + name + "' only " + values.length
                            + "; write null in '" + name + "' for an item that has no value."));
        }
        BitSet present = new BitSet();
        int length = 0;
        for (Items items : new Items[] {values, beside}) {
            if (items != null) {
                present.or(items.present);
                length = Math.max(length, items.length);
            }
        }
        int empty = present.nextClearBit(0);
        return empty == length
                ? Optional.empty()
                : Optional.of(new Fault(
                        name + "[" + empty + "]",
                        "Item " + empty + " of '" + name + "' is empty, counted from 0: it has no value in '" + name
                                + "' and nothing in '_" + name + "'; leave it out."));
    }
}
