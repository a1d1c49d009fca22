package org.footbridge.store.concept;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hierarchy of a code system that is being loaded. It is built first, from all concepts; then the concepts are written with
 * their ancestors. Half a million codes need some 100 MB.
 */
public final class ConceptHierarchy {
    private static final int[] NONE = {};

    private final Map<String, Integer> numbers = new HashMap<>();
    private int[][] parents = new int[1_024][];

    /** {@code child} is next below {@code parent}. Either may never be loaded, and then is above and below nothing. */
    public ConceptHierarchy add(String child, String parent) {
        int below = number(child);
        int above = number(parent);
        int[] known = parents(below);
        if (above != below && !contains(known, known.length, above)) {
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = above;
            parents[below] = more;
        }
        return this;
    }

    /** The number of a code, which is new if the code is. */
    int number(String code) {
        Integer known = numbers.putIfAbsent(code, numbers.size());
        int number = known == null ? numbers.size() - 1 : known;
        if (number >= parents.length) {
            parents = Arrays.copyOf(parents, parents.length * 2);
        }
        return number;
    }

    /** The numbers of what is next above. */
    int[] parents(int number) {
        int[] known = parents[number];
        return known == null ? NONE : known;
    }

    /** The numbers of all that is above, each once, without itself. A circle is of no harm. */
    int[] ancestors(int number) {
        int count = parents(number).length;
        int[] found = Arrays.copyOf(parents(number), Math.max(count, 16));
        for (int next = 0; next < count; next++) {
            for (int parent : parents(found[next])) {
                if (parent != number && !contains(found, count, parent)) {
                    found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                    found[count++] = parent;
                }
            }
        }
        int[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Codes that are each next below the one after, the last of which is the first again; empty if there are none. */
    public Optional<List<String>> circle() {
        return ConceptCircle.find(numbers.size(), this::parents).map(circle -> {
            Map<Integer, String> codes = new HashMap<>();
            numbers.forEach((code, number) -> {
                if (circle.contains(number)) {
                    codes.put(number, code);
                }
            });
            return circle.stream().map(codes::get).toList();
        });
    }

    private static boolean contains(int[] numbers, int count, int wanted) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == wanted) {
                return true;
            }
        }
        return false;
    }
}
