package org.footbridge.bench.check;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Request;

/** What is asked of answers to batches and transactions. */
public final class BundleChecks {

    private BundleChecks() {}

    /** Sends a batch of reads: as many answers, each 200 with what was asked for, in order. */
    public static void read(Connection connection, byte[] body, List<Stored> wanted) throws IOException, WrongAnswer {
        List<Content.Entry> entries = entries(connection, body, "200", wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            Stored one = wanted.get(i);
            Content.Entry entry = entries.get(i);
            if (!entry.reference().equals(one.reference()) || !entry.version().equals(one.version())) {
                throw new WrongAnswer(
                        "entry " + i + " is " + entry.reference() + " version '" + entry.version() + "', not " + one);
            }
        }
    }

    /** Sends a transaction of creations: as many answers, each 201 with a location of that type, no two the same. */
    public static void created(Connection connection, byte[] body, List<String> types) throws IOException, WrongAnswer {
        List<Content.Entry> entries = entries(connection, body, "201", types.size());
        Set<String> locations = new HashSet<>();
        for (int i = 0; i < types.size(); i++) {
            String location = entries.get(i).location();
            boolean named = ("/" + location).matches(".*/" + types.get(i) + "/[A-Za-z0-9.-]+(/_history/.+)?");
            if (!named || !locations.add(location)) {
                throw new WrongAnswer("the location of entry " + i + ", a " + types.get(i) + ", is '" + location + "'");
            }
        }
    }

    private static List<Content.Entry> entries(Connection connection, byte[] body, String status, int count)
            throws IOException, WrongAnswer {
        Content content = Content.of(Checks.expect(connection, Request.bundle(body), 200));
        if (!content.type().equals("Bundle") || content.entries().size() != count) {
            throw new WrongAnswer(
                    "a " + content.type() + " of " + content.entries().size() + " entries, not of " + count);
        }
        for (Content.Entry entry : content.entries()) {
            if (!entry.status().startsWith(status)) {
                throw new WrongAnswer("an entry has the status '" + entry.status() + "', not " + status);
            }
        }
        return content.entries();
    }
}
