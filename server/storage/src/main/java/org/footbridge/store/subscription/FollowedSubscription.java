package org.footbridge.store.subscription;

import java.time.Instant;
import java.util.Optional;

/**
 * A Subscription that is followed, and how far its notifications have come.
 *
 * @param version the version that a client wrote last
 * @param status {@code requested}, {@code active}, {@code error} or {@code off}
 * @param criteria a query on resources of {@code type}; empty for all of them
 * @param caller JSON of the caller on whose behalf resources are sent
 * @param since the number of the transaction after which changes are events
 * @param latest the number of the last event
 * @param delivered the number of the last event that was delivered or set aside
 * @param failures attempts that have failed since the last success, and {@code failing} since when
 * @param error the reason of the last failure; empty if there is none
 */
public record FollowedSubscription(
        String id,
        int version,
        String status,
        String type,
        String criteria,
        String caller,
        long since,
        long latest,
        long delivered,
        int failures,
        Optional<Instant> failing,
        String error) {}
