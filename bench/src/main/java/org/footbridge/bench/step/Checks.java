package org.footbridge.bench.step;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.footbridge.bench.http.Answer;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Request;

/** What is asked of answers. */
final class Checks {

    private Checks() {}

    static Answer expect(Connection connection, Request request, int status) throws IOException, WrongAnswer {
        Answer answer = connection.send(request);
        if (answer.status() != status) {
            throw WrongAnswer.status(status, answer);
        }
        return answer;
    }

    /** Sends a resource to be created: 201, with the representation, and a Location that names it. */
    static Stored create(Connection connection, String type, byte[] body) throws IOException, WrongAnswer {
        Answer answer = expect(connection, Request.post("/" + type, body), 201);
        Content content = Content.of(answer);
        if (!content.type().equals(type) || content.id().isEmpty()) {
            throw new WrongAnswer("created, but the answer is no " + type + " with an id: " + answer.text());
        }
        if (!(answer.location() + "/").contains("/" + type + "/" + content.id() + "/")) {
            throw new WrongAnswer("Location is '" + answer.location() + "' for " + type + "/" + content.id());
        }
        return new Stored(type, content.id(), version(answer, content));
    }

    /** Sends the next version of a resource: 200, the same id, another version. */
    static Stored update(Connection connection, Stored current, byte[] body) throws IOException, WrongAnswer {
        Answer answer = expect(connection, Request.put(current.path(), current.version(), body), 200);
        Content content = Content.of(answer);
        Stored updated = new Stored(content.type(), content.id(), version(answer, content));
        if (!updated.reference().equals(current.reference())) {
            throw new WrongAnswer("updated " + current.reference() + ", but the answer is " + updated.reference());
        }
        if (updated.version().equals(current.version())) {
            throw new WrongAnswer("updated, but the version is still '" + current.version() + "'");
        }
        return updated;
    }

    static void read(Connection connection, String path, Stored wanted) throws IOException, WrongAnswer {
        Content content = Content.of(expect(connection, Request.get(path), 200));
        if (!content.type().equals(wanted.type())
                || !content.id().equals(wanted.id())
                || !content.version().equals(wanted.version())) {
            throw new WrongAnswer("asked for " + wanted + ", got " + content.type() + "/" + content.id() + " version '"
                    + content.version() + "'");
        }
    }

    /** One page with exactly these, in any order. */
    static void exactly(Connection connection, String path, Collection<String> ids) throws IOException, WrongAnswer {
        page(connection, path, new Page(ids.size(), ids.size() + 1, ids::contains));
    }

    /** The first page of a search: as many as there can be, all of them right, none twice, and a link if there are more. */
    static void page(Connection connection, String path, Page page) throws IOException, WrongAnswer {
        Content content = Content.of(expect(connection, Request.get(path), 200));
        Set<String> seen = new HashSet<>();
        for (Content.Entry entry : content.entries()) {
            if (entry.type().equals("OperationOutcome")) {
                continue;
            }
            if (!seen.add(entry.id()) || !page.member().test(entry.id())) {
                throw new WrongAnswer(path + " must not have " + entry.type() + "/" + entry.id() + ", or not twice");
            }
        }
        int count = Math.min(page.matches(), page.size());
        if (seen.size() != count) {
            throw new WrongAnswer(path + " has " + seen.size() + " entries, not " + count);
        }
        if (content.next() != page.matches() > page.size()) {
            throw new WrongAnswer(path + (content.next() ? " has a next page" : " has no next page"));
        }
        if (content.total() >= 0 && content.total() != page.matches()) {
            throw new WrongAnswer(path + " has total " + content.total() + ", not " + page.matches());
        }
    }

    private static String version(Answer answer, Content content) throws WrongAnswer {
        String tag = answer.version();
        String version = tag == null ? content.version() : tag;
        if (version.isEmpty()) {
            throw new WrongAnswer("neither ETag nor meta.versionId: " + answer.text());
        }
        return version;
    }

    /**
     * What a search must find.
     *
     * @param matches in all, on whatever page
     * @param size of a page
     * @param member whether an id is one of the matches
     */
    record Page(int matches, int size, Predicate<String> member) {}
}
