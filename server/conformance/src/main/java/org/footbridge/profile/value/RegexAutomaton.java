package org.footbridge.profile.value;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/**
 * Glushkov automaton (NFA) of a regular expression in Java's syntax: it has one state for each position that reads a
 * character, and an initial state for the offsets at which a match may begin. Large finite repetition counts are replaced by
 * small ones.
 */
final class RegexAutomaton {
    private static final int STATES_MAX = 200;
    private static final int COPIES_MAX = 2;

    /** Sample of the character set: the first characters, and some of the others. */
    private static final String CHARACTERS = IntStream.range(0, 4_096)
            .map(i -> i < 1_024 ? i : 1_024 + (i - 1_024) * 21)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private final String text;
    private int at;

    /** The characters that each state reads. */
    private final List<BitSet> sets = new ArrayList<>();

    private final List<BitSet> follow = new ArrayList<>();

    /** The states from which every continuation matches. */
    private BitSet ends = new BitSet();

    private BitSet first = new BitSet();

    /** A subexpression: whether it matches the empty string, and the states in which its matches may begin and end. */
    private record Part(boolean empty, BitSet first, BitSet last) {
        static Part nothing() {
            return new Part(true, new BitSet(), new BitSet());
        }
    }

    /** Exception for syntax that the automaton does not model, such as a back-reference. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }

    private RegexAutomaton(String text) {
        this.text = text;
    }

    /** Empty if {@code regex} is none, or has something in it that states do not show. */
    static Optional<RegexAutomaton> of(String regex, boolean whole) {
        try {
            Pattern.compile(regex, Pattern.DOTALL);
            RegexAutomaton automaton = new RegexAutomaton(regex);
            automaton.build(whole);
            return Optional.of(automaton);
        } catch (PatternSyntaxException | Unknown unknown) {
            return Optional.empty();
        }
    }

    private void build(boolean whole) {
        boolean begins = whole || text.startsWith("^");
        boolean mayFail = whole || text.endsWith("$");
        Part part = alternatives();
        if (at < text.length()) {
            throw new Unknown();
        }
        ends = mayFail ? sureEnds(part.last()) : part.last();
        first = part.first();
        boolean always = part.empty() && (!mayFail || ends.intersects(part.first()));
        if (!begins && !always) {
            BitSet all = new BitSet();
            all.set(0, CHARACTERS.length());
            Part start = repeated(state(all));
            link(start.last(), part.first());
            first = union(start.first(), part.first());
        }
    }

    /** Returns, of the states before the end, those that match any remaining text, and their predecessors. */
    private BitSet sureEnds(BitSet last) {
        BitSet sure = new BitSet();
        last.stream()
                .filter(state -> sets.get(state).cardinality() == CHARACTERS.length()
                        && follow.get(state).get(state))
                .forEach(sure::set);
        BitSet all = (BitSet) sure.clone();
        last.stream().filter(state -> follow.get(state).intersects(sure)).forEach(all::set);
        return all;
    }

    private Part alternatives() {
        Part whole = sequence();
        while (has('|')) {
            at++;
            Part other = sequence();
            whole = new Part(
                    whole.empty() || other.empty(),
                    union(whole.first(), other.first()),
                    union(whole.last(), other.last()));
        }
        return whole;
    }

    private Part sequence() {
        Part whole = Part.nothing();
        while (at < text.length() && !has('|') && !has(')')) {
            whole = joined(whole, repetition());
        }
        return whole;
    }

    private Part joined(Part one, Part next) {
        link(one.last(), next.first());
        return new Part(
                one.empty() && next.empty(),
                one.empty() ? union(one.first(), next.first()) : one.first(),
                next.empty() ? union(one.last(), next.last()) : next.last());
    }

