package org.footbridge.feed;

import java.util.List;
import java.util.Set;
import org.footbridge.store.history.ChangeFeed;

/** Work on changes: one server at a time does it, in the order of the change feed. */
@FunctionalInterface
public interface ChangeConsumer {
    /**
     * Handles changes in the transaction that moves the consumer's cursor. What it writes to the database happens once; other effects
     * may happen again after a failure.
     *
     * @throws RuntimeException if they are to be handled again later
     */
    void accept(List<ChangeFeed.Entry> changes);

    /**
     * The resource types, among {@code all}, whose changes concern it now; changes of others are not read. It is asked once the end of
     * the changes to read is known, so it sees all that was committed before that end.
     */
    default Set<String> types(Set<String> all) {
        return all;
    }
}
