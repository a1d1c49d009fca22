/**
 * The closed loop of referrals: the state machine of Task and ServiceRequest, which takes part in every write, and the steps that the
 * operations take.
 */
@NullMarked
package org.footbridge.referral;

import org.jspecify.annotations.NullMarked;