    private Part repetition() {
        int start = at;
        Part whole = atom();
        RegexQuantifier quantifier = RegexQuantifier.at(text, at);
        int end = at + quantifier.length();
        if (quantifier.possessive()) {
            throw new Unknown(); // takes all it can, and gives nothing back
        } else if (quantifier.length() > 0) {
            whole = Part.nothing();
            for (int copy = 0; copy < quantifier.copies(COPIES_MAX); copy++) {
                at = start;
                Part next = atom();
                boolean optional = copy >= Math.min(COPIES_MAX, quantifier.least());
                whole = joined(whole, optional ? optional(next, quantifier.endless()) : next);
            }
        }
        at = end;
        return whole;
    }

    private Part optional(Part part, boolean endless) {
        return endless ? repeated(part) : new Part(true, part.first(), part.last());
    }

    private Part repeated(Part part) {
        link(part.last(), part.first());
        return new Part(true, part.first(), part.last());
    }

    private Part atom() {
        char c = text.charAt(at);
        if (c == '(') {
            return group();
        } else if (c == '^' || c == '$') {
            at++;
            return Part.nothing();
        } else if (c == '[') {
            return character(classEnd());
        } else if (c != '\\') {
            return character(at + 1);
        }
        char escaped = text.charAt(at + 1);
        if ("bBAzZG".indexOf(escaped) >= 0) {
            at += 2;
            return Part.nothing();
        } else if ("dDsSwWhHvVtnrfae".indexOf(escaped) < 0 && Character.isLetterOrDigit(escaped)) {
            throw new Unknown();
        }
        return character(at + 2);
    }

    private Part group() {
        at++;
        if (has('?')) {
            if (!text.startsWith("?:", at)) {
                throw new Unknown();
            }
            at += 2;
        }
        Part inner = alternatives();
        at++;
        return inner;
    }

    private int classEnd() {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i + 1;
            }
        }
        throw new Unknown();
    }

    /** One character as the text up to {@code end} has it. */
    private Part character(int end) {
        Pattern one = Pattern.compile(text.substring(at, end), Pattern.DOTALL);
        at = end;
        BitSet set = new BitSet();
        for (int i = 0; i < CHARACTERS.length(); i++) {
            if (one.matcher(CHARACTERS.substring(i, i + 1)).matches()) {
                set.set(i);
            }
        }
        return state(set);
    }

    private Part state(BitSet set) {
        if (sets.size() == STATES_MAX) {
            throw new Unknown();
        }
        sets.add(set);
        follow.add(new BitSet());
        BitSet itself = new BitSet();
        itself.set(sets.size() - 1);
        return new Part(false, itself, itself);
    }

    private void link(BitSet from, BitSet to) {
        from.stream().forEach(state -> follow.get(state).or(to));
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.or(other);
        return both;
    }

    private boolean has(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    int size() {
        return sets.size();
    }

    BitSet next(int state) {
        return follow.get(state);
    }

    /** Whether the expression matches from there in any case, so that no other way is tried. */
    boolean isEnd(int state) {
        return ends.get(state);
    }

    /** The first or {@code last} character that all three read, a visible one rather than another; empty if none. */
    String common(int one, int two, int three, boolean last) {
        BitSet common = (BitSet) sets.get(one).clone();
        common.and(sets.get(two));
        common.and(sets.get(three));
        int visible = last ? common.previousSetBit('~') : common.nextSetBit('!');
        int found = visible >= 0 ? visible : common.nextSetBit(0);
        return found < 0 ? "" : CHARACTERS.substring(found, found + 1);
    }

    /** The states to begin with. */
    BitSet first() {
        return first;
    }

    /** Returns for each state the states that are reachable from it. */
    List<BitSet> reachable() {
        List<BitSet> reachable = new ArrayList<>();
        for (BitSet next : follow) {
            reachable.add((BitSet) next.clone());
        }
        for (int via = 0; via < size(); via++) {
            for (BitSet of : reachable) {
                if (of.get(via)) {
                    of.or(reachable.get(via));
                }
            }
        }
        return reachable;
    }
}
