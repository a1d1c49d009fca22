package org.footbridge.profile.value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Estimates how the time that Java's backtracking matcher needs for a failing match grows with the length of the text:
 * linearly, quadratically, or by a higher power.
 *
 * <p>Backtracking follows every path through the automaton that reads the text so far. The number of paths grows by one
 * power of the length for each pair of states {@code p} and {@code q} in a chain for which a single word leads from
 * {@code p} to {@code p}, from {@code p} to {@code q} and from {@code q} to {@code q} (polynomial ambiguity).
 *
 * @see
 *     <a href="https://doi.org/10.1016/0304-3975(91)90381-B">Weber and Seidl, On the degree of ambiguity of finite automata</a>
 */
final class RegexGrowth {
    /** The largest number of triples that are visited for one expression; this takes hundredths of a second. */
    private static final int LOOKS_MAX = 2_000_000;

    private final RegexAutomaton automaton;
    private final boolean last;
    private final List<BitSet> reachable;
    private final Map<Integer, List<Pair>> chains = new HashMap<>();
    private int looks = LOOKS_MAX;

    /** Two states, and the word that leads from each to itself and from the first to the second. */
    private record Pair(int first, int second, String word) {}

    private RegexGrowth(RegexAutomaton automaton, boolean last) {
        this.last = last;
        this.automaton = automaton;
        this.reachable = automaton.reachable();
    }

    /**
     * A text on which the matching time grows by the highest power.
     *
     * @param power the power of the length
     * @param parts the parts of the text, alternately words that occur once and words that repeat
     */
    record Slow(int power, List<String> parts) {
        /** The text in which the words that repeat do so {@code times} times. */
        String text(int times) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                text.append(i % 2 == 0 ? parts.get(i) : parts.get(i).repeat(times));
            }
            return text.toString();
        }
    }

    /**
     * Returns the slowest text; empty if the growth cannot be determined. Exponential growth is the subject of
     * {@link Regexes}.
     *
     * @param whole whether the expression must match the whole text and not a part
     * @param last whether to build the text from the last suitable characters instead of the first, which can match by
     *     chance
     */
    static Optional<Slow> of(String regex, boolean whole, boolean last) {
        return RegexAutomaton.of(regex, whole).map(automaton -> new RegexGrowth(automaton, last).slow());
    }

    private Slow slow() {
        List<Pair> most = List.of();
        for (int state = 0; state < automaton.size(); state++) {
            List<Pair> chain = chain(state);
            most = chain.size() > most.size() ? chain : most;
        }
        List<String> parts = new ArrayList<>();
        int at = -1;
        for (Pair pair : most) {
            parts.add(at == pair.first() ? "" : way(at, pair.first()));
            parts.add(pair.word());
            at = pair.second();
        }
        return new Slow(most.size() + 1, parts);
    }

    /** The pairs that come one after the other from {@code state} on, as many as there are. */
    private List<Pair> chain(int state) {
        List<Pair> known = chains.get(state);
        if (known != null) {
            return known;
        }
        List<Pair> most = List.of();
        BitSet later = reachable.get(state);
        for (int q = later.nextSetBit(0); q >= 0; q = later.nextSetBit(q + 1)) {
            if (!reachable.get(q).get(state)) {
                List<Pair> rest = chain(q);
                Optional<Pair> pair = rest.size() + 1 > most.size() ? pair(state, q) : Optional.empty();
                List<Pair> all = pair.map(first ->
                                Stream.concat(Stream.of(first), rest.stream()).toList())
                        .orElse(rest);
                most = all.size() > most.size() ? all : most;
            }
        }
        chains.put(state, most);
        return most;
    }

    private record Triple(int first, int second, int third) {}

    private Optional<Pair> pair(int p, int q) {
        if (!isLoop(p) || !isLoop(q)) {
            return Optional.empty();
        }
        Triple end = new Triple(p, q, q);
        Map<Triple, String> words = new HashMap<>();
        Deque<Triple> open = new ArrayDeque<>();
        open.add(new Triple(p, p, q));
        while (!open.isEmpty() && looks > 0) {
            Triple at = open.remove();
            String word = words.getOrDefault(at, "");
            for (Triple next : after(at, p, q)) {
                String letter = automaton.common(next.first(), next.second(), next.third(), last);
                if (!letter.isEmpty() && !words.containsKey(next)) {
                    words.put(next, word + letter);
                    open.add(next);
                }
            }
            if (words.containsKey(end)) {
                return Optional.of(new Pair(p, q, words.get(end)));
            }
        }
        return Optional.empty();
    }

    /** Returns the successors of {@code at} in the search for {@code (p, q, q)}. */
    private List<Triple> after(Triple at, int p, int q) {
        List<Triple> after = new ArrayList<>();
        for (int first : towards(p, automaton.next(at.first()))) {
            for (int second : towards(q, automaton.next(at.second()))) {
                for (int third : towards(q, automaton.next(at.third()))) {
                    looks--;
                    after.add(new Triple(first, second, third));
                }
            }
        }
        return after;
    }

    /** Returns the states of {@code states} from which {@code home} is reachable. */
    private int[] towards(int home, BitSet states) {
        return states.stream()
                .filter(state -> state == home || reachable.get(state).get(home))
                .toArray();
    }

    private boolean isLoop(int state) {
        return !automaton.isEnd(state) && reachable.get(state).get(state);
    }

    /** A word that leads from {@code start}, or from the beginning if it is negative, to {@code end}. */
    private String way(int start, int end) {
        Map<Integer, String> words = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(start);
        while (!words.containsKey(end)) {
            int at = open.remove();
            BitSet next = at < 0 ? automaton.first() : automaton.next(at);
            for (int state = next.nextSetBit(0); state >= 0; state = next.nextSetBit(state + 1)) {
                String letter = automaton.common(state, state, state, last);
                if (words.putIfAbsent(state, words.getOrDefault(at, "") + letter) == null) {
                    open.add(state);
                }
            }
        }
        return words.get(end);
    }
}
