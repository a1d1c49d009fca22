/**
 * Notifies clients of changes, as their Subscription resources request it: rest-hook channels of R4.
 *
 * <p>Context: a receiver may be down for hours, and a missed notification can be a missed person. Decision: a consumer of the change feed
 * matches every change in memory and writes numbered events; a job for each subscription delivers them in order, and is tried until
 * the receiver accepts. Consequence: at least once, never out of order; a receiver has to expect a repetition.
 */
@NullMarked
package org.footbridge.subscription;

import org.jspecify.annotations.NullMarked;
