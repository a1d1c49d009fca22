package org.footbridge.directory.openreferral.feed;

import java.util.List;
import org.footbridge.directory.openreferral.mapping.Publisher;

/**
 * What was read from a publisher.
 *
 * @param publisher by whose URL the ids are told from those of others
 * @param rows in the order of the feed
 * @param complete whether these are all services of the publisher, so that those that are missing have been withdrawn
 */
record Feed(Publisher publisher, List<Row> rows, boolean complete) {
    Feed {
        rows = List.copyOf(rows);
    }
}
