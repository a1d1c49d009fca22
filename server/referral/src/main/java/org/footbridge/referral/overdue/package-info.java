/** Marks the referrals that are overdue, so that work lists and Subscriptions notice them. */
@NullMarked
package org.footbridge.referral.overdue;

import org.jspecify.annotations.NullMarked;
