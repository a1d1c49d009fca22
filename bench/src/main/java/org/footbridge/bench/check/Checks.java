package org.footbridge.bench.check;

import java.io.IOException;
import org.footbridge.bench.http.Answer;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Request;

/** What is asked of answers to reads and writes. */
public final class Checks {

    private Checks() {}

    public static Answer expect(Connection connection, Request request, int status) throws IOException, WrongAnswer {
        Answer answer = connection.send(request);
        if (answer.status() != status) {
            throw WrongAnswer.status(status, answer);
        }
        return answer;
    }

    /** Sends a resource to be created: 201, with the representation, and a Location that names it. */
    public static Stored create(Connection connection, String type, byte[] body) throws IOException, WrongAnswer {
        return created(type, expect(connection, Request.post("/" + type, body), 201));
    }

    /** What an answer to a creation says. */
    public static Stored created(String type, Answer answer) throws WrongAnswer {
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
    public static Stored update(Connection connection, Stored current, byte[] body) throws IOException, WrongAnswer {
        return changed(current, expect(connection, Request.put(current.path(), current.version(), body), 200));
    }

    /** What an answer to a change says: the same id, another version. */
    public static Stored changed(Stored current, Answer answer) throws WrongAnswer {
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

    public static void read(Connection connection, String path, Stored wanted) throws IOException, WrongAnswer {
        Content content = Content.of(expect(connection, Request.get(path), 200));
        if (!content.type().equals(wanted.type())
                || !content.id().equals(wanted.id())
                || !content.version().equals(wanted.version())) {
            throw new WrongAnswer("asked for " + wanted + ", got " + content.type() + "/" + content.id() + " version '"
                    + content.version() + "'");
        }
    }

    /** The version an answer is of, as its ETag or else its body says. */
    public static String version(Answer answer, Content content) throws WrongAnswer {
        String tag = answer.version();
        String version = tag == null ? content.version() : tag;
        if (version.isEmpty()) {
            throw new WrongAnswer("neither ETag nor meta.versionId: " + answer.text());
        }
        return version;
    }
}
