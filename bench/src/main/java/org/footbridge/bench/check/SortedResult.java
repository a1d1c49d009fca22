package org.footbridge.bench.check;

import java.io.IOException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.footbridge.bench.http.Connection;

/**
 * A sorted search, gone through page by page: at every position stands something with the sort key of that position, and
 * nothing comes twice. Which of several with the same key comes first is left to the server.
 */
public final class SortedResult {

    private final long[] keys;
    private final int first;
    private final boolean totalKnown;
    private final Function<String, OptionalLong> keyOf;
    private final Set<String> seen = new HashSet<>();
    private int at;

    /**
     * @param keys of all matches in order, of which some may stand before the first
     * @param first where among the keys the result begins
     * @param keyOf the key of an id, empty if it is no match
     */
    public SortedResult(long[] keys, int first, Function<String, OptionalLong> keyOf) {
        this(keys, first, true, keyOf);
    }

    private SortedResult(long[] keys, int first, boolean totalKnown, Function<String, OptionalLong> keyOf) {
        this.keys = keys;
        this.first = first;
        this.totalKnown = totalKnown;
        this.keyOf = keyOf;
        at = first;
    }

    /** Only the beginning of a result is known, and that there is more of it. */
    public static SortedResult beginning(long[] keys, Function<String, OptionalLong> keyOf) {
        return new SortedResult(keys, 0, false, keyOf);
    }

    /**
     * Asks for the next page and checks it.
     *
     * @param size how many are on a page unless the result ends on it
     * @return where the page after it is, below the base URL; empty if this was the last
     */
    public String next(Connection connection, String path, int size) throws IOException, WrongAnswer {
        Content content = SearchChecks.found(connection, path);
        int end = Math.min(at + size, keys.length);
        for (Content.Entry entry : content.entries()) {
            if (!entry.isOutcome()) {
                check(path, entry, end);
            }
        }
        if (at < end) {
            throw new WrongAnswer(path + " ends " + (end - at) + " entries early");
        }
        boolean more = at < keys.length;
        if (more == content.next().isEmpty()) {
            throw new WrongAnswer(path + (more ? " has no next page" : " has a next page"));
        }
        if (totalKnown) {
            SearchChecks.checkTotal(path, content, keys.length - first);
        }
        return more ? below(connection, content.next()) : "";
    }

    private void check(String path, Content.Entry entry, int end) throws WrongAnswer {
        OptionalLong key = keyOf.apply(entry.id());
        if (key.isEmpty() || !seen.add(entry.id())) {
            throw new WrongAnswer(path + " must not have " + entry.reference() + ", or not twice");
        }
        if (at == end) {
            throw new WrongAnswer(path + " has more than " + (seen.size() - 1) + " entries up to here");
        }
        if (key.getAsLong() != keys[at]) {
            throw new WrongAnswer(
                    path + " has " + entry.reference() + " at position " + (at - first) + ", where another belongs");
        }
        at++;
    }

    private static String below(Connection connection, String link) throws WrongAnswer {
        return connection
                .endpoint()
                .below(link)
                .orElseThrow(() -> new WrongAnswer("the next page is not on this server: " + link));
    }
}
