/** The people who are referred: their NHS numbers, and the ends of referrals when a person dies, withdraws consent or is merged. */
@NullMarked
package org.footbridge.referral.people;

import org.jspecify.annotations.NullMarked;
