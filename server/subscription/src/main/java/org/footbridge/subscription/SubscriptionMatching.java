package org.footbridge.subscription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.access.Access;
import org.footbridge.access.AccessControl;
import org.footbridge.access.Caller;
import org.footbridge.feed.ChangeConsumer;
import org.footbridge.problem.Problem;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.query.IndexedResource;
import org.footbridge.search.query.ResourceMatcher;
import org.footbridge.store.history.ChangeFeed.Entry;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.subscription.FollowedSubscription;
import org.footbridge.store.subscription.SubscriptionStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer of the change feed that finds the events of subscriptions: a version that matches the criteria and exists for the
 * subscriber. Events and their numbers are written in the transaction that moves the cursor, so each is written once.
 */
public final class SubscriptionMatching implements ChangeConsumer {
    private static final Logger log = LoggerFactory.getLogger(SubscriptionMatching.class);

    private final SubscriptionStore store;
    private final DeliveryJobs jobs;
    private final AccessControl control;
    private final SubscriptionCriteria criteria;

    /** Compiled criteria by the id of their Subscription; of the consumer's one thread. */
    private Map<String, Compiled> compiled = new HashMap<>();

    /** Criteria compiled for a version of the Subscription and a state of the search parameters; empty if they cannot be any more. */
    private record Compiled(int version, SearchEngine engine, Caller caller, Optional<ResourceMatcher> matcher) {}

    public SubscriptionMatching(SubscriptionStore store, DeliveryJobs jobs, AccessControl control) {
        this.store = store;
        this.jobs = jobs;
        this.control = control;
        this.criteria = new SubscriptionCriteria(control);
    }

    @Override
    public Set<String> types(Set<String> all) {
        return store.followed().stream()
                .map(FollowedSubscription::type)
                .filter(all::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public void accept(List<Entry> changes) {
        Map<String, List<FollowedSubscription>> byType =
                store.followed().stream().collect(Collectors.groupingBy(FollowedSubscription::type));
        SearchEngine engine = control.engine().get();
        Map<String, List<StoredVersion>> events = new TreeMap<>(); // all servers lock rows in one order
        Map<String, Access> access = new HashMap<>();
        Map<String, Compiled> used = new HashMap<>();
        for (Entry change : changes) {
            StoredVersion version = change.version();
            List<FollowedSubscription> interested = byType.getOrDefault(version.type(), List.of());
            if (interested.isEmpty() || version.deleted()) {
                continue;
            }
            IndexedResource indexed = engine.compiler()
                    .indexed(
                            version.type(),
                            version.id(),
                            version.updated(),
                            control.entries().apply(version));
            for (FollowedSubscription subscription : interested) {
                Compiled own = used.computeIfAbsent(subscription.id(), id -> compiled(subscription, engine));
                if (Long.parseLong(change.position().transaction()) > subscription.since()
                        && own.matcher()
                                .filter(matcher -> matcher.matches(indexed))
                                .isPresent()
                        && access.computeIfAbsent(subscription.id(), id -> control.of(own.caller()))
                                .sees(version)) {
                    events.computeIfAbsent(subscription.id(), id -> new ArrayList<>())
                            .add(version);
                }
            }
        }
        compiled = used;
        events.forEach((id, versions) -> {
            store.append(id, versions);
            jobs.require(id, false);
        });
    }

    private Compiled compiled(FollowedSubscription subscription, SearchEngine engine) {
        Compiled known = compiled.get(subscription.id());
        Caller caller = StoredCaller.parse(subscription.caller());
        if (known != null
                && known.version() == subscription.version()
                && known.engine().equals(engine)
                && control.of(caller).isUnrestricted()) {
            return known;
        }
        return new Compiled(subscription.version(), engine, caller, matcher(subscription, caller));
    }

    /** Criteria were checked when they were written, but a search parameter can be taken back. */
    private Optional<ResourceMatcher> matcher(FollowedSubscription subscription, Caller caller) {
        try {
            return Optional.of(criteria.matcher(caller, subscription.type(), subscription.criteria()));
        } catch (Problem problem) {
            log.warn("Subscription/{} has no events: {}", subscription.id(), problem.message());
            return Optional.empty();
        }
    }
}
