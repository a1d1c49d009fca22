package org.footbridge.store.concept;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Looks for a circle in a hierarchy of numbers, in time that follows its size. */
final class ConceptCircle {
    private static final int NONE = -1;

    private final int count;
    private final IntFunction<int[]> parents;

    private ConceptCircle(int count, IntFunction<int[]> parents) {
        this.count = count;
        this.parents = parents;
    }

    /** Numbers that are each next below the one after, the last of which is the first again; empty if there are none. */
    static Optional<List<Integer>> find(int count, IntFunction<int[]> parents) {
        return new ConceptCircle(count, parents).find();
    }

    private Optional<List<Integer>> find() {
        int[] children = children();
        int[] bare = new int[count];
        int size = 0;
        for (int number = 0; number < count; number++) {
            if (children[number] == 0) {
                bare[size++] = number;
            }
        }
        for (int next = 0; next < size; next++) { // takes away what nothing is below, until nothing more changes
            for (int parent : parents.apply(bare[next])) {
                if (--children[parent] == 0) {
                    bare[size++] = parent;
                }
            }
        }
        return size == count ? Optional.empty() : Optional.of(circle(children));
    }

    private int[] children() {
        int[] children = new int[count];
        for (int number = 0; number < count; number++) {
            for (int parent : parents.apply(number)) {
                children[parent]++;
            }
        }
        return children;
    }

    /** Everything that is {@code left} has something left below it: going down, one comes round. */
    private List<Integer> circle(int[] left) {
        int[] below = new int[count];
        Arrays.fill(below, NONE);
        int at = NONE;
        for (int number = 0; number < count; number++) {
            if (left[number] > 0) {
                at = number;
                for (int parent : parents.apply(number)) {
                    below[parent] = number;
                }
            }
        }
        List<Integer> way = new ArrayList<>();
        while (!way.contains(at)) {
            way.add(at);
            at = below[at];
        }
        List<Integer> upwards = new ArrayList<>(List.of(at));
        for (int i = way.size() - 1; i >= way.indexOf(at); i--) {
            upwards.add(way.get(i));
        }
        return upwards;
    }
}
