package org.footbridge.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.oracle.query.Query;

/** Asks a server, which may be known by another base than it has here. */
final class Client {
    private static final int PAGES_MAX = 500;

    private final RunningServer server;
    private final String base;

    Client(RunningServer server, String base) {
        this.server = server;
        this.base = base;
    }

    /** The answer to {@code query}, with the pages that follow the first if {@code whole}. */
    Reply ask(Query query, boolean whole) {
        Answer answer = send(query);
        if (answer.status() != 200) {
            return new Reply(answer.status(), answer.body(), List.of(), false);
        }
        List<Reply.Page> pages = new ArrayList<>(List.of(Reply.Page.of(answer)));
        Optional<String> next = pages.get(0).next();
        while (whole && next.isPresent() && pages.size() < PAGES_MAX) {
            answer = server.get(next.get().replace(base, server.base()));
            if (answer.status() != 200) {
                return new Reply(answer.status(), answer.body(), pages, false);
            }
            Reply.Page page = Reply.Page.of(answer);
            pages.add(page);
            next = page.next();
        }
        return new Reply(200, "", pages, next.isEmpty());
    }

    private Answer send(Query query) {
        String path = query.scope().path();
        if (query.posted()) {
            return server.post(path + "/_search", query.encoded(), "Content-Type", "application/x-www-form-urlencoded");
        }
        String parameters = query.encoded();
        String url = server.base() + (path.isEmpty() ? "" : "/" + path.replace("*", "%2A"));
        return server.get(parameters.isEmpty() ? url : url + "?" + parameters);
    }
}
