package org.footbridge.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.footbridge.patch.Patches;
import org.footbridge.problem.Problem;
import org.footbridge.store.subscription.SubscriptionStore;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the status of a Subscription resource, as the server and not its client does. */
public final class SubscriptionStatus {
    private static final Logger log = LoggerFactory.getLogger(SubscriptionStatus.class);

    private final ChangeExecutor changes;
    private final Patches patches;
    private final SubscriptionStore store;

    public SubscriptionStatus(ChangeExecutor changes, Patches patches, SubscriptionStore store) {
        this.changes = changes;
        this.patches = patches;
        this.store = store;
    }

    /** {@code error} is empty if there is none. A Subscription that a client has changed meanwhile is left alone. */
    void set(String id, String status, String error) {
        String before = store.find(id).map(one -> one.status()).orElse(SubscriptionRequest.OFF);
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        patch.addObject().put("op", "test").put("path", "/status").put("value", before);
        patch.addObject().put("op", "replace").put("path", "/status").put("value", status);
        // without an error there would be nothing to remove
        patch.addObject().put("op", "add").put("path", "/error").put("value", error.isEmpty() ? "-" : error);
        if (error.isEmpty()) {
            patch.addObject().put("op", "remove").put("path", "/error");
        }
        try {
            changes.apply(
                    ChangeRequest.patch(
                            "Subscription", id, patches.json(patch.toString().getBytes(StandardCharsets.UTF_8)), "*"),
                    Origin.SYSTEM);
            store.status(id, status);
        } catch (Problem problem) {
            if (problem.kind().isTransient()) {
                throw problem;
            }
            log.info("Subscription/{} keeps its status: {}", id, problem.message());
        }
    }
}
