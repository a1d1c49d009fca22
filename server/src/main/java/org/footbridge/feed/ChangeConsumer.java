package org.footbridge.feed;

import java.util.List;
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
}
