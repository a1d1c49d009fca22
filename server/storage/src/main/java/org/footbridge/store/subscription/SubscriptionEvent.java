package org.footbridge.store.subscription;

import java.time.Instant;

/**
 * An event of a subscription: a version of a resource that matches it.
 *
 * @param number from 1, without gaps
 * @param state {@code pending}, {@code delivered}, {@code withheld} (the subscriber may no longer see the resource) or {@code dead} (the
 *     receiver has refused it)
 */
public record SubscriptionEvent(long number, String type, String id, int version, String state, Instant created) {}
