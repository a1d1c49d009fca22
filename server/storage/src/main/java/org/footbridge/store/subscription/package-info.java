/** The subscriptions that are followed, and their events: numbered without gaps, and kept until they are delivered. */
@NullMarked
package org.footbridge.store.subscription;

import org.jspecify.annotations.NullMarked;
