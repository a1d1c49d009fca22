package org.footbridge.bench.check;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Request;

/** What is asked of the answers to searches whose order is not. */
public final class SearchChecks {

    private SearchChecks() {}

    /** One page with exactly these, in any order. */
    public static void exactly(Connection connection, String path, Collection<String> ids)
            throws IOException, WrongAnswer {
        page(connection, path, new Page(ids.size(), ids.size() + 1, ids::contains));
    }

    /** The first page of a search: as many as there can be, all of them right, none twice, and a link if there are more. */
    public static void page(Connection connection, String path, Page page) throws IOException, WrongAnswer {
        check(path, found(connection, path), page);
    }

    /** The first page of a search that was asked to say how many there are. */
    public static void pageAndTotal(Connection connection, String path, Page page) throws IOException, WrongAnswer {
        Content content = found(connection, path);
        if (content.total() < 0) {
            throw new WrongAnswer(path + " has no total");
        }
        check(path, content, page);
    }

    /** Nothing but how many there are. */
    public static void count(Connection connection, String path, int matches) throws IOException, WrongAnswer {
        Content content = found(connection, path);
        if (content.total() != matches) {
            throw new WrongAnswer(path + " has total " + content.total() + ", not " + matches);
        }
        if (content.entries().stream().anyMatch(entry -> !entry.isOutcome())
                || !content.next().isEmpty()) {
            throw new WrongAnswer(path + " has entries, but only their number was asked for");
        }
    }

    /**
     * All matches with what is to come along, each once; an answer need not say which is which, but must not say it wrong.
     *
     * @param matches as references
     * @param included as references
     */
    public static void withIncluded(Connection connection, String path, Set<String> matches, Set<String> included)
            throws IOException, WrongAnswer {
        Set<String> seen = new HashSet<>();
        Content content = found(connection, path);
        for (Content.Entry entry : content.entries()) {
            if (entry.isOutcome()) {
                continue;
            }
            String reference = entry.reference();
            boolean match = matches.contains(reference);
            if (!seen.add(reference) || !(match || included.contains(reference))) {
                throw new WrongAnswer(path + " must not have " + reference + ", or not twice");
            }
            if (!entry.mode().isEmpty() && match != entry.mode().equals("match")) {
                throw new WrongAnswer(path + " has " + reference + " as " + entry.mode());
            }
        }
        if (seen.size() != matches.size() + included.size()) {
            throw new WrongAnswer(
                    path + " has " + seen.size() + " entries, not " + matches.size() + " and " + included.size());
        }
        if (!content.next().isEmpty()) {
            throw new WrongAnswer(path + " has a next page");
        }
        checkTotal(path, content, matches.size());
    }

    static Content found(Connection connection, String path) throws IOException, WrongAnswer {
        Content content = Content.of(Checks.expect(connection, Request.get(path), 200));
        if (!content.type().equals("Bundle")) {
            throw new WrongAnswer(path + " is a " + content.type());
        }
        return content;
    }

    private static void check(String path, Content content, Page page) throws WrongAnswer {
        Set<String> seen = new HashSet<>();
        for (Content.Entry entry : content.entries()) {
            if (entry.isOutcome()) {
                continue;
            }
            if (!seen.add(entry.id()) || !page.member().test(entry.id())) {
                throw new WrongAnswer(path + " must not have " + entry.reference() + ", or not twice");
            }
        }
        int count = Math.min(page.matches(), page.size());
        if (seen.size() != count) {
            throw new WrongAnswer(path + " has " + seen.size() + " entries, not " + count);
        }
        boolean next = !content.next().isEmpty();
        if (next != page.matches() > page.size()) {
            throw new WrongAnswer(path + (next ? " has a next page" : " has no next page"));
        }
        checkTotal(path, content, page.matches());
    }

    /** A total that nobody asked for may be missing, but not wrong. */
    static void checkTotal(String path, Content content, int matches) throws WrongAnswer {
        if (content.total() >= 0 && content.total() != matches) {
            throw new WrongAnswer(path + " has total " + content.total() + ", not " + matches);
        }
    }
}
