package org.footbridge.subscription;

import java.util.List;
import org.footbridge.access.AccessControl;
import org.footbridge.access.Caller;
import org.footbridge.problem.Problem;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.query.ResourceMatcher;
import org.footbridge.search.request.SearchRequest.Selection;
import org.footbridge.transaction.Criteria;

/** Compiles the criteria of a Subscription to a matcher in memory. Chains lead only to what exists for the subscriber. */
record SubscriptionCriteria(AccessControl control) {
    /**
     * The matcher of {@code query} on resources of {@code type}.
     *
     * @throws Problem RULE if the criteria are not a search, or need more than the resource to be decided
     */
    ResourceMatcher matcher(Caller caller, String type, String query) {
        SearchEngine engine = control.of(caller).narrowed(control.engine().get());
        try {
            return ResourceMatcher.of(
                    query.isEmpty()
                            ? engine.compiler().compile(new Selection(type, List.of()))
                            : Criteria.parse(type, query, "The criteria", engine)
                                    .query(),
                    control.others());
        } catch (Problem problem) {
            throw SubscriptionRequest.refused("criteria", problem.message());
        }
    }
}
